import { fileURLToPath } from 'node:url';
import { asteriskBlock, startAsterisk } from '../../rig/asterisk.ts';
import { startGateway } from '../../rig/gateway.ts';
import { PeerProcess } from '../../rig/process.ts';
import { pinDevice } from '../measure/cpu.ts';
import { ports } from '../ports.ts';
import type { LoadTarget } from './load-call.ts';

/** Something that answers H.323 calls. */
export interface H323Device {
  readonly pid: number;
  readonly target: LoadTarget;
}

/** The least that the library needs. */
export async function startMinimalAnswerer(stack: AsyncDisposableStack): Promise<H323Device> {
  const port = ports.minimalH323;
  const args = [fileURLToPath(new URL('minimal-answerer-program.js', import.meta.url)), `${port}`];
  const program = stack.use(new PeerProcess({ name: 'minimal-answerer', command: process.execPath, args, lineBuffered: false }));
  await program.waitForLine(/^ready$/);
  return device(program.pid, { address: '127.0.0.1', port, alias: '600' });
}

/** Debian's Asterisk with chan_ooh323; its 606 answers and echoes. */
export async function startAsteriskAnswerer(stack: AsyncDisposableStack): Promise<H323Device> {
  const block = stack.use(await asteriskBlock());
  const asterisk = stack.use(
    await startAsterisk({ name: 'bench', peer: { address: '127.0.0.1', port: 9 }, block, rtp: ports.asteriskRtp }),
  );
  return device(asterisk.pid, { address: asterisk.host, port: asterisk.port, alias: '606' });
}

/** The gateway with default settings, apart from addresses and limits that are there for strangers. */
export async function startWholeGateway(stack: AsyncDisposableStack): Promise<H323Device> {
  const config = {
    log: { level: 'info' },
    plugins: { 'protocol-h323': { limits: { exempt: ['127.0.0.1'] } } },
  };
  const gateway = stack.use(await startGateway({ ports: ports.gateway, config }));
  return device(gateway.pid, { address: '127.0.0.1', port: gateway.ports.h323, alias: 'teams' });
}

function device(pid: number | undefined, target: LoadTarget): H323Device {
  pinDevice(pid ?? 0);
  return { pid: pid ?? 0, target };
}
