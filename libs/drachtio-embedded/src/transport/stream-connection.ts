import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import type { Flow } from './flow.ts';
import type { BoundListener, FlowEvents, SocketAddress } from './listener.ts';
import { StreamFramer } from './stream-framer.ts';

const pong = Buffer.from('\r\n');
const maxUnsentBytes = 4 * 1024 * 1024; // a peer that does not read must not fill our memory

export interface StreamContext {
  readonly listener: BoundListener;
  readonly protocol: 'tcp' | 'tls';
  readonly limits: Limits;
  readonly clock: Clock;
  readonly events: FlowEvents;
}

/** One TCP or TLS connection, ours or the peer's. */
export class StreamConnection implements Flow {
  readonly reliable = true;
  readonly remote: SocketAddress;
  readonly #socket: Socket;
  readonly #context: StreamContext;
  readonly #framer: StreamFramer;
  readonly #waiting = new Set<(error: Error) => void>();
  #holds = 0;
  #lastUse: number;
  #partialSince: number | undefined;
  #established: boolean;
  #open = true;

  constructor(socket: Socket, remote: SocketAddress, options: { context: StreamContext; established: boolean }) {
    this.remote = remote;
    this.#socket = socket;
    this.#context = options.context;
    this.#framer = new StreamFramer(options.context.limits);
    this.#established = options.established;
    this.#lastUse = options.context.clock.now();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    socket.on('data', bytes => this.#receive(bytes));
    socket.on('error', error => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('connection closed')));
    socket.on(options.context.protocol === 'tls' ? 'secureConnect' : 'connect', () => this.#establish());
  }

  get protocol(): 'tcp' | 'tls' {
    return this.#context.protocol;
  }

  get listener(): BoundListener {
    return this.#context.listener;
  }

  get open(): boolean {
    return this.#open;
  }

  send(bytes: Buffer, onError?: (error: Error) => void): void {
    if (!this.#open) {
      onError?.(new Error('connection closed'));
      return;
    }
    if (this.#socket.writableLength > maxUnsentBytes) this.#socket.destroy(new Error('peer does not read'));
    this.#lastUse = this.#context.clock.now();
    if (onError) this.#waiting.add(onError);
    this.#socket.write(bytes, error => {
      if (!onError || !this.#waiting.delete(onError)) return;
      if (error) onError(error);
    });
  }

  hold(): () => void {
    let held = true;
    this.#holds++;
    return () => {
      if (held) this.#holds--;
      held = false;
    };
  }

  /** Closes the connection when it has been idle, or stuck in the middle of something, for too long. */
  sweep(now: number): void {
    const { idleTimeoutMs, messageTimeoutMs } = this.#context.limits;
    const stuckSince = this.#established ? this.#partialSince : this.#lastUse;
    const stuck = stuckSince !== undefined && now - stuckSince >= messageTimeoutMs;
    const idle = this.#holds === 0 && now - this.#lastUse >= idleTimeoutMs;
    if (stuck || idle) this.destroy(new Error(stuck ? 'message timed out' : 'idle'));
  }

  /** Sends what was written, then closes. */
  finish(): void {
    this.#open = false;
    this.#socket.destroySoon();
  }

  destroy(error?: Error): void {
    this.#socket.destroy();
    this.#fail(error ?? new Error('connection closed'));
  }

  #establish(): void {
    this.#established = true;
    this.#lastUse = this.#context.clock.now();
  }

  #receive(chunk: Buffer): void {
    const { clock, events } = this.#context;
    this.#lastUse = clock.now();
    for (const event of this.#framer.push(chunk)) {
      this.#partialSince = undefined;
      if (event.type === 'message') events.onBytes(event.bytes, this);
      else if (event.type === 'ping') this.send(pong);
      else {
        events.onBadStream(event.reason, event.bytes, this);
        this.finish();
      }
    }
    this.#partialSince = this.#framer.partial ? (this.#partialSince ?? this.#lastUse) : undefined;
  }

  #fail(error: Error): void {
    this.#open = false;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const onError of waiting) onError(error);
  }
}
