import { ntpFromUnix, roundTripTime } from './ntp-time.ts';
import type { ReportBlock, SenderReport } from './rtcp/types.ts';
import { addTimestamp } from './serial-arithmetic.ts';

/** What the far side says of our stream. */
export interface SendFeedback {
  readonly roundTripMs: number | undefined;
  /** Share lost in the last interval, 0 to 1. */
  readonly lossShare: number;
  readonly cumulativeLost: number;
  readonly jitterMs: number;
}

/** Counts one sent stream, writes its sender reports, reads the reports that come back (RFC 3550 6.4). Times are Unix ms. */
export class SendStatistics {
  readonly #ssrc: number;
  readonly #clockRate: number;
  #packets = 0;
  #octets = 0;
  #lastTimestamp = 0;
  #lastSentAt = 0;
  #feedback: SendFeedback | undefined;

  constructor(ssrc: number, clockRate: number) {
    this.#ssrc = ssrc;
    this.#clockRate = clockRate;
  }

  get packets(): number {
    return this.#packets;
  }

  get octets(): number {
    return this.#octets;
  }

  /** The last report, if one came. */
  get feedback(): SendFeedback | undefined {
    return this.#feedback;
  }

  /** Counts a packet; RFC 3550 6.4.1 counts payload octets only. */
  onPacket(packet: { readonly timestamp: number; readonly payloadLength: number }, now: number): void {
    this.#packets++;
    this.#octets += packet.payloadLength;
    this.#lastTimestamp = packet.timestamp;
    this.#lastSentAt = now;
  }

  /** A sender report; RFC 3550 6.4.1: its RTP timestamp is what the media clock reads at its NTP time. */
  senderReport(now: number, reports: readonly ReportBlock[] = []): SenderReport {
    const sinceLast = Math.round(((now - this.#lastSentAt) * this.#clockRate) / 1000);
    return {
      type: 'sr',
      ssrc: this.#ssrc,
      ntp: ntpFromUnix(now),
      rtpTimestamp: this.#packets === 0 ? 0 : addTimestamp(this.#lastTimestamp, sinceLast),
      packetCount: this.#packets >>> 0,
      octetCount: this.#octets >>> 0,
      reports,
    };
  }

  /** Takes a report block that names our stream; others are ignored. */
  onReport(block: ReportBlock, now: number): void {
    if (block.ssrc !== this.#ssrc) return;
    this.#feedback = {
      roundTripMs: roundTripTime(block, ntpFromUnix(now)),
      lossShare: block.fractionLost / 256,
      cumulativeLost: block.cumulativeLost,
      jitterMs: (block.jitter * 1000) / this.#clockRate,
    };
  }
}
