import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../rig/eventually.ts';
import { startGateway } from '../../rig/gateway.ts';
import { isBound } from '../../rig/ports.ts';
import { PeerProcess } from '../../rig/process.ts';
import { TempDir } from '../../rig/temp-dir.ts';
import { pinDevice } from '../measure/cpu.ts';
import { ports } from '../ports.ts';
import { kamailioConfig } from './kamailio-config.ts';

/** Something that answers calls. */
export interface SipDevice {
  readonly pid: number;
  readonly port: number;
}

/** Starts Debian's Kamailio. */
export async function startKamailio(stack: AsyncDisposableStack): Promise<SipDevice> {
  const dir = stack.use(await TempDir.make('bench-kamailio'));
  const port = ports.kamailio;
  await writeFile(dir.file('kamailio.cfg'), kamailioConfig(port));
  // its default receive buffer overflows in bursts, and looks like a slow server
  const args = ['-DD', '-E', '-b', '4194304', '-f', dir.file('kamailio.cfg'), '-Y', dir.path, '-w', dir.path];
  return device(stack.use(new PeerProcess({ name: 'kamailio', command: 'kamailio', args, lineBuffered: false })), port);
}

/** Starts the minimal drachtio-srf application. */
export async function startMinimalApp(stack: AsyncDisposableStack): Promise<SipDevice> {
  const port = ports.minimalApp;
  const args = [fileURLToPath(new URL('minimal-app-program.js', import.meta.url)), `${port}`];
  const app = stack.use(new PeerProcess({ name: 'minimal-app', command: process.execPath, args, lineBuffered: false }));
  await app.waitForLine(/^ready$/);
  return device(app, port);
}

/** Starts the gateway with default settings, apart from addresses and limits that are there for strangers. */
export async function startWholeGateway(stack: AsyncDisposableStack): Promise<SipDevice> {
  const config = {
    log: { level: 'info' },
    plugins: { 'protocol-sip': { limits: { exempt: ['127.0.0.1'] } }, 'meeting-local': { maxParticipants: 1_000 } },
  };
  const gateway = stack.use(await startGateway({ ports: ports.gateway, config }));
  pinDevice(gateway.pid ?? 0);
  return { pid: gateway.pid ?? 0, port: gateway.sipPort };
}

async function device(process: PeerProcess, port: number): Promise<SipDevice> {
  const bound = { what: `${process.name} to listen`, within: 10_000, every: 50, context: () => process.tail() };
  await eventually(bound, async () => {
    if (process.exit) throw new Error(`${process.name} ended\n${process.tail()}`);
    return (await isBound(port, 'udp')) ? true : undefined;
  });
  pinDevice(process.pid ?? 0);
  return { pid: process.pid ?? 0, port };
}
