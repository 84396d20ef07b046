import { timestampDelta } from './serial-arithmetic.ts';
import { DTMF_DIGITS, parseTelephoneEvent, type TelephoneEvent } from './telephone-event.ts';

/** A key went down, or came up again. Each press gives one `down` and one `up`, in that order. */
export type DigitNotice =
  | { readonly type: 'down'; readonly digit: string }
  | { readonly type: 'up'; readonly digit: string; readonly durationMs: number; readonly reason: 'end' | 'next' | 'timeout' };

export interface TelephoneEventDetectorOptions {
  readonly clockRate?: number;
  /** A key whose end was lost comes up after this much silence, in ms. */
  readonly timeoutMs?: number;
}

interface Press {
  readonly event: number;
  readonly digit: string;
  timestamp: number;
  /** Duration of the segments before the one at `timestamp`. */
  before: number;
  duration: number;
  lastSeen: number;
  down: boolean;
}

const NOTHING: readonly DigitNotice[] = [];
const MAX_DURATION = 0xffff;

/** Turns telephone-event packets, with their repeats, losses and reordering, into key presses (RFC 4733 2.5.2). */
export class TelephoneEventDetector {
  readonly #clockRate: number;
  readonly #timeoutMs: number;
  #press: Press | undefined;

  constructor(options: TelephoneEventDetectorOptions = {}) {
    this.#clockRate = options.clockRate ?? 8000;
    this.#timeoutMs = options.timeoutMs ?? 500;
  }

  /** Takes one packet; `now` is any steady clock in ms. */
  push(packet: { readonly timestamp: number; readonly payload: Uint8Array }, now: number): readonly DigitNotice[] {
    const event = parseTelephoneEvent(packet.payload);
    if (!event || event.event >= DTMF_DIGITS.length) return NOTHING;
    const press = this.#press;
    if (press && this.#belongs(press, packet.timestamp, event)) return this.#update(press, event, now);
    // an older event's repeat that arrives behind a newer one; a large step back is a restarted sender
    if (press && this.#isStale(press, packet.timestamp)) return NOTHING;
    return this.#start(packet.timestamp, event, now);
  }

  /** Call from time to time: gives the `up` of a key whose end packets were all lost. */
  poll(now: number): readonly DigitNotice[] {
    const press = this.#press;
    if (!press?.down || now - press.lastSeen < this.#timeoutMs) return NOTHING;
    return [this.#release(press, 'timeout')];
  }

  #belongs(press: Press, timestamp: number, event: TelephoneEvent): boolean {
    if (press.event !== event.event) return false;
    if (press.timestamp === timestamp) return true;
    if (this.#movesOn(press, timestamp, event)) {
      press.timestamp = timestamp;
      return true;
    }
    // RFC 4733 2.5.1.3: a long press goes on in a segment that begins where the full one stopped
    if (!press.down || timestampDelta(press.timestamp, timestamp) !== MAX_DURATION) return false;
    press.before += MAX_DURATION;
    press.timestamp = timestamp;
    press.duration = 0;
    return true;
  }

  /**
   * RFC 4733 2.2.1: the timestamp stays that of the beginning. Some session border controllers move it on with each packet: then it is less far
   * from the last one than the key has been down, where another press could not have begun, and the duration did not start anew.
   */
  #movesOn(press: Press, timestamp: number, event: TelephoneEvent): boolean {
    const step = timestampDelta(press.timestamp, timestamp);
    return step > 0 && step <= press.duration && event.duration >= press.duration;
  }

  #isStale(press: Press, timestamp: number): boolean {
    const delta = timestampDelta(press.timestamp, timestamp);
    return delta < 0 && delta > -2 * this.#clockRate;
  }

  #start(timestamp: number, event: TelephoneEvent, now: number): readonly DigitNotice[] {
    const digit = DTMF_DIGITS.charAt(event.event);
    const previous = this.#press;
    const notices: DigitNotice[] = previous?.down ? [this.#release(previous, 'next')] : [];
    const press: Press = { event: event.event, digit, timestamp, before: 0, duration: event.duration, lastSeen: now, down: true };
    this.#press = press;
    notices.push({ type: 'down', digit });
    if (event.end) notices.push(this.#release(press, 'end'));
    return notices;
  }

  #update(press: Press, event: TelephoneEvent, now: number): readonly DigitNotice[] {
    if (!press.down) return NOTHING;
    press.lastSeen = now;
    // reordering: the duration only grows
    press.duration = Math.max(press.duration, event.duration);
    return event.end ? [this.#release(press, 'end')] : NOTHING;
  }

  #release(press: Press, reason: 'end' | 'next' | 'timeout'): DigitNotice {
    press.down = false;
    const durationMs = Math.round(((press.before + press.duration) * 1000) / this.#clockRate);
    return { type: 'up', digit: press.digit, durationMs, reason };
  }
}
