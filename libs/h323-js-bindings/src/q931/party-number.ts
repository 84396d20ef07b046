import { bits, type ElementCodec, fromText, octetGroup, toText } from './element-codec.ts';

/** A telephone number, and how it is to be read (Q.931 4.5.8, 4.5.10). */
export interface PartyNumber {
  readonly digits: string;
  /** 0 unknown, 1 international, 2 national, 3 network specific, 4 subscriber, 6 abbreviated. */
  readonly typeOfNumber?: number;
  /** 0 unknown, 1 E.164, 8 national, 9 private. */
  readonly numberingPlan?: number;
  /** Octet 3a: 0 allowed, 1 restricted, 2 not available. */
  readonly presentation?: number;
  /** Octet 3a: 0 not screened, 1 verified and passed, 2 verified and failed, 3 by the network. */
  readonly screening?: number;
}

function partyNumber(id: number): ElementCodec<PartyNumber> {
  return {
    id,
    parse(contents) {
      const third = octetGroup(contents, 0);
      const [three, threeA] = third;
      if (three === undefined) return undefined;
      return {
        digits: fromText(contents.subarray(third.length)),
        typeOfNumber: bits(three, 7, 5),
        numberingPlan: bits(three, 4, 1),
        ...(threeA !== undefined && { presentation: bits(threeA, 7, 6), screening: bits(threeA, 2, 1) }),
      };
    },
    serialize({ digits, typeOfNumber = 0, numberingPlan = 1, presentation, screening }) {
      const three = (typeOfNumber << 4) | numberingPlan;
      const third =
        presentation === undefined && screening === undefined
          ? [0x80 | three]
          : [three, 0x80 | ((presentation ?? 0) << 5) | (screening ?? 0)];
      return Uint8Array.of(...third, ...toText(digits));
    },
  };
}

export const callingPartyNumber = partyNumber(0x6c);
export const calledPartyNumber = partyNumber(0x70);
/** H.225.0 7.2.2.9, Q.951. */
export const connectedNumber = partyNumber(0x4c);
/** Q.952; its octet 3b is not kept. */
export const redirectingNumber = partyNumber(0x74);
