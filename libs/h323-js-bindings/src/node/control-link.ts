import { isIP, type Socket } from 'node:net';
import type { SocketAddress } from '../machine.ts';
import { awaitConnection } from './await-connection.ts';
import { connectTcp } from './connect-tcp.ts';
import type { ControlListening, RimClock } from './rim.ts';
import { type ConnectionHandlers, TcpConnection } from './tcp-connection.ts';

const connectTimeout = 5_000;

/** What a control connection is made from: the signalling connection, and where its owner wants it. */
export interface ControlContext {
  /** Addresses of the signalling connection's ends. */
  readonly local: string;
  readonly peer: string;
  readonly listening: ControlListening;
  readonly clock: RimClock;
}

export interface ControlHandlers extends ConnectionHandlers {
  onListening(address: SocketAddress): void;
  onConnected(): void;
}

/** The H.245 connection of a call: awaited or made, then up. `onGone` is called once, whatever became of it. */
export class ControlLink {
  readonly #context: ControlContext;
  readonly #handlers: ControlHandlers;
  readonly #opening = new AbortController();
  #connection: TcpConnection | undefined;

  private constructor(context: ControlContext, handlers: ControlHandlers) {
    this.#context = context;
    this.#handlers = handlers;
  }

  /** Awaits it on the address of the signalling socket, from the far side's address alone unless others are allowed. */
  static listen(context: ControlContext, handlers: ControlHandlers): ControlLink {
    const link = new ControlLink(context, handlers);
    const { local, listening } = context;
    const { announced, ports, allowOtherControlHosts } = listening;
    // An address of the other IP version is of no use to the far side
    const address = announced !== undefined && isIP(announced) === isIP(local) ? announced : local;
    const peer = allowOtherControlHosts ? undefined : context.peer;
    const onListening = ({ port }: SocketAddress): void => handlers.onListening({ address, port });
    void link.#open(awaitConnection({ host: local, ports, peer, signal: link.#opening.signal, onListening }));
    return link;
  }

  /** Makes it: to where the far side is, whatever address it says. No peer makes us connect to others (SSRF), and behind NAT its own address is of no use. */
  static connect(context: ControlContext, to: SocketAddress, handlers: ControlHandlers): ControlLink {
    const link = new ControlLink(context, handlers);
    const { local, peer, listening, clock } = context;
    const address = listening.allowOtherControlHosts ? to.address : peer;
    const { signal } = link.#opening;
    void link.#open(connectTcp({ to: { address, port: to.port }, from: local, clock, timeout: connectTimeout, signal }));
    return link;
  }

  send(bytes: Uint8Array): void {
    this.#connection?.send(bytes);
  }

  /** Ends it after what was sent before, or gives it up before it is there. */
  end(): void {
    this.#opening.abort(new Error('not wanted any more'));
    this.#connection?.end();
  }

  destroy(): void {
    this.#opening.abort(new Error('not wanted any more'));
    this.#connection?.destroy();
  }

  async #open(opened: Promise<Socket>): Promise<void> {
    const { signal } = this.#opening;
    try {
      const socket = await opened;
      if (signal.aborted) socket.destroy();
      signal.throwIfAborted();
      this.#connection = new TcpConnection(socket, this.#context.clock, this.#handlers);
    } catch (error) {
      if (!signal.aborted) this.#handlers.onClosed(error instanceof Error ? error.message : String(error));
      this.#handlers.onGone();
      return;
    }
    this.#handlers.onConnected();
  }
}
