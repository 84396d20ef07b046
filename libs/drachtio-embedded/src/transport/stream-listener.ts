import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { Clock, ClockTimer } from '../clock.ts';
import type { Limits } from '../limits.ts';
import { advertisedAddress } from './advertised.ts';
import type { Flow } from './flow.ts';
import type { BoundListener, FlowEvents, SipListener, SipTlsOptions, SocketAddress } from './listener.ts';
import { plainHost } from './local-host.ts';
import { StreamConnection } from './stream-connection.ts';

const sweepMs = 1000;
const closeMs = 500; // what was written last may still go out

/** A TCP or TLS listener and its connections, those it accepted and those it made. */
export class StreamListener implements BoundListener {
  readonly protocol: 'tcp' | 'tls';
  readonly #server: Server;
  readonly #options: SipListener;
  readonly #context: { readonly limits: Limits; readonly clock: Clock; readonly events: FlowEvents };
  readonly #connections = new Set<StreamConnection>();
  readonly #sockets = new Set<Socket>();
  readonly #made = new Map<string, StreamConnection>();
  #sweeper: ClockTimer | undefined;
  #local: SocketAddress = { host: '', port: 0 };
  #closed = false;

  private constructor(options: SipListener, context: { limits: Limits; clock: Clock; events: FlowEvents }) {
    this.protocol = options.transport === 'tls' ? 'tls' : 'tcp';
    this.#options = options;
    this.#context = context;
    this.#server = this.protocol === 'tls' ? this.#tlsServer() : createServer(socket => this.#accept(socket));
    this.#server.on('connection', (socket: Socket) => this.#admit(socket));
  }

  static async listen(options: SipListener, context: { limits: Limits; clock: Clock; events: FlowEvents }): Promise<StreamListener> {
    const listener = new StreamListener(options, context);
    listener.#server.listen({ port: options.port, host: options.host, backlog: 511 });
    await once(listener.#server, 'listening');
    listener.#server.on('error', () => {});
    const address = listener.#server.address();
    if (address !== null && typeof address === 'object') listener.#local = { host: address.address, port: address.port };
    listener.#scheduleSweep();
    return listener;
  }

  get local(): SocketAddress {
    return this.#local;
  }

  get connections(): number {
    return this.#connections.size;
  }

  advertised(remoteHost: string): SocketAddress {
    return advertisedAddress(this.#options, this.#local, remoteHost);
  }

  flowTo(remote: SocketAddress, servername?: string): Flow {
    const key = `${remote.host} ${remote.port} ${servername ?? ''}`;
    const existing = this.#made.get(key);
    if (existing?.open) return existing;
    const socket = this.protocol === 'tls' ? this.#tlsConnect(remote, servername) : connect({ host: remote.host, port: remote.port });
    const connection = this.#adopt(socket, remote, false);
    this.#made.set(key, connection);
    socket.once('close', () => {
      if (this.#made.get(key) === connection) this.#made.delete(key);
    });
    return connection;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#sweeper?.cancel();
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    for (const connection of this.#connections) connection.finish();
    const force = this.#context.clock.setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, closeMs);
    await closed;
    force.cancel();
    for (const connection of this.#connections) connection.destroy();
  }

  #tlsServer(): Server {
    const tls = this.#tls();
    const server = createTlsServer({
      key: tls.key,
      cert: tls.cert,
      ...(tls.ca && { ca: mutable(tls.ca) }),
      requestCert: tls.requestClientCert ?? false,
      rejectUnauthorized: tls.requestClientCert ?? false,
      minVersion: 'TLSv1.2',
      handshakeTimeout: this.#context.limits.messageTimeoutMs,
    });
    server.on('secureConnection', socket => this.#accept(socket));
    server.on('tlsClientError', (_error, socket: TLSSocket) => socket.destroy());
    return server;
  }

  #tlsConnect(remote: SocketAddress, servername: string | undefined): Socket {
    const tls = this.#tls();
    return tlsConnect({
      host: remote.host,
      port: remote.port,
      key: tls.key,
      cert: tls.cert,
      ...(tls.ca && { ca: mutable(tls.ca) }),
      ...(servername !== undefined && { servername }),
      rejectUnauthorized: tls.verifyServer ?? true,
      minVersion: 'TLSv1.2',
    });
  }

  #tls(): SipTlsOptions {
    if (!this.#options.tls) throw new TypeError('a tls listener needs the tls option with key and cert');
    return this.#options.tls;
  }

  /** Counts a connection before anything, a handshake above all, is spent on it. */
  #admit(socket: Socket): void {
    const { maxConnections, maxConnectionsPerSource } = this.#context.limits;
    const fromSource = [...this.#sockets].filter(other => other.remoteAddress === socket.remoteAddress).length;
    if (this.#closed || this.#sockets.size >= maxConnections || fromSource >= maxConnectionsPerSource) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #accept(socket: Socket): void {
    if (socket.destroyed || socket.remoteAddress === undefined) return;
    this.#adopt(socket, { host: plainHost(socket.remoteAddress), port: socket.remotePort ?? 0 }, true);
  }

  #adopt(socket: Socket, remote: SocketAddress, established: boolean): StreamConnection {
    const context = { ...this.#context, listener: this, protocol: this.protocol };
    const connection = new StreamConnection(socket, remote, { context, established });
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
    return connection;
  }

  #scheduleSweep(): void {
    this.#sweeper = this.#context.clock.setTimeout(() => {
      const now = this.#context.clock.now();
      for (const connection of this.#connections) connection.sweep(now);
      if (!this.#closed) this.#scheduleSweep();
    }, sweepMs);
  }
}

function mutable(ca: NonNullable<SipTlsOptions['ca']>): string | Buffer | (string | Buffer)[] {
  return typeof ca === 'string' || Buffer.isBuffer(ca) ? ca : [...ca];
}
