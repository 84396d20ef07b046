import Srf from 'drachtio-srf';
import type { BoundAddress, DrachtioEmbeddedOptions } from '../options.ts';
import { DrachtioEmbedded } from '../server.ts';
import type { TransportProtocol } from '../transport/listener.ts';
import type { SrfApp } from './srf-types.ts';

/** A server and a drachtio-srf application on it. */
export interface TestApp extends AsyncDisposable {
  readonly server: DrachtioEmbedded;
  readonly srf: SrfApp;
  readonly controlPort: number;
  address(transport: TransportProtocol): BoundAddress;
  /** A URI that reaches this server. */
  uri(user: string, transport?: TransportProtocol): string;
}

export const sdp = (session: string) =>
  ['v=0', `o=- ${session} 1 IN IP4 127.0.0.1`, 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 4000 RTP/AVP 0', 'a=sendrecv', ''].join(
    '\r\n',
  );

/** Starts both; `setup` registers handlers before the connection, as applications do. */
export async function startApp(options: Partial<DrachtioEmbeddedOptions> = {}, setup: (srf: SrfApp) => void = () => {}): Promise<TestApp> {
  const server = new DrachtioEmbedded({
    listeners: [
      { transport: 'udp', host: '127.0.0.1', port: 0 },
      { transport: 'tcp', host: '127.0.0.1', port: 0 },
    ],
    control: { secret: 'test' },
    ...options,
  });
  const { controlPort, listeners } = await server.start();
  const srf = new Srf() as unknown as SrfApp;
  setup(srf);
  await connect(srf, controlPort).catch(async error => {
    await server.close();
    throw error;
  });
  const address = (transport: TransportProtocol) => {
    const found = listeners.find(listener => listener.transport === transport);
    if (!found) throw new Error(`no ${transport} listener`);
    return found;
  };
  return {
    server,
    srf,
    controlPort,
    address,
    uri: (user, transport = 'udp') => `sip:${user}@127.0.0.1:${address(transport).port};transport=${transport}`,
    async [Symbol.asyncDispose]() {
      srf.disconnect();
      await server.close();
    },
  };
}

function connect(srf: SrfApp, port: number): Promise<void> {
  const target = { host: '127.0.0.1', port, secret: 'test', reconnect: { maxAttempts: 1 } };
  return new Promise((resolve, reject) => {
    srf.on('error', () => {});
    srf.connect(target, error => (error ? reject(error) : resolve()));
  });
}
