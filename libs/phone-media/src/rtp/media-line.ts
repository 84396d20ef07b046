import { randomBytes } from 'node:crypto';
import { type RtpPacket, type SrtpProfileName, srtpKeyMaterialLength } from '@opencvi/rtp';
import type { PhoneClock } from '../clock.ts';
import { type Direction, type MediaFormat, receives, sends } from '../media-format.ts';
import { RtcpSession, type StreamStatistics } from './rtcp-session.ts';
import type { RtpPeer, RtpPort } from './rtp-port.ts';

/** What was agreed for one line. */
export interface LineAgreement {
  readonly direction: Direction;
  readonly send: readonly MediaFormat[];
  readonly receive: readonly MediaFormat[];
  /** Absent where it is not known yet: nothing is sent, RTCP neither. */
  readonly peer?: RtpPeer;
}

/** What each kind of line is made from. */
export interface LineContext {
  readonly port: RtpPort;
  readonly clock: PhoneClock;
  readonly cname: string;
}

/** The sound or the picture of a call: its transport, its keys, its RTCP. */
export abstract class MediaLine {
  abstract readonly type: 'audio' | 'video';
  protected readonly clock: PhoneClock;
  protected readonly rtcp: RtcpSession;
  readonly #port: RtpPort;
  readonly #keys = new Map<SrtpProfileName, Uint8Array>();
  #agreement: LineAgreement | undefined;

  constructor({ port, clock, cname }: LineContext) {
    this.#port = port;
    this.clock = clock;
    this.rtcp = new RtcpSession({
      clock,
      cname,
      send: packets => port.sendRtcp(packets),
      onKeyFrameRequest: () => this.onKeyFrameRequest(),
    });
    port.listen({ onRtp: (packet, size) => this.#onRtp(packet, size), onRtcp: packets => this.rtcp.onRtcp(packets) });
  }

  get port(): number {
    return this.#port.port;
  }

  get agreement(): LineAgreement | undefined {
    return this.#agreement;
  }

  get statistics(): StreamStatistics {
    return this.rtcp.statistics(this.#port.broken);
  }

  /** Our key of a suite, the same through the whole call. */
  key(suite: SrtpProfileName): Uint8Array {
    const key = this.#keys.get(suite) ?? new Uint8Array(randomBytes(srtpKeyMaterialLength(suite)));
    this.#keys.set(suite, key);
    return key;
  }

  /** What holds from now on; undefined switches the line off. */
  configure(agreement: LineAgreement | undefined): void {
    this.#agreement = agreement;
    this.#port.connect(agreement?.peer);
    this.onConfigured(agreement);
  }

  /** One frame time passes: what is due is sent. */
  beat(): void {
    this.onBeat(this.#agreement !== undefined && sends(this.#agreement.direction));
    if (this.#agreement) this.rtcp.beat();
  }

  async close(): Promise<void> {
    this.onClose();
    await this.#port.close();
  }

  protected sendRtp(ssrc: number | undefined, { bytes, timestamp }: { bytes: Uint8Array; timestamp: number }): void {
    const clockRate = this.#agreement?.send[0]?.clockRate ?? 8000;
    if (ssrc !== undefined) this.rtcp.onSent(ssrc, { timestamp, payloadLength: bytes.length - 12, clockRate });
    this.#port.sendRtp(bytes);
  }

  protected abstract onPacket(packet: RtpPacket): void;
  protected abstract onConfigured(agreement: LineAgreement | undefined): void;
  protected abstract onBeat(isSending: boolean): void;
  protected abstract onKeyFrameRequest(): void;
  protected abstract onClose(): void;

  #onRtp(packet: RtpPacket, size: number): void {
    if (!this.#agreement || !receives(this.#agreement.direction)) return;
    const format = this.#agreement.receive.find(({ payloadType }) => payloadType === packet.payloadType);
    if (!format) return;
    this.rtcp.onReceived(packet, { size, clockRate: format.clockRate });
    this.onPacket(packet);
  }
}
