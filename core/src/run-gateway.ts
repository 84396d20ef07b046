import type { LoadedConfig } from './config/load-config.ts';
import { Gateway } from './gateway/gateway.ts';
import { startMessage } from './gateway/start-message.ts';
import { watchProcess } from './gateway/watch-process.ts';
import { adminToken, tokenAuth } from './http/admin-token.ts';

/** How a gateway is run. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the message for people goes; the log goes to standard output. */
  readonly tell: (text: string) => void;
}

/** Builds, starts, and runs a gateway until it is told to stop. Resolves with the exit code; throws `BootError`. */
export async function runGateway(config: LoadedConfig, { environment, tell }: RunOptions): Promise<number> {
  const token = adminToken(config.settings.data, environment);
  const gateway = new Gateway(config, { auth: tokenAuth(token.value) });
  const watch = watchProcess(gateway.log);
  try {
    await gateway.start();
    gateway.log.info('ready', { profile: config.profile.name, url: gateway.http.url, admin: token.from });
    // In a checkout the program is reached through npm, which brings the Node it needs
    tell(startMessage(gateway, token, environment['npm_lifecycle_event'] === 'start' ? 'npm run opencvi --' : 'opencvi'));
    const signal = await watch.stopSignal();
    tell(signal === 'SIGTERM' ? 'Draining: no new calls; send SIGTERM again to stop at once.' : 'Stopping.');
    gateway.log.info('stopping', { signal, calls: gateway.orchestrator.calls.size });
    if (signal === 'SIGTERM') await Promise.race([gateway.drain(config.settings.calls.drainTimeout), watch.stopSignal()]);
    await gateway.stop();
    gateway.log.info('stopped');
    return 0;
  } finally {
    watch.close();
  }
}
