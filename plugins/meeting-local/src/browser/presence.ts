import type { Clock } from '@opencvi/plugin-api';

/** How long a browser may be without its event stream: a page that reloads, a network that changes. */
const graceMs = 15_000;
/** How often a browser is asked whether it is there. */
const pingMs = 10_000;
/** A browser that answers nothing for so long is gone, although its connection was never closed: a lid that was shut. */
const silenceMs = 45_000;

/** Tells when a browser has gone without a word. */
export class Presence {
  readonly #clock: Clock;
  readonly #on: { ping(): void; lost(): void };
  #cancel: () => void;
  #lastSeen: number;
  #closed = false;

  constructor(clock: Clock, on: { ping(): void; lost(): void }) {
    this.#clock = clock;
    this.#on = on;
    this.#lastSeen = clock.now();
    this.#cancel = clock.after(graceMs, () => on.lost());
  }

  seen(): void {
    this.#lastSeen = this.#clock.now();
  }

  /** The event stream is there. */
  attached(): void {
    if (this.#closed) return;
    this.#cancel();
    this.seen();
    this.#cancel = this.#clock.every(pingMs, () => this.#ping());
  }

  /** The event stream is gone. */
  detached(): void {
    if (this.#closed) return;
    this.#cancel();
    this.#cancel = this.#clock.after(graceMs, () => this.#on.lost());
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #ping(): void {
    if (this.#clock.now() - this.#lastSeen > silenceMs) this.#on.lost();
    else this.#on.ping();
  }
}
