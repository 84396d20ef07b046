import type { Clock } from '@opencvi/plugin-api';
import {
  type FullIntraRequest,
  parseRtcp,
  type ReceiveStatistics,
  type ReportBlock,
  type RtcpPacket,
  type RtcpPacketToSend,
  type SendStatistics,
  serializeRtcp,
} from '@opencvi/rtp';

/** RFC 3550 6.2: five seconds, and 6.3.1: times a random factor, so that reports of many calls do not fall together. */
const interval = 5_000;

/** A FIR with the number of the one before is a repeat for so long, in milliseconds: a key frame is there by then. */
const firRepeat = 1_000;

/** What a session reports on, read at the moment a report goes out. */
export interface RtcpSubject {
  readonly localSsrc: number;
  readonly remoteSsrc: number | undefined;
  readonly sent: SendStatistics | undefined;
  readonly received: ReceiveStatistics | undefined;
}

/** Whom a session tells what came. */
export interface RtcpListener {
  /** PLI or FIR came. */
  keyFrameRequested(): void;
  /** The far end reports that packets of ours were lost. */
  lost(): void;
  /** A report block on our stream came. */
  reported(): void;
  /** A regular report goes out: the time to look how the other stream fares. */
  reporting(): void;
  /** The far end's media source says goodbye. */
  bye(): void;
}

/** What a session is made with. */
export interface RtcpOptions {
  readonly clock: Clock;
  readonly cname: string;
  readonly listener: RtcpListener;
  subject(): RtcpSubject;
  transmit(bytes: Uint8Array): void;
}

/** RTCP of one stream: reports both ways, and key-frame requests. */
export class RtcpSession {
  readonly #options: RtcpOptions;
  #cancel: (() => void) | undefined;
  #firSequence = -1;
  #lastFir: { readonly sender: number; readonly sequenceNumber: number | undefined; readonly at: number } | undefined;
  #running = false;
  #hasSent = false;

  constructor(options: RtcpOptions) {
    this.#options = options;
  }

  /** Begins to report. Idempotent. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule(interval / 2);
  }

  /** Says goodbye and ends. Idempotent. */
  close(): void {
    this.#cancel?.();
    if (!this.#running) return;
    this.#running = false;
    const { localSsrc, sent } = this.#options.subject();
    // RFC 3550 6.3.7: who has sent neither RTP nor RTCP does not say goodbye
    if (this.#hasSent || (sent && sent.packets > 0)) this.#send([{ type: 'bye', ssrcs: [localSsrc] }]);
  }

  /** Takes a compound packet. Of a malformed one, what came before the fault counts; one that we sent ourselves does not (RFC 3550 8.2). */
  receive(bytes: Uint8Array): 'taken' | 'malformed' | 'looped' {
    const { packets, error } = parseRtcp(bytes);
    const { localSsrc } = this.#options.subject();
    if (packets.some(packet => 'ssrc' in packet && packet.ssrc === localSsrc)) return 'looped';
    for (const packet of packets) this.#handle(packet);
    return error === undefined && packets.length > 0 ? 'taken' : 'malformed';
  }

  /** Asks for a key frame. RFC 4585 3.1: feedback goes in a compound packet that begins with a report. */
  requestKeyFrame(way: 'pli' | 'fir'): void {
    const { localSsrc: senderSsrc, remoteSsrc } = this.#options.subject();
    if (remoteSsrc === undefined) return;
    if (way === 'pli') this.#send([{ type: 'pli', senderSsrc, mediaSsrc: remoteSsrc }]);
    else {
      // RFC 5104 4.3.1.1: the number goes up with each new request
      this.#firSequence = (this.#firSequence + 1) & 0xff;
      this.#send([{ type: 'fir', senderSsrc, entries: [{ ssrc: remoteSsrc, sequenceNumber: this.#firSequence }] }]);
    }
  }

  #schedule(base: number): void {
    this.#cancel = this.#options.clock.after(base * (0.5 + Math.random()), () => {
      this.#options.listener.reporting();
      this.#send([]);
      this.#schedule(interval);
    });
  }

  #send(more: readonly RtcpPacketToSend[]): void {
    this.#hasSent = true;
    const { localSsrc, remoteSsrc, sent, received } = this.#options.subject();
    const now = this.#options.clock.now();
    const reports: ReportBlock[] = received && remoteSsrc !== undefined ? [received.reportBlock(remoteSsrc, now)] : [];
    const report = sent && sent.packets > 0 ? sent.senderReport(now, reports) : ({ type: 'rr', ssrc: localSsrc, reports } as const);
    this.#options.transmit(serializeRtcp([report, { type: 'sdes', chunks: [{ ssrc: localSsrc, cname: this.#options.cname }] }, ...more]));
  }

  #handle(packet: RtcpPacket): void {
    const { received, remoteSsrc } = this.#options.subject();
    switch (packet.type) {
      case 'sr':
        if (packet.ssrc === remoteSsrc) received?.onSenderReport(packet.ntp, this.#options.clock.now());
        this.#handleReports(packet.reports);
        return;
      case 'rr':
        this.#handleReports(packet.reports);
        return;
      case 'bye':
        if (remoteSsrc !== undefined && packet.ssrcs.includes(remoteSsrc)) this.#options.listener.bye();
        return;
      case 'pli':
        // one stream a port pair: whatever SSRC a device writes here, it means ours
        this.#options.listener.keyFrameRequested();
        return;
      case 'fir':
        this.#handleFir(packet);
        return;
      default:
        return;
    }
  }

  #handleReports(reports: readonly ReportBlock[]): void {
    const { sent, localSsrc } = this.#options.subject();
    for (const block of reports) {
      sent?.onReport(block, this.#options.clock.now());
      if (block.ssrc !== localSsrc) continue;
      this.#options.listener.reported();
      if (block.fractionLost > 0) this.#options.listener.lost();
    }
  }

  /**
   * RFC 5104 4.3.1.1: the same number of the same sender is a repeat of the same request. 4.3.1.2: it is repeated until the key frame comes, so
   * one that comes late says that ours was lost.
   */
  #handleFir({ senderSsrc: sender, entries }: FullIntraRequest): void {
    const { localSsrc } = this.#options.subject();
    const sequenceNumber = (entries.find(({ ssrc }) => ssrc === localSsrc) ?? entries[0])?.sequenceNumber;
    const at = this.#options.clock.now();
    const last = this.#lastFir;
    if (last && last.sender === sender && last.sequenceNumber === sequenceNumber && at - last.at < firRepeat) return;
    this.#lastFir = { sender, sequenceNumber, at };
    this.#options.listener.keyFrameRequested();
  }
}
