import {
  RTP_HEADER_LENGTH,
  readSequenceNumber,
  readSsrc,
  readTimestamp,
  writeMarker,
  writePayloadType,
  writeSequenceNumber,
  writeSsrc,
  writeTimestamp,
} from './rtp-packet.ts';
import { addSequence, addTimestamp, sequenceDelta, timestampDelta } from './serial-arithmetic.ts';

export interface RtpStreamRewriterOptions {
  /** The synchronization source the receiver sees, whoever is the source. */
  readonly ssrc: number;
  readonly clockRate: number;
  /** The payload type the receiver expects; each packet keeps its own when left out. */
  readonly payloadType?: number;
  /** First numbers sent. RFC 3550 5.1: random unless told. */
  readonly sequenceNumber?: number;
  readonly timestamp?: number;
  /** Least step of the timestamp from one source to the next, in ms: a frame of audio. */
  readonly minStepMs?: number;
  /** Audio: set the marker where a source begins (RFC 3551 4.1). Video uses the marker for the end of a picture: leave it. */
  readonly markSwitch?: boolean;
}

/** RFC 3550 A.1 */
const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;
/** A timestamp this far from the arrival clock, in seconds, is a new time base and not a pause. */
const MAX_DRIFT = 10;

/**
 * Makes one continuous stream out of several: a receiver sees one SSRC, whose sequence numbers and timestamps go on when the
 * source changes. Within a source, gaps stay gaps and reordered packets keep their place.
 */
export class RtpStreamRewriter {
  readonly #options: RtpStreamRewriterOptions;
  readonly #minStep: number;
  #selected: number | undefined;
  /** The source of the run now going out; a run ends where another source, or another numbering, begins. */
  #current: number | undefined;
  #firstIn = 0;
  #highestIn = 0;
  #highestInTimestamp = 0;
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #lastOut: number;
  #lastOutTimestamp: number;
  #lastAt: number | undefined;
  #strayNext: number | undefined;

  constructor(options: RtpStreamRewriterOptions) {
    this.#options = options;
    this.#minStep = Math.round((options.clockRate * (options.minStepMs ?? 20)) / 1000);
    this.#lastOut = addSequence(options.sequenceNumber ?? Math.floor(Math.random() * 0x8000), -1);
    this.#lastOutTimestamp = options.timestamp ?? Math.floor(Math.random() * 2 ** 32);
  }

  /** The sequence number of the newest packet sent. */
  get lastSequenceNumber(): number {
    return this.#lastOut;
  }

  /** The source let through, if one was selected or seen. */
  get selected(): number | undefined {
    return this.#selected;
  }

  /** Lets the packets of `source` through from now on, and no others. Without a call, the first source seen is selected. */
  select(source: number): void {
    this.#selected = source;
  }

