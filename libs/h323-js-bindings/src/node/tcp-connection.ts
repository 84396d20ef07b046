import type { Socket } from 'node:net';
import { outliveFailedWrites } from './outlive-failed-writes.ts';
import type { RimClock } from './rim.ts';

/** What is waiting to be sent at most: a far side that reads nothing must not fill our memory. */
const maxUnsent = 1 << 20;
/** How long a connection may take to close once one side has said that it ends. */
const lingerMs = 2_000;

/** Options of every TCP socket: messages are small and each is waited for; a far side without power is noticed in the end. */
export const tcpOptions = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 } as const;

export interface ConnectionHandlers {
  onBytes(bytes: Uint8Array): void;
  /** Once, when it ends and it was not us who ended it. */
  onClosed(error?: string): void;
  /** Once, when the socket is no more. */
  onGone(): void;
}

/** A connection that is up, with bounds on what it holds. */
export class TcpConnection {
  readonly #socket: Socket;
  readonly #clock: RimClock;
  readonly #handlers: ConnectionHandlers;
  #hasEnded = false;
  #canWrite = true;
  #error: string | undefined;
  #stopLingering: (() => void) | undefined;

  constructor(socket: Socket, clock: RimClock, handlers: ConnectionHandlers) {
    this.#socket = socket;
    this.#clock = clock;
    this.#handlers = handlers;
    outliveFailedWrites(socket, error => this.#onWriteFailed(error));
    socket.on('data', bytes => {
      // What comes after our end is read, so that the far side's end is reached, and not looked at
      if (!this.#hasEnded) handlers.onBytes(bytes);
    });
    socket.on('error', error => {
      this.#error = error.message;
    });
    // Nobody ends H.225.0 or H.245 in one direction only: half open is closed
    socket.on('end', () => this.#lose());
    socket.on('close', () => this.#onClose());
  }

  send(bytes: Uint8Array): void {
    if (this.#hasEnded || !this.#canWrite) return;
    this.#gather();
    this.#socket.write(bytes);
    if (this.#socket.writableLength > maxUnsent) this.fail('the far side does not read');
  }

  /** Ends it after what was sent before. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#socket.end();
    this.#linger();
  }

  /** Breaks it off, as if the network had: `onClosed` tells why. */
  fail(error: string): void {
    this.#socket.destroy(new Error(error));
  }

  destroy(): void {
    this.#hasEnded = true;
    this.#socket.destroy();
  }

  /** What is said in one turn of the event loop goes out together: an answer is often of several messages, and a system call costs more than one. */
  #gather(): void {
    if (this.#socket.writableCorked > 0) return;
    this.#socket.cork();
    setImmediate(() => this.#socket.uncork());
  }

  /** Nobody takes what we say any more; what was said to us before is still read. */
  #onWriteFailed(error: Error): void {
    this.#canWrite = false;
    this.#error ??= error.message;
    this.#linger();
  }

  #lose(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (!this.#socket.destroyed) this.#linger();
    this.#handlers.onClosed(this.#error);
  }

  #linger(): void {
    this.#stopLingering ??= this.#clock.after(lingerMs, () => this.#socket.destroy());
  }

  #onClose(): void {
    this.#stopLingering?.();
    this.#lose();
    this.#handlers.onGone();
  }
}
