import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { SocketAddress } from '../machine.ts';
import { plainAddress } from './address.ts';
import { deferred } from './deferred.ts';
import type { ControlListening } from './rim.ts';
import { tcpOptions } from './tcp-connection.ts';

export interface AwaitRequest {
  /** Address to listen on. */
  readonly host: string;
  readonly ports: ControlListening['ports'];
  /** The only address from which a connection is taken; any where undefined. */
  readonly peer: string | undefined;
  readonly signal: AbortSignal;
  onListening(address: SocketAddress): void;
}

/** Listens until one connection has come from the one who may. Rejects when no port is free, and when the signal aborts. */
export async function awaitConnection({ host, ports, peer, signal, onListening }: AwaitRequest): Promise<Socket> {
  const server = createServer(tcpOptions);
  const { promise, resolve, reject } = deferred<Socket>();
  let hasCome = false;
  server.on('connection', socket => {
    const isWelcome = peer === undefined || plainAddress(socket.remoteAddress ?? '') === peer;
    if (hasCome || !isWelcome) return void socket.destroy();
    hasCome = true;
    resolve(socket);
  });
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const port = await listenWithin(server, host, ports);
    server.on('error', reject);
    signal.throwIfAborted();
    onListening({ address: host, port });
    return await promise;
  } finally {
    server.close();
    signal.removeEventListener('abort', abort);
  }
}

/** Takes a port of the range, beginning anywhere in it: neighbouring calls seldom try the same. */
async function listenWithin(server: Server, host: string, { min, max } = { min: 0, max: 0 }): Promise<number> {
  const count = max - min + 1;
  const start = Math.floor(Math.random() * count);
  for (let i = 0; ; i++) {
    try {
      server.listen({ host, port: min + ((start + i) % count), exclusive: true });
      await once(server, 'listening');
      return portOf(server);
    } catch (error) {
      if (i + 1 >= count) throw error;
    }
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
