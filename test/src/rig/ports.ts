import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Every rig listens on the loopback address only. */
export const LOOPBACK = '127.0.0.1';

/** The ports from which the rig takes blocks; below the range from which Linux takes ephemeral ports. */
export const RIG_PORTS = { first: 16_000, last: 16_999 } as const;

const taken = new Set<number>();

/**
 * Reserves a block of consecutive ports, the first one even, which are free for UDP and TCP now and are not given again
 * within this process. The start is random so that two test processes seldom ask for the same block.
 */
export async function reservePorts(count: number): Promise<number> {
  const room = RIG_PORTS.last - RIG_PORTS.first + 1 - count;
  const start = Math.floor(Math.random() * (room / 2));
  for (let step = 0; step < room / 2; step++) {
    const first = RIG_PORTS.first + 2 * ((start + step) % Math.floor(room / 2));
    const block = Array.from({ length: count }, (_, index) => first + index);
    if (block.some(port => taken.has(port))) continue;
    for (const port of block) taken.add(port);
    const free = await Promise.all(block.map(isFree));
    if (free.every(Boolean)) return first;
    releasePorts(first, count);
  }
  throw new Error(`no ${count} consecutive free ports in ${RIG_PORTS.first}-${RIG_PORTS.last}`);
}

/** Gives a block back. */
export function releasePorts(first: number, count: number): void {
  for (let port = first; port < first + count; port++) taken.delete(port);
}

const TCP_LISTEN = '0A';

/** Whether somebody receives on a port. Looks at the kernel's table: to bind the port would be in the way of who is about to. */
export async function isBound(port: number, transport: 'udp' | 'tcp'): Promise<boolean> {
  const table = await readFile(`/proc/net/${transport}`, 'utf8');
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').some(line => {
    const [, local, , state] = line.trim().split(/\s+/);
    return local?.endsWith(suffix) && (transport === 'udp' || state === TCP_LISTEN);
  });
}

async function isFree(port: number): Promise<boolean> {
  return (await isFreeUdp(port)) && (await isFreeTcp(port));
}

function isFreeUdp(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(port, LOOPBACK, () => socket.close(() => resolve(true)));
  });
}

function isFreeTcp(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}
