import type { Clock, MediaFormat } from '@opencvi/plugin-api';
import { dtmfEvent, telephoneEventPackets } from '@opencvi/rtp';
import { isTelephoneEvent, randomSource } from './media-packet.ts';
import type { OutboundStream } from './outbound-stream.ts';

/** RFC 4733 leaves the length of a key press to the sender; receivers want at least 40 ms (ITU-T Q.24), and a pause between two. */
const pressMs = 160;
const pauseMs = 80;

/** Sends digits as telephone-event (RFC 4733), one after another. */
export class DigitSender {
  readonly #stream: OutboundStream;
  readonly #clock: Clock;
  readonly #source = randomSource();
  readonly #closing = new AbortController();
  #queue: Promise<void> = Promise.resolve();
  #sending = 0;
  #sequence = 0;

  constructor(stream: OutboundStream, clock: Clock) {
    this.#stream = stream;
    this.#clock = clock;
  }

  /** While digits go out, they take the place of sound. */
  get busy(): boolean {
    return this.#sending > 0;
  }

  /** Sends digits behind those that are under way. Characters that are no digits are left out. */
  send(digits: string, clockRate: number | undefined, signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const sent = this.#queue.then(() => this.#sendAll(digits, clockRate, either));
    this.#queue = sent;
    return sent;
  }

  close(): void {
    // a reason that nobody looks at: the DOMException that comes without one takes a stack trace
    this.#closing.abort('closed');
  }

  async #sendAll(digits: string, clockRate: number | undefined, signal: AbortSignal): Promise<void> {
    // RFC 4733 2.1: events share the timestamps of the audio that they stand in for, so the clock must be the same one
    const events = this.#stream.formats.filter(isTelephoneEvent);
    const format = events.find(event => event.clockRate === clockRate) ?? events[0];
    if (!format) return;
    this.#sending++;
    try {
      for (const digit of digits) if (dtmfEvent(digit) !== undefined) await this.#sendOne(digit, format, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#sending--;
    }
  }

  async #sendOne(digit: string, format: MediaFormat, signal: AbortSignal): Promise<void> {
    const { clockRate } = format;
    const begin = Math.round((this.#clock.now() * clockRate) / 1000);
    let at = 0;
    for (const packet of telephoneEventPackets(digit, { durationMs: pressMs, clockRate })) {
      if (packet.atMs > at) await this.#clock.sleep(packet.atMs - at, signal);
      at = packet.atMs;
      this.#sequence = (this.#sequence + 1) & 0xffff;
      const timestamp = (begin + packet.timestampOffset) >>> 0;
      const { marker, payload } = packet;
      this.#stream.write({ source: this.#source, format, sequenceNumber: this.#sequence, timestamp, marker, payload });
    }
    await this.#clock.sleep(pauseMs, signal);
  }
}
