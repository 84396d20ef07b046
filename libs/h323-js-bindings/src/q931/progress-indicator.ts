import { bits, type ElementCodec } from './element-codec.ts';

/** Q.931 4.5.23: something happened on the way of the call. */
export interface ProgressIndicator {
  /** 1 not end-to-end ISDN, 2 and 3 destination or origin not ISDN, 8 in-band information is there. */
  readonly description: number;
  readonly location?: number;
  readonly codingStandard?: number;
}

export const progressIndicator: ElementCodec<ProgressIndicator> = {
  id: 0x1e,
  parse([three, four]) {
    if (three === undefined || four === undefined) return undefined;
    return { description: four & 0x7f, location: bits(three, 4, 1), codingStandard: bits(three, 7, 6) };
  },
  serialize: ({ description, location = 0, codingStandard = 0 }) =>
    Uint8Array.of(0x80 | (codingStandard << 5) | location, 0x80 | description),
};
