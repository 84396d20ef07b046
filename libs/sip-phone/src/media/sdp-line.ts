import type { LineAgreement, MediaLine } from '@opencvi/phone-media';
import type { SrtpProfileName } from '@opencvi/rtp';
import type { CryptoKey, Format } from '../sdp/description.ts';

/** What was agreed for one m-line. */
export interface SdpAgreement extends LineAgreement {
  readonly send: readonly Format[];
  readonly receive: readonly Format[];
}

/** One m-line of ours: the sound or the picture of a call, and what SDP says of it. */
export class SdpLine {
  /** What we offer and take. */
  readonly formats: readonly Format[];
  /** bit/s (RFC 3890). */
  readonly maxBitrate: number | undefined;
  readonly #line: MediaLine;
  #agreement: SdpAgreement | undefined;

  constructor(line: MediaLine, { formats, maxBitrate }: { readonly formats: readonly Format[]; readonly maxBitrate?: number | undefined }) {
    this.#line = line;
    this.formats = formats;
    this.maxBitrate = maxBitrate;
  }

  get type(): 'audio' | 'video' {
    return this.#line.type;
  }

  get port(): number {
    return this.#line.port;
  }

  get agreement(): SdpAgreement | undefined {
    return this.#agreement;
  }

  /** Our key of a suite. */
  crypto(tag: number, suite: SrtpProfileName): CryptoKey {
    return { tag, suite, key: this.#line.key(suite) };
  }

  /** What holds from now on; undefined switches the line off. */
  configure(agreement: SdpAgreement | undefined): void {
    this.#agreement = agreement;
    this.#line.configure(agreement);
  }
}
