import { createSocket, type Socket } from 'node:dgram';
import type { Clock } from '@opencvi/plugin-api';

/** What became of a datagram to a port of this machine. `taken`: another program has the port. */
export type LoopResult = 'arrived' | 'lost' | 'taken';

/** Sends a datagram over loopback to a port that it opens for that. */
export type UdpLoop = (port: number, signal: AbortSignal) => Promise<LoopResult>;

const address = '127.0.0.1';

/** Probes over loopback. */
export function udpLoop(clock: Clock, timeout: number): UdpLoop {
  return async (port, signal) => {
    signal.throwIfAborted();
    const [receiver, sender] = [createSocket('udp4'), createSocket('udp4')];
    try {
      if (!(await bound(receiver, port))) return 'taken';
      const arrived = new Promise<LoopResult>((resolve, reject) => {
        receiver.on('message', () => resolve('arrived'));
        sender.on('error', reject);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      sender.send('opencvi-doctor', port, address);
      return await clock.within(timeout, arrived).catch(error => {
        signal.throwIfAborted();
        if (error instanceof Error && error.name === 'TimeoutError') return 'lost' as const;
        throw error;
      });
    } finally {
      receiver.close();
      sender.close();
    }
  };
}

function bound(socket: Socket, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    socket.bind(port, address, () => resolve(true));
  });
}
