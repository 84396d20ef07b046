import { bits, type ElementCodec, octetGroup } from './element-codec.ts';

/** Q.931 4.5.12 and Q.850: why a call ended, or a message was not understood. */
export interface Cause {
  /** Of Q.850: 16 is normal call clearing. */
  readonly value: number;
  /** 0 is the user, 1 to 5 networks, 10 beyond an interworking point. */
  readonly location?: number;
  readonly codingStandard?: number;
  /** Octet 3a. */
  readonly recommendation?: number;
  readonly diagnostics?: Uint8Array;
}

export const cause: ElementCodec<Cause> = {
  id: 0x08,
  parse(contents) {
    const third = octetGroup(contents, 0);
    const [three, recommendation] = third;
    const value = contents[third.length];
    if (three === undefined || value === undefined) return undefined;
    const diagnostics = contents.slice(third.length + 1);
    return {
      value: value & 0x7f,
      location: bits(three, 4, 1),
      codingStandard: bits(three, 7, 6),
      ...(recommendation !== undefined && { recommendation: recommendation & 0x7f }),
      ...(diagnostics.length > 0 && { diagnostics }),
    };
  },
  serialize({ value, location = 0, codingStandard = 0, recommendation, diagnostics = [] }) {
    const three = (codingStandard << 5) | location;
    const third = recommendation === undefined ? [0x80 | three] : [three, 0x80 | recommendation];
    return Uint8Array.of(...third, 0x80 | value, ...diagnostics);
  },
};
