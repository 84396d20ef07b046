import { isH264KeyFramePayload } from './h264/key-frame.ts';
import { parseRtp, RTP_HEADER_LENGTH, readSsrc } from './rtp-packet.ts';
import type { RtpStreamRewriter } from './sequence-rewriter.ts';

/** Switches a receiver from one video source to another at a key frame, so that it never sees half a picture of each. */
export class VideoSwitch {
  readonly #rewriter: RtpStreamRewriter;
  readonly #isKeyFrame: (payload: Uint8Array) => boolean;
  #wanted: number | undefined;

  constructor(rewriter: RtpStreamRewriter, isKeyFrame: (payload: Uint8Array) => boolean = isH264KeyFramePayload) {
    this.#rewriter = rewriter;
    this.#isKeyFrame = isKeyFrame;
  }

  /** The source a key frame is wanted of: send it PLI or FIR until this is undefined. */
  get awaiting(): number | undefined {
    return this.#wanted;
  }

  /** The source now shown. */
  get current(): number | undefined {
    return this.#rewriter.selected;
  }

  /** Shows `source` from its next key frame on; until then the present one goes on. */
  select(source: number): void {
    this.#wanted = source === this.#rewriter.selected ? undefined : source;
  }

  /** Rewrites a packet in place. False: it is not to be sent. `now` in ms. */
  forward(packet: Uint8Array, now: number): boolean {
    if (packet.length < RTP_HEADER_LENGTH) return false;
    const source = readSsrc(packet);
    if (source === this.#wanted) {
      const parsed = parseRtp(packet);
      if (!parsed.ok || !this.#isKeyFrame(parsed.payload)) return false;
      this.#rewriter.select(source);
      this.#wanted = undefined;
    }
    return source === this.#rewriter.selected && this.#rewriter.rewrite(packet, now);
  }
}
