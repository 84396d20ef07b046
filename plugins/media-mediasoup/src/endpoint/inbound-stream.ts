import type { Clock, MediaFormat, MediaRole, StreamAgreement } from '@opencvi/plugin-api';
import { parseRtp, ReceiveStatistics, type RtpPacket, TelephoneEventDetector } from '@opencvi/rtp';
import { FrameMeter } from './frame-meter.ts';
import { Latch, type SourceAddress } from './latch.ts';
import { malformedOffset } from './malformed.ts';
import { Measures } from './measures.ts';
import { isTelephoneEvent, type MediaPacket, randomSource } from './media-packet.ts';
import type { RateLimitedLog } from './rate-limited-log.ts';
import { RateMeter } from './rate-meter.ts';
import { ReceiveKey } from './srtp-keys.ts';

/** An SSRC that was not heard for this long, in milliseconds, gives way to one that it replaced. */
const silence = 1_000;
/** SSRCs of the past that are remembered. */
const maxPast = 32;

/** Whom an inbound stream tells what. */
export interface InboundListener {
  packet(packet: MediaPacket): void;
  digit(digit: string): void;
  /** RTP came from here, whatever its payload type and whether or not it was expected. */
  heard(from: SourceAddress): void;
  /** Valid media came, for the first time or after silence. */
  alive(): void;
  /** Another SSRC took over: what it sends first may have been taken for a stray. */
  sourceChanged(): void;
}

/** What an inbound stream is made with. */
export interface InboundOptions {
  readonly role: MediaRole;
  readonly clock: Clock;
  readonly log: RateLimitedLog;
  /** Ours: who sends with it sends back what we sent. */
  readonly localSsrc: number;
  readonly listener: InboundListener;
}

/** Takes the far end's RTP of one stream: source, SRTP, syntax, payload type, statistics. */
export class InboundStream {
  readonly latch = new Latch();
  readonly key = new ReceiveKey();
  readonly #options: InboundOptions;
  readonly #bits = new RateMeter();
  readonly #frames = new FrameMeter();
  readonly #measures = new Measures();
  #formats: ReadonlyMap<number, MediaFormat> = new Map();
  #expecting = false;
  #source = randomSource();
  #ssrc: number | undefined;
  #heardAt = 0;
  readonly #past = new Set<number>();
  #reception: ReceiveStatistics | undefined;
  #receptionRate = 0;
  #lostBefore = 0;
  #looked = { expected: 0, lost: 0 };
  #digits: { readonly ssrc: number; readonly clockRate: number; readonly detector: TelephoneEventDetector } | undefined;
  #packets = 0;
  #bytes = 0;
  #discarded = 0;
  #codec: string | undefined;

  constructor(options: InboundOptions) {
    this.#options = options;
  }

  /** The SSRC that sends, once it has. */
  get ssrc(): number | undefined {
    return this.#ssrc;
  }

  get reception(): ReceiveStatistics | undefined {
    return this.#reception;
  }

  /** Whether the far end may send. */
  get expecting(): boolean {
    return this.#expecting;
  }

  agree(agreement: StreamAgreement, signalling?: string): void {
    this.#formats = new Map(agreement.receive.map(format => [format.payloadType, format]));
    this.#expecting = (agreement.direction === 'sendrecv' || agreement.direction === 'recvonly') && agreement.receive.length > 0;
    this.latch.agree(agreement.remote, signalling);
    this.key.agree(agreement.srtp?.receive);
  }

