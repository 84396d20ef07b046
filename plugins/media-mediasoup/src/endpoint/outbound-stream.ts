import type { Clock, MediaFormat, MediaRole, StreamAgreement } from '@opencvi/plugin-api';
import { RtpStreamRewriter, readTimestamp, SendStatistics, serializeRtp, VideoSwitch } from '@opencvi/rtp';
import { FrameMeter } from './frame-meter.ts';
import { Measures } from './measures.ts';
import { isTelephoneEvent, type MediaPacket, randomSource } from './media-packet.ts';
import { RateMeter } from './rate-meter.ts';

/** Where packets go out. */
export interface Exit {
  /** Whether there is an address that takes media now. */
  readonly isOpen: boolean;
  /** Bits per second that may be sent for the moment, where less than agreed. */
  readonly ceiling: number | undefined;
  /** A packet is there to be sent: whether it may be. */
  admits(): boolean;
  /** Puts a packet on the wire; false when it could not go out. */
  sendRtp(bytes: Uint8Array): boolean;
}

/** What an outbound stream is made with. */
export interface OutboundOptions {
  readonly role: MediaRole;
  readonly clock: Clock;
  readonly exit: Exit;
}

/** How much audio there is in a packet, usually. */
const frameMs = 20;

/**
 * What we send to the far end in one stream: one SSRC whose sequence numbers and timestamps go on through prompts, stills and live media,
 * because decoders stop at a change of either.
 */
export class OutboundStream {
  readonly ssrc = randomSource();
  readonly #options: OutboundOptions;
  readonly #bits = new RateMeter();
  readonly #frames = new FrameMeter();
  readonly #measures = new Measures();
  #formats: readonly MediaFormat[] = [];
  #allowed = false;
  #clockRate = 0;
  #rewriter: RtpStreamRewriter | undefined;
  #switch: VideoSwitch | undefined;
  #statistics: SendStatistics | undefined;
  #packets = 0;
  #octets = 0;
  #codec: string | undefined;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** What may be sent, best first; empty when nothing may. */
  get formats(): readonly MediaFormat[] {
    return this.#formats;
  }

  /** Whether the far end takes media now. */
  get allowed(): boolean {
    return this.#allowed;
  }

  /** The most that may be sent for the moment, in bits per second, where that is less than agreed. */
  get ceiling(): number | undefined {
    return this.#options.exit.ceiling;
  }

  get reports(): SendStatistics | undefined {
    return this.#statistics;
  }

  /** Milliseconds, as the far end's last report tells. */
  get roundTripTime(): number | undefined {
    return this.#statistics?.feedback?.roundTripMs;
  }

  /** The video source that is wanted and has not sent a key frame yet. */
  get awaiting(): number | undefined {
    // a key frame that nobody would be sent need not be made
    return this.#options.exit.isOpen ? this.#switch?.awaiting : undefined;
  }

  /** Video: whether packets of this source are shown, or would be from a key frame on. */
  wants(source: number): boolean {
    return this.#switch?.current === source || this.#switch?.awaiting === source;
  }

  /** Video: whether this source is shown. */
  shows(source: number): boolean {
    return this.#switch?.current === source;
  }

  agree(agreement: StreamAgreement): void {
    this.#formats = agreement.send;
    this.#allowed = (agreement.direction === 'sendrecv' || agreement.direction === 'sendonly') && agreement.send.length > 0;
    const clockRate = agreement.send.find(format => !isTelephoneEvent(format))?.clockRate;
    if (clockRate !== undefined && clockRate !== this.#clockRate) this.#restart(clockRate);
  }

  /** Video: shows this source from its next key frame on. */
  select(source: number): void {
    this.#switch?.select(source);
  }

  /** Sends a packet that is in one of the agreed formats. */
  write(packet: MediaPacket): void {
    const rewriter = this.#rewriter;
    if (!this.#allowed || !rewriter) return;
    if (!this.#options.exit.admits()) {
      // what was withheld is no loss of the network's: numbers go on where they stopped
      rewriter.pause();
      return;
    }
    const { format, source, sequenceNumber, timestamp, marker, payload } = packet;
    const bytes = serializeRtp({ payloadType: format.payloadType, ssrc: source, sequenceNumber, timestamp, marker, payload });
    const now = this.#options.clock.now();
    if (this.#switch) {
      if (!this.#switch.forward(bytes, now)) return;
      this.#frames.add(packet, now);
    } else {
      rewriter.select(source);
      if (!rewriter.rewrite(bytes, now)) return;
    }
    this.#transmit(bytes, packet);
  }

  /** The far end has reported. */
  look(): void {
    const feedback = this.#statistics?.feedback;
    if (!feedback) return;
    const { jitterMs: jitter, lossShare: loss, roundTripMs } = feedback;
    this.#measures.take({ jitter, loss, ...(roundTripMs === undefined ? {} : { roundTripTime: roundTripMs }) });
  }

  statistics(now: number) {
    const feedback = this.#statistics?.feedback;
    return {
      ...(this.#codec === undefined ? {} : { codec: this.#codec }),
      packets: this.#packets,
      bytes: this.#octets,
      packetsLost: Math.max(0, feedback?.cumulativeLost ?? 0),
      ...(feedback ? { jitter: feedback.jitterMs } : {}),
      ...(feedback?.roundTripMs === undefined ? {} : { roundTripTime: feedback.roundTripMs }),
      bitrate: Math.round(this.#bits.perSecond(now)),
      ...(this.#options.role === 'audio' ? {} : this.#frames.statistics(now)),
      ...this.#measures.summary,
    };
  }

  #restart(clockRate: number): void {
    const before = this.#rewriter;
    this.#clockRate = clockRate;
    this.#rewriter = new RtpStreamRewriter({
      ssrc: this.ssrc,
      clockRate,
      minStepMs: frameMs,
      markSwitch: this.#options.role === 'audio',
      ...(before ? { sequenceNumber: (before.lastSequenceNumber + 1) & 0xffff } : {}),
    });
    this.#switch = this.#options.role === 'audio' ? undefined : new VideoSwitch(this.#rewriter);
    this.#statistics = new SendStatistics(this.ssrc, clockRate);
  }

  #transmit(bytes: Uint8Array, packet: MediaPacket): void {
    if (!this.#options.exit.sendRtp(bytes)) return;
    const now = this.#options.clock.now();
    this.#statistics?.onPacket({ timestamp: readTimestamp(bytes), payloadLength: packet.payload.length }, now);
    this.#packets++;
    this.#octets += bytes.length;
    this.#bits.add(bytes.length * 8, now);
    if (!isTelephoneEvent(packet.format)) this.#codec = packet.format.codec;
  }
}
