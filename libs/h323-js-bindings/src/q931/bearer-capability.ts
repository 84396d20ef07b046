import { bits, type ElementCodec, octetGroup } from './element-codec.ts';

const transferCapabilities = {
  speech: 0,
  unrestrictedDigital: 8,
  restrictedDigital: 9,
  audio3k1: 16,
  unrestrictedDigitalWithTones: 17,
  video: 24,
} as const;
const layer1Protocols = { g711Ulaw: 2, g711Alaw: 3, h221: 5 } as const;

/** Q.931 4.5.5, as H.225.0 7.2.2.1 restricts it. Codes that have no name here are numbers. */
export interface BearerCapability {
  readonly transferCapability: keyof typeof transferCapabilities | number;
  /** 0 is ITU-T. */
  readonly codingStandard?: number;
  /** 0 is circuit mode, 2 packet mode. */
  readonly transferMode?: number;
  /** 0x10 is 64 kbit/s, 0x13 384, 0x15 1536, 0x17 1920, 0x18 as many times 64 as `rateMultiplier` says. */
  readonly transferRate?: number;
  readonly rateMultiplier?: number;
  readonly userInformationLayer1?: keyof typeof layer1Protocols | number;
  /** What follows octet 5, as it came. */
  readonly rest?: Uint8Array;
}

const MULTIRATE = 0x18;

export const bearerCapability: ElementCodec<BearerCapability> = {
  id: 0x04,
  parse(contents) {
    const third = octetGroup(contents, 0);
    const fourth = octetGroup(contents, third.length);
    const [three, four] = [third[0], fourth[0]];
    if (three === undefined || four === undefined) return undefined;
    const transferRate = bits(four, 5, 1);
    const hasMultiplier = transferRate === MULTIRATE && fourth.length < contents.length - third.length;
    let at = third.length + fourth.length;
    // Octet 4.1 comes after 4, which ends its group.
    const multiplier = hasMultiplier ? contents[at++] : undefined;
    const five = contents[at];
    const isLayer1 = five !== undefined && bits(five, 7, 6) === 1;
    const rest = contents.slice(isLayer1 ? at + 1 : at);
    return {
      transferCapability: nameOf(transferCapabilities, bits(three, 5, 1)),
      codingStandard: bits(three, 7, 6),
      transferMode: bits(four, 7, 6),
      transferRate,
      ...(multiplier !== undefined && { rateMultiplier: multiplier & 0x7f }),
      ...(isLayer1 && { userInformationLayer1: nameOf(layer1Protocols, bits(five, 5, 1)) }),
      ...(rest.length > 0 && { rest }),
    };
  },
  serialize({
    transferCapability,
    codingStandard = 0,
    transferMode = 0,
    transferRate = 0x10,
    rateMultiplier,
    userInformationLayer1,
    rest = [],
  }) {
    return Uint8Array.of(
      0x80 | (codingStandard << 5) | codeOf(transferCapabilities, transferCapability),
      0x80 | (transferMode << 5) | transferRate,
      ...(rateMultiplier === undefined ? [] : [0x80 | rateMultiplier]),
      ...(userInformationLayer1 === undefined ? [] : [0xa0 | codeOf(layer1Protocols, userInformationLayer1)]),
      ...rest,
    );
  },
};

function nameOf<T extends Readonly<Record<string, number>>>(names: T, code: number): keyof T | number {
  return Object.keys(names).find(name => names[name] === code) ?? code;
}

function codeOf<T extends Readonly<Record<string, number>>>(names: T, name: keyof T | number): number {
  return typeof name === 'number' ? name & 0x1f : (names[name] ?? 0);
}
