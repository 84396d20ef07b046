import { isDeepStrictEqual } from 'node:util';
import { decode, encode, H225, H235, H235Srtp, H245, PerError, type Type } from '@opencvi/h323-js-bindings';
import { fromHex, type Random, toHex } from '@opencvi/h323-js-bindings/testing';
import { Finding, type FuzzTarget, stepOf } from './fuzz-target.ts';
import { captured, generated, spoilt } from './inputs.ts';
import { assertLight, timed } from './limits.ts';

const types = new Map<string, Type<unknown>>(
  Object.entries({ H225, H235, H235Srtp, H245 }).flatMap(([module, all]) =>
    Object.entries(all).map(([name, type]) => [`${module}.${name}`, type as Type<unknown>] as const),
  ),
);
const names = [...types.keys()];
const messages = ['H225.RasMessage', 'H225.H323UserInformation', 'H245.MultimediaSystemControlMessage'];

/** Every type in aligned PER: a line is `H245.OpenLogicalChannel 1a2b…`. */
export const codecTarget: FuzzTarget = {
  name: 'per',
  generate(random) {
    const name = random.chance(0.6) ? random.pick(messages) : random.pick(names);
    return [`${name} ${toHex(spoilt(sound(name, random), random))}`];
  },
  run: script => script.map(read).join(),
};

function sound(name: string, random: Random): Uint8Array {
  if (name === 'H225.RasMessage' && random.chance(0.4)) return random.pick(captured('ras'));
  if (name === 'H245.MultimediaSystemControlMessage' && random.chance(0.4)) return random.pick(captured('h245')).subarray(4);
  return generated(typeOf(name), random, { size: 200, long: 0.002 });
}

function typeOf(name: string): Type<unknown> {
  const type = types.get(name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
}

function read(line: string): string {
  const { word, rest } = stepOf(line);
  const bytes = fromHex(rest);
  const type = typeOf(word);
  const decoded = timed(bytes.length, () => tryDecode(type, bytes));
  if (decoded.error) return `${word} ${decoded.error.code}`;
  assertLight(decoded.value, bytes.length);
  const again = encode(type, decoded.value);
  if (!isDeepStrictEqual(decode(type, again, { maxBytes: 1 << 24 }), decoded.value))
    throw new Finding('what was read does not survive writing');
  return `${word} ok`;
}

function tryDecode(type: Type<unknown>, bytes: Uint8Array): { readonly value?: unknown; readonly error?: PerError } {
  try {
    return { value: decode(type, bytes) };
  } catch (error) {
    if (error instanceof PerError) return { error };
    throw error;
  }
}
