import type { Clock, MediaFormat } from '@opencvi/plugin-api';
import { type FrameClock, frameMs } from '../frame-clock.ts';
import type { Still } from '../pictures/still.ts';
import { randomSource } from './media-packet.ts';
import type { OutboundStream } from './outbound-stream.ts';

/** RTP's clock for video (RFC 6184 8.2.1). */
const clockRate = 90_000;
/** What a still may take when nothing lower was agreed: its key frame comes within a moment, and no switch on the way overflows. */
const maxStillBitrate = 2_000_000;

/** How much of a bit rate is left for payloads beside their headers. */
const payloadShare = 0.9;

/** However often a key frame is asked for, pictures do not follow each other faster, in milliseconds. */
const leastInterval = 200;

/** Sends a still over and over, paced: a key frame of a whole screen in one burst would be lost on slow lines. */
export class StillPlayer {
  readonly source = randomSource();
  readonly #stream: OutboundStream;
  readonly #clock: Clock;
  readonly #frames: FrameClock;
  #still: Still | undefined;
  #format: MediaFormat | undefined;
  #bitrate = 0;
  #budget = 0;
  #next = 0;
  #payload = 0;
  #dueAt = 0;
  #begunAt = 0;
  #timestamp = 0;
  #sequence = 0;
  #keyWanted = false;
  #unsubscribe: (() => void) | undefined;

  constructor(stream: OutboundStream, clock: Clock, frames: FrameClock) {
    this.#stream = stream;
    this.#clock = clock;
    this.#frames = frames;
  }

  /** Shows a still from its key frame on. */
  show(still: Still, format: MediaFormat, maxBitrate: number | undefined): void {
    this.#still = still;
    this.#format = format;
    this.#bitrate = Math.min(maxBitrate ?? maxStillBitrate, maxStillBitrate);
    this.#next = 0;
    this.#payload = 0;
    this.#dueAt = this.#clock.now();
    this.#unsubscribe ??= this.#frames.subscribe(() => this.#tick());
  }

  /** The far end wants a key frame. */
  requestKeyFrame(): void {
    this.#keyWanted = true;
    this.#dueAt = Math.min(this.#dueAt, this.#begunAt + leastInterval);
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#still = undefined;
  }

  #tick(): void {
    if (!this.#still || !this.#format) return;
    // what was saved up while nothing was due must not become a burst
    const bytesPerTick = (Math.min(this.#bitrate, (this.#stream.ceiling ?? Infinity) * payloadShare) * frameMs) / 8_000;
    this.#budget = Math.min(this.#budget + bytesPerTick, Math.max(2 * bytesPerTick, 1_500));
    if (this.#payload === 0) {
      if (this.#clock.now() < this.#dueAt) return;
      this.#begin(this.#still);
    }
    this.#send(this.#still, this.#format);
  }

  #begin(still: Still): void {
    if (this.#keyWanted) this.#next = still.keyPictures.find(index => index >= this.#next) ?? still.keyPictures[0] ?? 0;
    if (still.pictures[this.#next]?.key) this.#keyWanted = false;
    const now = this.#clock.now();
    this.#timestamp = Math.round((now * clockRate) / 1000) >>> 0;
    this.#begunAt = now;
    this.#dueAt = Math.max(this.#dueAt + still.interval, now);
  }

  #send(still: Still, format: MediaFormat): void {
    const picture = still.pictures[this.#next];
    const payloads = picture?.payloads ?? [];
    while (this.#payload < payloads.length && this.#budget > 0) {
      const payload = payloads[this.#payload++] as Uint8Array;
      this.#budget -= payload.length;
      this.#sequence = (this.#sequence + 1) & 0xffff;
      const marker = this.#payload === payloads.length;
      const { source } = this;
      this.#stream.write({ source, format, sequenceNumber: this.#sequence, timestamp: this.#timestamp, marker, payload });
    }
    if (this.#payload < payloads.length) return;
    this.#payload = 0;
    this.#next = (this.#next + 1) % still.pictures.length;
  }
}
