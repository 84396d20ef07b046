import { type TelephoneEventPacket, telephoneEventPackets } from '@opencvi/rtp';
import { type Deferred, deferred } from '../deferred.ts';
import { frameMs } from '../metronome.ts';

const pressMs = 120;
/** Silence between keys: two presses of the same key must be told apart. */
const gapMs = 80;

interface Press {
  readonly packets: TelephoneEventPacket[];
  readonly done: Deferred<void>;
  /** The timestamp at which the key went down. */
  timestamp: number | undefined;
  elapsedMs: number;
}

/** A packet that is due, and the timestamp it gets. */
export interface DuePacket extends TelephoneEventPacket {
  readonly timestamp: number;
}

/** Keys to be pressed, one after another (RFC 4733). */
export class DigitQueue {
  readonly #presses: Press[] = [];

  /** Resolves when the last key is up again. Throws when one is no key. */
  async press(digits: string, clockRate: number): Promise<void> {
    const presses = [...digits].map(digit => ({
      packets: telephoneEventPackets(digit, { clockRate, durationMs: pressMs, intervalMs: frameMs }),
      done: deferred(),
      timestamp: undefined,
      elapsedMs: 0,
    }));
    this.#presses.push(...presses);
    await Promise.all(presses.map(press => press.done.promise));
  }

  /** One frame time passes: what to send instead of sound; undefined when no key is pressed. */
  beat(timestamp: number): DuePacket[] | undefined {
    const [press] = this.#presses;
    if (!press) return undefined;
    press.timestamp ??= timestamp;
    const start = press.timestamp;
    const due: DuePacket[] = [];
    while (press.packets[0] && press.packets[0].atMs <= press.elapsedMs) {
      const packet = press.packets.shift() as TelephoneEventPacket;
      due.push({ ...packet, timestamp: start + packet.timestampOffset });
    }
    press.elapsedMs += frameMs;
    if (press.packets.length === 0 && press.elapsedMs >= pressMs + gapMs) {
      this.#presses.shift();
      press.done.resolve();
    }
    return due;
  }

  /** The call is over. */
  close(): void {
    for (const press of this.#presses.splice(0)) press.done.reject(new Error('the call ended before all digits were typed'));
  }
}
