import type { Clock, Logger, MediaRole, StreamAgreement, StreamStatistics } from '@opencvi/plugin-api';
import { isRtcp } from '@opencvi/rtp';
import type { UdpPair } from '../ports/udp-pair.ts';
import type { Consent } from './consent.ts';
import { InboundStream } from './inbound-stream.ts';
import { KeyFrameRequester, type KeyFrameWay } from './key-frame-requester.ts';
import type { SourceAddress } from './latch.ts';
import { LossWatch } from './loss-watch.ts';
import type { MediaPacket } from './media-packet.ts';
import { OutboundStream } from './outbound-stream.ts';
import { RateLimitedLog } from './rate-limited-log.ts';
import { RtcpSession } from './rtcp-session.ts';
import { StallWatch } from './stall-watch.ts';
import { StreamExit } from './stream-exit.ts';

/** Whom a stream tells what. */
export interface StreamListener {
  packet(packet: MediaPacket): void;
  digit(digit: string): void;
  started(): void;
  stalled(): void;
  /** The far end wants a key frame of us. */
  keyFrameRequested(): void;
  /** A key frame is wanted of the far end, by signalling. */
  keyFrameWanted(): void;
}

/** What a stream is made with. */
export interface StreamOptions {
  readonly role: MediaRole;
  readonly pair: UdpPair;
  readonly clock: Clock;
  readonly log: Logger;
  readonly cname: string;
  readonly mediaTimeout: number;
  readonly consent: Consent;
  readonly listener: StreamListener;
}

/** One stream toward the far end, both ways: sockets, RTP, RTCP, SRTP. */
export class RtpStream {
  readonly outbound: OutboundStream;
  readonly #options: StreamOptions;
  readonly #inbound: InboundStream;
  readonly #rtcp: RtcpSession;
  readonly #exit: StreamExit;
  readonly #keyFrames: KeyFrameRequester;
  readonly #stall: StallWatch;
  readonly #lossIn: LossWatch;
  readonly #lossOut: LossWatch;
  readonly #log: RateLimitedLog;
  #agreement: StreamAgreement | undefined;
  #keyFramesAsked = 0;
  #rtcpDiscarded = 0;
  #closed = false;

