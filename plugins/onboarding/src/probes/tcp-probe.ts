import { connect } from 'node:net';
import type { Clock } from '@opencvi/plugin-api';

/** Whether a TCP port takes connections. Rejects when it does not. */
export type TcpProbe = (host: string, port: number, signal: AbortSignal) => Promise<void>;

/** Probes over the network. */
export function tcpProbe(clock: Clock, timeout: number): TcpProbe {
  return async (host, port, signal) => {
    signal.throwIfAborted();
    const socket = connect({ host, port });
    try {
      await clock.within(
        timeout,
        new Promise<void>((resolve, reject) => {
          socket.once('connect', resolve);
          socket.once('error', reject);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      );
    } finally {
      socket.destroy();
    }
  };
}
