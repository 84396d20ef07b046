import type { Clock } from '@opencvi/plugin-api';

/** Length of an audio frame, in milliseconds: what every room system sends and takes. */
export const frameMs = 20;

/** One tick of 20 ms for everybody who makes audio or video: a timer for each call would wake the process far more often. */
export class FrameClock {
  readonly #clock: Clock;
  readonly #subscribers = new Set<() => void>();
  #stop: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls back at every tick until the returned function is called. */
  subscribe(tick: () => void): () => void {
    this.#subscribers.add(tick);
    this.#stop ??= this.#clock.every(frameMs, () => this.#tick());
    return () => this.#unsubscribe(tick);
  }

  #tick(): void {
    for (const tick of [...this.#subscribers]) if (this.#subscribers.has(tick)) tick();
  }

  #unsubscribe(tick: () => void): void {
    this.#subscribers.delete(tick);
    if (this.#subscribers.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }
}