  /** Rewrites a packet in place. False: it is not to be sent. `now` is any steady clock in ms. */
  rewrite(packet: Uint8Array, now: number): boolean {
    if (packet.length < RTP_HEADER_LENGTH || !this.#follow(packet, now)) return false;
    const sequenceNumber = readSequenceNumber(packet);
    const timestamp = readTimestamp(packet);
    const outSequence = addSequence(sequenceNumber, this.#sequenceOffset);
    const outTimestamp = addTimestamp(timestamp, this.#timestampOffset);
    if (sequenceDelta(this.#highestIn, sequenceNumber) >= 0) {
      this.#highestIn = sequenceNumber;
      this.#highestInTimestamp = timestamp;
      this.#lastOut = outSequence;
      this.#lastOutTimestamp = outTimestamp;
      this.#lastAt = now;
    }
    writeSequenceNumber(packet, outSequence);
    writeTimestamp(packet, outTimestamp);
    writeSsrc(packet, this.#options.ssrc);
    if (this.#options.payloadType !== undefined) writePayloadType(packet, this.#options.payloadType);
    return true;
  }

  /** Tells of a packet of the source that is held back on purpose, so that the receiver sees no gap. */
  skip(packet: Uint8Array): void {
    if (packet.length < RTP_HEADER_LENGTH || readSsrc(packet) !== this.#current) return;
    const sequenceNumber = readSequenceNumber(packet);
    const ahead = sequenceDelta(this.#highestIn, sequenceNumber);
    if (ahead <= 0 || ahead > MAX_DROPOUT) return;
    this.#highestIn = sequenceNumber;
    this.#lastOut = addSequence(this.#lastOut, ahead - 1);
    this.#sequenceOffset = (this.#sequenceOffset - 1) & 0xffff;
    // what comes late from before now has no number left
    this.#firstIn = addSequence(sequenceNumber, 1);
  }

  /** Nothing is sent for a while: the next packet let through follows the last one sent, whatever came in between. */
  pause(): void {
    this.#current = undefined;
  }

  /** Whose packet a receiver means by a number it saw, for NACK; undefined when that run is over. */
  sourceOf(outSequence: number): { readonly ssrc: number; readonly sequenceNumber: number } | undefined {
    if (this.#current === undefined) return undefined;
    const sequenceNumber = addSequence(outSequence, -this.#sequenceOffset);
    if (sequenceDelta(this.#firstIn, sequenceNumber) < 0 || sequenceDelta(this.#highestIn, sequenceNumber) > 0) return undefined;
    return { ssrc: this.#current, sequenceNumber };
  }

  /** Whether the packet belongs to the stream; starts a new run when it must. */
  #follow(packet: Uint8Array, now: number): boolean {
    const source = readSsrc(packet);
    this.#selected ??= source;
    if (source !== this.#selected) return false;
    if (source !== this.#current) {
      this.#startRun(packet, now);
      return true;
    }
    const sequenceNumber = readSequenceNumber(packet);
    const step = sequenceDelta(this.#highestIn, sequenceNumber);
    if (step > MAX_DROPOUT || step < -MAX_MISORDER) return this.#followJump(packet, now);
    this.#strayNext = undefined;
    // older than the run: its place was taken by the source before
    if (sequenceDelta(this.#firstIn, sequenceNumber) < 0) return false;
    if (step > 0 && this.#timeBaseChanged(readTimestamp(packet), now)) this.#alignTimestamp(readTimestamp(packet), now);
    return true;
  }

  /** RFC 3550 A.1: one packet far off is a stray; the next in order after it means a restarted sender. */
  #followJump(packet: Uint8Array, now: number): boolean {
    const sequenceNumber = readSequenceNumber(packet);
    if (sequenceNumber !== this.#strayNext) {
      this.#strayNext = addSequence(sequenceNumber, 1);
      return false;
    }
    this.#startRun(packet, now);
    return true;
  }

  #startRun(packet: Uint8Array, now: number): void {
    const sequenceNumber = readSequenceNumber(packet);
    this.#current = readSsrc(packet);
    this.#firstIn = sequenceNumber;
    this.#highestIn = sequenceNumber;
    this.#strayNext = undefined;
    this.#sequenceOffset = (this.#lastOut + 1 - sequenceNumber) & 0xffff;
    this.#alignTimestamp(readTimestamp(packet), now);
    if (this.#options.markSwitch) writeMarker(packet, true);
  }

  #timeBaseChanged(timestamp: number, now: number): boolean {
    const moved = timestampDelta(this.#highestInTimestamp, timestamp);
    const elapsed = ((now - (this.#lastAt ?? now)) * this.#options.clockRate) / 1000;
    return Math.abs(moved - elapsed) > MAX_DRIFT * this.#options.clockRate;
  }

  /** The receiver's clock goes on by the time that passed, and by no less than a frame. */
  #alignTimestamp(timestamp: number, now: number): void {
    const elapsed = this.#lastAt === undefined ? 0 : Math.round(((now - this.#lastAt) * this.#options.clockRate) / 1000);
    const step = this.#lastAt === undefined ? 0 : Math.max(this.#minStep, elapsed);
    this.#timestampOffset = (this.#lastOutTimestamp + step - timestamp) | 0;
  }
}