  constructor(options: StreamOptions) {
    const { role, clock, listener, pair } = options;
    this.#options = options;
    this.#log = new RateLimitedLog(options.log, clock);
    this.#stall = new StallWatch(clock, options.mediaTimeout, listener);
    this.#keyFrames = new KeyFrameRequester(clock, way => this.#askForKeyFrame(way));
    this.#lossIn = new LossWatch(clock, () => this.requestKeyFrame());
    // who agreed to PLI or FIR asks by itself; from others a report of loss is all there is to go by
    this.#lossOut = new LossWatch(clock, () => !this.#keyFrames.byFeedback && listener.keyFrameRequested());
    this.#exit = new StreamExit({
      ...{ role, pair, log: options.log, consent: options.consent },
      rtpSource: () => this.#inbound.latch.source,
      // the far end has nothing to build on
      resumed: () => role !== 'audio' && listener.keyFrameRequested(),
    });
    this.outbound = new OutboundStream({ role, clock, exit: this.#exit });
    const { ssrc: localSsrc } = this.outbound;
    this.#inbound = new InboundStream({ role, clock, log: this.#log, localSsrc, listener: this.#inboundListener() });
    this.#rtcp = new RtcpSession({
      clock,
      cname: options.cname,
      subject: () => ({
        localSsrc: this.outbound.ssrc,
        remoteSsrc: this.#inbound.ssrc,
        sent: this.outbound.reports,
        received: this.#inbound.reception,
      }),
      listener: {
        keyFrameRequested: () => this.#keyFrameRequested(),
        lost: () => role !== 'audio' && this.#lossOut.tell(),
        reported: () => this.outbound.look(),
        reporting: () => this.#inbound.look(this.outbound.roundTripTime),
        bye: () => this.#inbound.bye(),
      },
      transmit: bytes => this.#exit.sendRtcp(bytes),
    });
    pair.listen({
      rtp: (bytes, from) => (isRtcp(bytes) ? this.#receiveRtcp(bytes, from) : this.#inbound.receive(bytes, from)),
      rtcp: (bytes, from) => this.#receiveRtcp(bytes, from),
      failed: error => this.#log.warn('media socket failed', { role, error }),
    });
  }

  get agreement(): StreamAgreement | undefined {
    return this.#agreement;
  }

  agree(agreement: StreamAgreement): void {
    if (this.#closed) return;
    this.#agreement = agreement;
    this.#inbound.agree(agreement, this.#options.consent.peer);
    this.outbound.agree(agreement);
    this.#exit.agree(agreement);
    this.#keyFrames.agree([...agreement.receive, ...agreement.send].flatMap(format => format.feedback ?? []));
    this.#stall.expect(this.#inbound.expecting);
    this.#rtcp.start();
  }

  requestKeyFrame(): void {
    if (this.#inbound.expecting) this.#keyFrames.request();
  }

  /** A key frame came in: a request that waits is not needed. */
  keyFrameReceived(): void {
    this.#keyFrames.satisfied();
  }

  /** A request from the far end, by signalling. */
  keyFrameAsked(): void {
    this.#keyFrameRequested();
  }

  statistics(): StreamStatistics[] {
    const { role, clock } = this.#options;
    const inbound = this.#inbound.statistics(clock.now());
    const outbound = this.outbound.statistics(clock.now());
    const roundTrip = outbound.roundTripTime === undefined ? {} : { roundTripTime: outbound.roundTripTime };
    const video = role !== 'audio';
    const source = this.#exit.remote;
    const remote = source && source.port !== 0 ? { remote: { address: source.address, port: source.port } } : {};
    return [
      {
        role,
        direction: 'inbound',
        ...inbound,
        ...roundTrip,
        ...remote,
        discarded: inbound.discarded + this.#rtcpDiscarded,
        ...(video ? { keyFrameRequests: this.#keyFrames.count } : {}),
      },
      {
        role,
        direction: 'outbound',
        ...outbound,
        ...remote,
        discarded: this.#exit.withheld,
        ...(video ? { keyFrameRequests: this.#keyFramesAsked } : {}),
      },
    ];
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stall.close();
    this.#keyFrames.close();
    this.#rtcp.close();
    await this.#options.pair.close();
  }

  #inboundListener() {
    const { listener } = this.#options;
    return {
      packet: (packet: MediaPacket) => {
        if (this.#options.role !== 'audio') this.#lossIn.packet(packet.sequenceNumber);
        listener.packet(packet);
      },
      digit: (digit: string) => listener.digit(digit),
      heard: (from: SourceAddress) => this.#exit.prove(from),
      alive: () => this.#stall.alive(),
      sourceChanged: () => {
        if (this.#options.role !== 'audio') this.requestKeyFrame();
      },
    };
  }

  #keyFrameRequested(): void {
    this.#keyFramesAsked++;
    this.#options.listener.keyFrameRequested();
  }

  #askForKeyFrame(way: KeyFrameWay): void {
    if (way === 'signalling') this.#options.listener.keyFrameWanted();
    else this.#rtcp.requestKeyFrame(way);
  }

  #receiveRtcp(bytes: Uint8Array, from: SourceAddress): void {
    if (!this.#agreement || bytes.length < 8) return;
    // on one port with RTP, the source of RTP counts (RFC 5761)
    const { rtcpLatch, sharesPort } = this.#exit;
    const latch = sharesPort ? this.#inbound.latch : rtcpLatch;
    if (!latch.admits(from)) {
      this.#discardRtcp('RTCP from elsewhere', from);
      return;
    }
    const clear = this.#inbound.key.context ? this.#inbound.key.context.unprotectRtcp(bytes) : bytes;
    if (typeof clear === 'string') {
      this.#discardRtcp('SRTCP refused', from, { reason: clear });
      return;
    }
    const outcome = this.#rtcp.receive(clear);
    if (outcome !== 'taken') {
      this.#discardRtcp(outcome === 'looped' ? 'RTCP of our own came back' : 'malformed RTCP', from, { length: bytes.length });
      return;
    }
    if (!sharesPort) rtcpLatch.confirm(from);
    this.#exit.prove(from);
    this.#stall.stillThere();
  }

  #discardRtcp(message: string, from: SourceAddress, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#rtcpDiscarded++;
    this.#log.warn(message, { role: this.#options.role, source: `${from.address}:${from.port}`, ...fields });
  }
}
