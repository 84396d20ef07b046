import { connect, type Socket } from 'node:net';
import type { SocketAddress } from '../machine.ts';
import { deferred } from './deferred.ts';
import type { RimClock } from './rim.ts';
import { tcpOptions } from './tcp-connection.ts';

/** A connection that could not be made. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly reason: 'timeout' | 'aborted' | 'failed';
  /** The system's, as ECONNREFUSED; for `failed` only. */
  readonly code: string | undefined;

  constructor(reason: ConnectError['reason'], message: string, options: ErrorOptions & { readonly code?: string | undefined } = {}) {
    super(message, options);
    this.reason = reason;
    this.code = options.code;
  }
}

export interface ConnectRequest {
  readonly to: SocketAddress;
  readonly from?: string | undefined;
  readonly clock: RimClock;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** Connects, within a time; rejects with a ConnectError. */
export async function connectTcp({ to, from, clock, timeout, signal }: ConnectRequest): Promise<Socket> {
  if (signal?.aborted) throw aborted(signal);
  const local = from === undefined ? {} : { localAddress: from };
  const socket = connect({ host: to.address, port: to.port, ...local, ...tcpOptions });
  const { promise, resolve, reject } = deferred();
  const abort = (): void => reject(signal && aborted(signal));
  const cancel = clock.after(timeout, () => reject(new ConnectError('timeout', `no connection within ${timeout} ms`)));
  const fail = (error: NodeJS.ErrnoException): void =>
    reject(new ConnectError('failed', error.message, { cause: error, code: error.code }));
  signal?.addEventListener('abort', abort, { once: true });
  socket.once('connect', resolve).on('error', fail);
  try {
    await promise;
    socket.off('error', fail);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
}

function aborted(signal: AbortSignal): ConnectError {
  return new ConnectError('aborted', 'taken back', { cause: signal.reason });
}
