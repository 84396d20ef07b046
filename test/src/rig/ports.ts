import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Every rig listens on the loopback address only. */
export const LOOPBACK = '127.0.0.1';

/** The ports that the rig gives out; below the range from which Linux takes ephemeral ports. */
export const RIG_PORTS = { first: 16_000, last: 16_999 } as const;

const SLOT = 20;
const SLOTS = 47;
/** The first ports are locks, one for each slot of the others. */
const FIRST_SLOT_AT = RIG_PORTS.last + 1 - SLOT * SLOTS;
const TCP_LISTEN = '0A';

/**
 * Consecutive ports, the first one even, which are free for UDP and TCP. Nobody else takes them, in no other test process either,
 * until the block is disposed of: a socket bound to the lock of each slot sees to that, and the kernel frees it if we die.
 */
export class PortBlock implements AsyncDisposable {
  readonly first: number;
  readonly #locks: readonly Socket[];

  private constructor(first: number, locks: readonly Socket[]) {
    this.first = first;
    this.#locks = locks;
  }

  /** Takes a block; the search starts anywhere, so that a port just closed is not used again at once. */
  static async take(count: number): Promise<PortBlock> {
    const wanted = Math.ceil(count / SLOT);
    const places = SLOTS - wanted + 1;
    const start = Math.floor(Math.random() * places);
    for (let step = 0; step < places; step++) {
      const slot = (start + step) % places;
      const locks = await lock(Array.from({ length: wanted }, (_, index) => slot + index));
      if (!locks) continue;
      const block = new PortBlock(FIRST_SLOT_AT + slot * SLOT, locks);
      if (await block.#isFree(count)) return block;
      await block[Symbol.asyncDispose]();
    }
    throw new Error(`no ${count} consecutive free ports in ${RIG_PORTS.first}-${RIG_PORTS.last}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#locks.map(closeSocket));
  }

  async #isFree(count: number): Promise<boolean> {
    const ports = Array.from({ length: count }, (_, index) => this.first + index);
    return (await Promise.all(ports.map(isFree))).every(Boolean);
  }
}

/** An address of 127.0.0.0/8 for who wants well-known ports: the block's alone, 127.0.0.2 and up. */
export function addressOf({ first }: PortBlock): string {
  return `127.0.0.${(first - RIG_PORTS.first) / SLOT + 2}`;
}

/** Whether somebody receives on a port. Looks at the kernel's table: to bind the port would be in the way of who is about to. */
export async function isBound(port: number, transport: 'udp' | 'tcp'): Promise<boolean> {
  const table = await readFile(`/proc/net/${transport}`, 'utf8');
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').some(line => {
    const [, local, , state] = line.trim().split(/\s+/);
    return local?.endsWith(suffix) && (transport === 'udp' || state === TCP_LISTEN);
  });
}

async function lock(slots: readonly number[]): Promise<Socket[] | undefined> {
  const sockets = await Promise.all(slots.map(slot => bindUdp(RIG_PORTS.first + slot)));
  const held = sockets.filter(socket => socket !== undefined);
  if (held.length === slots.length) return held;
  await Promise.all(held.map(closeSocket));
  return undefined;
}

async function isFree(port: number): Promise<boolean> {
  const socket = await bindUdp(port);
  if (!socket) return false;
  await closeSocket(socket);
  return canListen(port);
}

async function bindUdp(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4').unref();
  try {
    socket.bind(port, LOOPBACK);
    await once(socket, 'listening');
    return socket;
  } catch {
    await closeSocket(socket);
    return undefined;
  }
}

function closeSocket(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.close(resolve));
}

function canListen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}
