import type { Clock } from '@opencvi/plugin-api';
import { sequenceDelta } from '@opencvi/rtp';

/** A picture that was lost is repaired by one key frame; a line that loses all the time must not cause a stream of them. */
const interval = 2_000;
/** A step larger than this is a restarted sender. */
const maxGap = 1_000;

/** Notices that video was damaged on the way, so that a key frame can repair it even if nobody who sees it can ask. */
export class LossWatch {
  readonly #clock: Clock;
  readonly #damaged: () => void;
  #highest: number | undefined;
  #missing = new Set<number>();
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, damaged: () => void) {
    this.#clock = clock;
    this.#damaged = damaged;
  }

  /** A packet came. A gap counts once four more have come: until then its packets may only be late. */
  packet(sequenceNumber: number): void {
    const step = this.#highest === undefined ? 1 : sequenceDelta(this.#highest, sequenceNumber);
    if (Math.abs(step) > maxGap) this.#missing.clear();
    else if (step > 1) this.#missing.add((sequenceNumber - 1) & 0xffff);
    else if (step < 0) this.#missing.delete(sequenceNumber);
    if (step > 0 || step < -maxGap) this.#highest = sequenceNumber;
    for (const missing of this.#missing) {
      if (sequenceDelta(missing, sequenceNumber) < 4) continue;
      this.#missing.delete(missing);
      this.tell();
    }
  }

  /** Damage became known in another way. */
  tell(): void {
    const now = this.#clock.now();
    if (now - this.#toldAt < interval) return;
    this.#toldAt = now;
    this.#damaged();
  }
}