  /** Takes a datagram from the RTP port. */
  receive(bytes: Uint8Array, from: SourceAddress): void {
    if (isKeepAlive(bytes)) return;
    const packet = this.#open(bytes, from);
    if (!packet) return;
    this.#options.listener.heard(from);
    if (!this.#expecting) return;
    const format = this.#formats.get(packet.payloadType);
    if (!format) {
      this.#discard('RTP of a payload type that was not agreed', from, { payloadType: packet.payloadType });
      return;
    }
    if (!isTelephoneEvent(format) && this.#isReplaced(packet.ssrc)) {
      this.#discard('RTP of an SSRC that was replaced', from, { ssrc: packet.ssrc });
      return;
    }
    if (this.latch.confirm(from))
      this.#options.log.info('media source', { role: this.#options.role, source: `${from.address}:${from.port}` });
    this.#count(packet, format, bytes.length);
    this.#options.listener.alive();
    this.#deliver(packet, format);
  }

  /** The SSRC that sends said goodbye: one that it replaced may come back at once (RFC 3550 6.6). */
  bye(): void {
    this.#heardAt = Number.NEGATIVE_INFINITY;
  }

  /** Looks how the stream has fared since the last time; not while nothing comes in. */
  look(roundTripTime: number | undefined): void {
    const summary = this.#reception?.summary();
    if (!summary) return;
    // fewer than before: the source began to count anew (RFC 3550 A.1)
    const before = summary.expected < this.#looked.expected ? { expected: 0, lost: 0 } : this.#looked;
    this.#looked = summary;
    const expected = summary.expected - before.expected;
    if (expected === 0) return;
    const loss = Math.min(1, Math.max(0, summary.lost - before.lost) / expected);
    this.#measures.take({ jitter: summary.jitterMs, loss, ...(roundTripTime === undefined ? {} : { roundTripTime }) });
  }

  statistics(now: number) {
    const summary = this.#reception?.summary();
    return {
      ...(this.#codec === undefined ? {} : { codec: this.#codec }),
      packets: this.#packets,
      bytes: this.#bytes,
      packetsLost: this.#lostBefore + (summary?.lost ?? 0),
      ...(summary ? { jitter: summary.jitterMs } : {}),
      bitrate: Math.round(this.#bits.perSecond(now)),
      ...(this.#options.role === 'audio' ? {} : this.#frames.statistics(now)),
      discarded: this.#discarded,
      ...this.#measures.summary,
    };
  }

  /** The packet in a datagram, or `undefined` when there is none that counts. */
  #open(bytes: Uint8Array, from: SourceAddress): RtpPacket | undefined {
    if (!this.latch.admits(from)) return this.#discard('RTP from elsewhere', from);
    const clear = this.key.context ? this.key.context.unprotectRtp(bytes) : bytes;
    if (typeof clear === 'string') return this.#discard('SRTP refused', from, { reason: clear });
    const packet = parseRtp(clear);
    if (!packet.ok) {
      const offset = malformedOffset(clear, packet.reason);
      return this.#discard('malformed RTP', from, { reason: packet.reason, offset, length: bytes.length });
    }
    // RFC 3550 8.2: a loop. An echo is no sign that media is wanted there, and nobody wants to hear themselves
    if (packet.ssrc === this.#options.localSsrc) return this.#discard('RTP of our own came back', from);
    return packet;
  }

  #count(packet: RtpPacket, format: MediaFormat, size: number): void {
    const now = this.#options.clock.now();
    const { ssrc, sequenceNumber, timestamp } = packet;
    // events stand beside the sound: on its SSRC and another clock, or on an SSRC of their own, they do not take its place
    const beside = isTelephoneEvent(format) && this.#ssrc !== undefined;
    if (!beside && (ssrc !== this.#ssrc || format.clockRate !== this.#receptionRate)) this.#follow(ssrc, format);
    if (ssrc === this.#ssrc) {
      // RFC 4733 2.2.1: all packets of an event have the timestamp of its beginning, which says nothing of when they were sent
      this.#reception?.onPacket({ sequenceNumber, timestamp: beside ? undefined : timestamp, size }, now);
      this.#heardAt = now;
    }
    this.#packets++;
    this.#bytes += size;
    this.#bits.add(size * 8, now);
  }

  /** Two SSRCs that send at once are not one stream: the one that was replaced has to wait until the other is silent. */
  #isReplaced(ssrc: number): boolean {
    return ssrc !== this.#ssrc && this.#past.has(ssrc) && this.#options.clock.now() - this.#heardAt < silence;
  }

  /** Devices change their SSRC at will, after a hold for example: the newest one counts. */
  #follow(ssrc: number, format: MediaFormat): void {
    const changed = this.#ssrc !== undefined && this.#ssrc !== ssrc;
    if (changed && this.#ssrc !== undefined) remember(this.#past, this.#ssrc);
    this.#lostBefore += this.#reception?.summary().lost ?? 0;
    this.#ssrc = ssrc;
    this.#receptionRate = format.clockRate;
    this.#reception = new ReceiveStatistics(format.clockRate);
    this.#looked = { expected: 0, lost: 0 };
    if (!changed) return;
    this.#source = randomSource();
    this.#options.listener.sourceChanged();
  }

  #deliver(packet: RtpPacket, format: MediaFormat): void {
    const now = this.#options.clock.now();
    if (isTelephoneEvent(format)) {
      for (const notice of this.#detector(packet.ssrc, format).push(packet, now))
        if (notice.type === 'down') this.#options.listener.digit(notice.digit);
      return;
    }
    this.#codec = format.codec;
    if (this.#options.role !== 'audio') this.#frames.add(packet, now);
    const { sequenceNumber, timestamp, marker, payload } = packet;
    this.#options.listener.packet({ source: this.#source, format, sequenceNumber, timestamp, marker, payload });
  }

  #detector(ssrc: number, { clockRate }: MediaFormat): TelephoneEventDetector {
    if (this.#digits?.ssrc !== ssrc || this.#digits.clockRate !== clockRate) {
      this.#digits = { ssrc, clockRate, detector: new TelephoneEventDetector({ clockRate }) };
    }
    return this.#digits.detector;
  }

  #discard(message: string, from: SourceAddress, fields: Readonly<Record<string, unknown>> = {}): undefined {
    // what is still under way when the far end is put on hold is no fault
    if (!this.#expecting) return;
    this.#discarded++;
    this.#options.log.warn(message, { role: this.#options.role, source: `${from.address}:${from.port}`, ...fields });
  }
}

/** RFC 6263 4: packets that only hold a NAT open; also STUN (RFC 8489 5), which some devices send whatever was agreed. */
function isKeepAlive(bytes: Uint8Array): boolean {
  return bytes.length <= 4 || (bytes.length >= 20 && (bytes[0] ?? 0) < 4);
}

function remember(past: Set<number>, ssrc: number): void {
  past.delete(ssrc);
  past.add(ssrc);
  const oldest = past.size > maxPast ? past.values().next().value : undefined;
  if (oldest !== undefined) past.delete(oldest);
}
