import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallOptions } from '../../call/call.ts';
import type { RimClock } from '../rim.ts';

export const systemClock: RimClock = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const callOptions: CallOptions = { role: 'callee', vendor: { product: 'test', version: '1' }, control: { random: () => 1 } };

/** A clock whose timers run out when a test says so. */
export class HandClock implements RimClock {
  readonly timers = new Set<{ readonly ms: number; readonly callback: () => void }>();

  after(ms: number, callback: () => void): () => void {
    const timer = { ms, callback };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  /** Every timer of this length runs out; false where there is none. */
  runOut(ms: number): boolean {
    const due = [...this.timers].filter(timer => timer.ms === ms);
    for (const timer of due) {
      this.timers.delete(timer);
      timer.callback();
    }
    return due.length > 0;
  }
}

export const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Waits for what other sockets do. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 800; turn++) {
    if (condition()) return;
    await pause(5);
  }
  throw new Error('it did not happen');
}

/** How many sockets there are. */
export function openSockets(): number {
  return process.getActiveResourcesInfo().filter(kind => /^(TCP|UDP)/.test(kind)).length;
}

/** A connection of somebody else: what came, and whether it is over. */
export class Peer {
  readonly socket: Socket;
  received = '';
  hasEnded = false;
  isClosed = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', data => {
      this.received += data.toString('latin1');
    });
    socket.on('end', () => {
      this.hasEnded = true;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.isClosed = true;
    });
  }

  static async connect(port: number, options: { readonly localAddress?: string; readonly allowHalfOpen?: boolean } = {}): Promise<Peer> {
    const socket = connect({ port, host: '127.0.0.1', ...options });
    const peer = new Peer(socket);
    await once(socket, 'connect');
    return peer;
  }
}
