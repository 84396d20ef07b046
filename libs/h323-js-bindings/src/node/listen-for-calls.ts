import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';
import type { Call, CallOptions } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';
import { endsOf, plainAddress } from './address.ts';
import { bindTo } from './bind-to.ts';
import { CallRunner } from './call-runner.ts';
import { checkControl } from './check-control.ts';
import type { SignallingServer, SignallingServerOptions } from './rim.ts';
import { tcpOptions } from './tcp-connection.ts';

const defaultMaxConnections = 10_000;

type CreateCall = (options: CallOptions) => Call;

/** Takes signalling connections, each with a call's machine of its own. Rejects when the address cannot be bound, and for options that make no sense. */
export async function listenWith(createCall: CreateCall, options: SignallingServerOptions): Promise<SignallingServer> {
  checkControl(options.control);
  const connections = new IncomingConnections(createCall, options);
  const server = await bindTo(options.host, host => listening(host, options.port));
  server.on('connection', socket => connections.take(socket));
  // Out of file handles, say: the next connection may find one
  server.on('error', error => options.onDefect(error));
  return { address: addressOf(server), close: () => close(server, connections) };
}

/** `::` is IPv4 as well, whatever the system's default (RFC 3493 5.3). */
async function listening(host: string, port: number): Promise<Server> {
  const server = createServer(tcpOptions);
  server.listen({ host, port, ipv6Only: false });
  await once(server, 'listening');
  return server;
}

/** The connections that came in and are not gone. */
class IncomingConnections {
  readonly #createCall: CreateCall;
  readonly #options: SignallingServerOptions;
  readonly #running = new Set<CallRunner>();

  constructor(createCall: CreateCall, options: SignallingServerOptions) {
    this.#createCall = createCall;
    this.#options = options;
  }

  take(socket: Socket): void {
    const runner = this.#accept(socket);
    if (!runner) return void socket.on('error', () => {}).destroy();
    this.#running.add(runner);
    void runner.over.then(() => this.#running.delete(runner));
    runner.start();
  }

  /** Drops the connections that have brought no call yet. */
  dropIdle(): void {
    for (const runner of this.#running) if (runner.phase === 'idle') runner.destroy();
  }

  #accept(socket: Socket): CallRunner | undefined {
    const { maxConnections = defaultMaxConnections, clock, control, onDefect } = this.#options;
    const ends = endsOf(socket);
    if (!ends) return undefined;
    try {
      if (this.#running.size >= maxConnections) return void this.#options.onTooMany?.(ends.remote);
      const acceptance = this.#options.onConnection(ends.remote);
      if (!acceptance) return undefined;
      const { options, onEvent, createCall = this.#createCall } = acceptance;
      return new CallRunner(createCall(options), { socket, ...ends, clock, control, onEvent, onDefect });
    } catch (error) {
      onDefect(error);
      return undefined;
    }
  }
}

function addressOf(server: Server): SocketAddress {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { address: plainAddress(address.address), port: address.port };
}

/** `close` would wait for the calls that run; the port is free once the loop has come round. */
async function close(server: Server, connections: IncomingConnections): Promise<void> {
  if (!server.listening) return;
  server.close();
  connections.dropIdle();
  await nextRound();
}
