import { ReceiveStatistics, type RtcpPacket, type RtcpPacketToSend, type RtpPacket, SendStatistics } from '@opencvi/rtp';
import type { PhoneClock } from '../clock.ts';
import { frameMs } from '../metronome.ts';

/** How one line has fared. */
export interface StreamStatistics {
  readonly sent: { readonly packets: number; readonly octets: number; readonly lossShare?: number; readonly roundTripMs?: number };
  readonly received: { readonly packets: number; readonly octets: number; readonly lost: number; readonly jitterMs: number };
  /** Key frames the far side asked for. */
  readonly keyFrameRequests: number;
  /** Datagrams that could not be decrypted or parsed. */
  readonly broken: number;
}

export interface RtcpSessionOptions {
  readonly clock: PhoneClock;
  readonly cname: string;
  send(packets: readonly RtcpPacketToSend[]): void;
  /** The far side wants a key frame of this source. */
  onKeyFrameRequest(ssrc: number): void;
}

/** Often enough for a short test; RFC 3550 6.2 would allow fewer. */
const reportEveryBeats = 1000 / frameMs;
const nothing = { packets: 0, octets: 0, lost: 0, jitterMs: 0 };

/** The RTCP of one line: reports both ways and key-frame requests. */
export class RtcpSession {
  readonly #options: RtcpSessionOptions;
  readonly #ownSsrc = Math.floor(Math.random() * 2 ** 32);
  #sent: { readonly ssrc: number; readonly statistics: SendStatistics } | undefined;
  #received: { readonly ssrc: number; readonly statistics: ReceiveStatistics } | undefined;
  #beats = 0;
  #keyFrameRequests = 0;
  #firNumber = 0;

  constructor(options: RtcpSessionOptions) {
    this.#options = options;
  }

  onSent(ssrc: number, { timestamp, payloadLength, clockRate }: { timestamp: number; payloadLength: number; clockRate: number }): void {
    if (this.#sent?.ssrc !== ssrc) this.#sent = { ssrc, statistics: new SendStatistics(ssrc, clockRate) };
    this.#sent.statistics.onPacket({ timestamp, payloadLength }, this.#options.clock.now());
  }

  onReceived(packet: RtpPacket, { size, clockRate }: { size: number; clockRate: number }): void {
    const { ssrc, sequenceNumber, timestamp } = packet;
    if (this.#received?.ssrc !== ssrc) this.#received = { ssrc, statistics: new ReceiveStatistics(clockRate) };
    this.#received.statistics.onPacket({ sequenceNumber, timestamp, size }, this.#options.clock.now());
  }

  onRtcp(packets: readonly RtcpPacket[]): void {
    for (const packet of packets) this.#take(packet);
  }

  /** One frame time passes. */
  beat(): void {
    this.#beats++;
    if (this.#beats % reportEveryBeats === 0) this.#options.send(this.#report());
  }

  /** Asks the far side for a key frame: RFC 4585 6.3.1 or RFC 5104 4.3.1. */
  requestKeyFrame(kind: 'pli' | 'fir'): void {
    const mediaSsrc = this.#received?.ssrc;
    if (mediaSsrc === undefined) return;
    const senderSsrc = this.#sent?.ssrc ?? this.#ownSsrc;
    if (kind === 'fir') this.#firNumber++;
    const request: RtcpPacketToSend =
      kind === 'pli'
        ? { type: 'pli', senderSsrc, mediaSsrc }
        : { type: 'fir', senderSsrc, entries: [{ ssrc: mediaSsrc, sequenceNumber: this.#firNumber }] };
    this.#options.send([...this.#report(), request]);
  }

  statistics(broken: number): StreamStatistics {
    const sent = this.#sent?.statistics;
    const { packets, octets, lost, jitterMs } = this.#received?.statistics.summary() ?? nothing;
    const { lossShare, roundTripMs } = sent?.feedback ?? {};
    return {
      sent: {
        packets: sent?.packets ?? 0,
        octets: sent?.octets ?? 0,
        ...(lossShare !== undefined && { lossShare }),
        ...(roundTripMs !== undefined && { roundTripMs }),
      },
      received: { packets, octets, lost, jitterMs },
      keyFrameRequests: this.#keyFrameRequests,
      broken,
    };
  }

  #take(packet: RtcpPacket): void {
    const now = this.#options.clock.now();
    switch (packet.type) {
      case 'sr':
      case 'rr':
        if (packet.type === 'sr' && packet.ssrc === this.#received?.ssrc) this.#received.statistics.onSenderReport(packet.ntp, now);
        for (const block of packet.reports) this.#sent?.statistics.onReport(block, now);
        break;
      case 'pli':
        this.#wanted(packet.mediaSsrc);
        break;
      case 'fir':
        for (const { ssrc } of packet.entries) this.#wanted(ssrc);
        break;
      default:
    }
  }

  #wanted(ssrc: number): void {
    if (ssrc !== this.#sent?.ssrc) return;
    this.#keyFrameRequests++;
    this.#options.onKeyFrameRequest(ssrc);
  }

  /** RFC 3550 6.1: a report first, then who we are. */
  #report(): RtcpPacketToSend[] {
    const { clock, cname } = this.#options;
    const now = clock.now();
    const reports = this.#received ? [this.#received.statistics.reportBlock(this.#received.ssrc, now)] : [];
    const ssrc = this.#sent?.ssrc ?? this.#ownSsrc;
    const report = this.#sent?.statistics.senderReport(now, reports) ?? ({ type: 'rr', ssrc, reports } as const);
    return [report, { type: 'sdes', chunks: [{ ssrc, cname }] }];
  }
}
