import { NalType, nalType, packetizeH264, splitAccessUnits, splitAnnexB } from '@opencvi/rtp';

/** How often a still's pictures follow each other. Decoders that get fewer believe that the stream broke. */
export const stillFramesPerSecond = 5;

/** Milliseconds between the key frames of a still. */
export const keyFrameInterval = 2_000;

/** Room for IP, UDP, RTP and SRTP within an Ethernet frame, and for tunnels on the way. */
export const maxStillPayload = 1_200;

/** One picture of a still, in RTP payloads. The last one takes the marker. */
export interface StillPicture {
  readonly key: boolean;
  readonly payloads: readonly Uint8Array[];
  readonly size: number;
}

/** A still that is ready to be sent, in a loop, to any number of devices. */
export class Still {
  readonly pictures: readonly StillPicture[];
  /** Where a decoder can start. */
  readonly keyPictures: readonly number[];
  /** Milliseconds from one picture to the next. */
  readonly interval: number;

  /** Takes an H.264 byte stream (Annex B). Throws a RangeError when it holds no key frame. */
  constructor(bytes: Uint8Array, packetizationMode: 0 | 1) {
    const units = splitAccessUnits(splitAnnexB(bytes));
    this.pictures = units.map(nals => picture(nals, packetizationMode)).filter(unit => unit.payloads.length > 0);
    this.keyPictures = this.pictures.flatMap((unit, index) => (unit.key ? [index] : []));
    if (this.keyPictures.length === 0) throw new RangeError('the picture holds no H.264 key frame');
    // nothing but key frames: five of them a second would be a waste
    this.interval = this.keyPictures.length === this.pictures.length ? keyFrameInterval : 1_000 / stillFramesPerSecond;
  }
}

function picture(all: readonly Uint8Array[], packetizationMode: 0 | 1): StillPicture {
  // delimiters and supplemental information are not needed to decode, and old devices stumble over them
  const nals = all.filter(nal => nalType(nal) !== NalType.sei && nalType(nal) !== NalType.delimiter);
  const { payloads, tooLarge } = packetizeH264(nals, { packetizationMode, maxPayload: maxStillPayload });
  // mode 0 has no way to divide a NAL unit: it goes out in one datagram, which IP fragments
  const all0 = tooLarge.length > 0 ? nals : payloads;
  return {
    key: nals.some(nal => nalType(nal) === NalType.idr),
    payloads: all0,
    size: all0.reduce((sum, payload) => sum + payload.length, 0),
  };
}
