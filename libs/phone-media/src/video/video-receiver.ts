import { type H264AccessUnit, H264Depacketizer, joinAnnexB, NalType, nalType, parseSps, type RtpPacket } from '@opencvi/rtp';
import type { MediaFormat } from '../media-format.ts';

/** What a phone saw. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  readonly codec: 'H264';
  /** Whole pictures that can be decoded. */
  readonly frames: number;
  readonly keyFrames: number;
  /** Unix time in ms. */
  readonly lastKeyFrameAt: number;
}

/** What is kept from the last key frame on. */
const maxBytes = 8 << 20;

/** Puts pictures together, counts them, and keeps what a decoder needs to show the last ones. */
export class VideoReceiver {
  #depacketizer = new H264Depacketizer();
  #formats: readonly MediaFormat[] = [];
  #ssrc: number | undefined;
  #seen: Seen | undefined;
  readonly #parameterSets = new Map<string, Uint8Array>();
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  #broken = true;

  configure(formats: readonly MediaFormat[]): void {
    this.#formats = formats;
  }

  get seen(): Seen | undefined {
    return this.#seen;
  }

  /** Who sends, once something came. */
  get ssrc(): number | undefined {
    return this.#ssrc;
  }

  /** Whether nothing can be shown before the next key frame: the time to ask for one. */
  get needsKeyFrame(): boolean {
    return this.#ssrc !== undefined && this.#broken;
  }

  push(packet: RtpPacket, now: number): void {
    if (!this.#formats.some(({ payloadType }) => payloadType === packet.payloadType)) return;
    if (packet.ssrc !== this.#ssrc) {
      this.#ssrc = packet.ssrc;
      this.#depacketizer = new H264Depacketizer();
      this.#broken = true;
    }
    for (const unit of this.#depacketizer.push(packet)) this.#take(unit, now);
  }

  /** The last key frame and what followed, as a byte stream; empty when none came. */
  bytes(): Uint8Array {
    return joinAnnexB(this.#kept);
  }

  #take({ nals, keyFrame, complete }: H264AccessUnit, now: number): void {
    for (const nal of nals) this.#remember(nal);
    if (keyFrame && complete) this.#begin(nals, now);
    // A picture with a hole spoils all that follow it
    else if (!complete) this.#broken = true;
    if (this.#broken || !this.#seen) return;
    this.#seen = { ...this.#seen, frames: this.#seen.frames + 1 };
    this.#keep(nals);
  }

  #begin(nals: readonly Uint8Array[], now: number): void {
    const sps = [...nals, ...this.#parameterSets.values()].filter(nal => nalType(nal) === NalType.sps);
    const picture = sps.map(parseSps).find(each => each !== undefined);
    if (!picture) return;
    const { width, height } = picture;
    const { frames = 0, keyFrames = 0 } = this.#seen ?? {};
    this.#seen = { width, height, codec: 'H264', frames, keyFrames: keyFrames + 1, lastKeyFrameAt: now };
    this.#broken = false;
    this.#kept = [];
    this.#keptBytes = 0;
    // They may have come once, long before (RFC 6184 8.4); twice does no harm
    const sets = [...this.#parameterSets.values()];
    this.#keep([...sets.filter(nal => nalType(nal) === NalType.sps), ...sets.filter(nal => nalType(nal) === NalType.pps)]);
  }

  #remember(nal: Uint8Array): void {
    const type = nalType(nal);
    if (type === NalType.sps) this.#parameterSets.set(`sps ${parseSps(nal)?.id ?? 0}`, nal);
    else if (type === NalType.pps) this.#parameterSets.set(`pps ${nal[1] ?? 0}`, nal);
  }

  #keep(nals: readonly Uint8Array[]): void {
    const size = nals.reduce((sum, nal) => sum + nal.length, 0);
    this.#keptBytes += size;
    if (this.#keptBytes <= maxBytes) this.#kept.push(...nals);
  }
}
