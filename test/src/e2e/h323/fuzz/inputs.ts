import { encode, H245, type Type } from '@opencvi/h323-js-bindings';
import { captures, mutate, type Random, randomValue } from '@opencvi/h323-js-bindings/testing';
import { LARGEST } from './limits.ts';

const chunks = [...captures().values()].flat();

/** Octets that were really sent, by protocol; H.225.0 and H.245 with their frames. */
export function captured(protocol: 'ras' | 'h225' | 'h245'): readonly Uint8Array[] {
  return chunks.filter(chunk => chunk.protocol === protocol).map(({ bytes }) => bytes);
}

const everything = chunks.map(({ bytes }) => bytes);
const words = [0, 1, 2, 0x3f, 0x40, 0x7f, 0x80, 0x81, 0xbf, 0xc0, 0xc1, 0xc4, 0xff];

/** An encoded value of a type, of any size up to `size` parts, with strings in fragments as often as `long` says. */
export function generated(type: Type<unknown>, random: Random, { size = 60, long = 0 } = {}): Uint8Array {
  return encode(type, randomValue(type, random, { size: random.pick([3, 15, size]), long }));
}

/** Octets as they were, or with mistakes: small ones mostly, another message's end, a tail, and now and then as much as a packet holds. */
export function spoilt(bytes: Uint8Array, random: Random): Uint8Array {
  const kinds: readonly (readonly [number, () => Uint8Array])[] = [
    [20, () => bytes],
    [50, () => mutate(bytes, random)],
    [10, () => mutate(mutate(bytes, random), random)],
    [8, () => spliced(bytes, random.pick(everything), random)],
    [6, () => extremes(bytes, random)],
    [4, () => Uint8Array.from([...bytes, ...random.bytes(random.between(1, 40))])],
    [2, () => enlarged(bytes, random)],
  ];
  let at = random.between(0, 99);
  for (const [share, make] of kinds) {
    at -= share;
    if (at < 0) return make();
  }
  return bytes;
}

/** The beginning of one and the end of the other. */
function spliced(one: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return Uint8Array.from([...one.subarray(0, random.between(0, one.length)), ...other.subarray(random.between(0, other.length))]);
}

/** Some octets in a row become those that lengths and indices are at their limits with. */
function extremes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const at = random.between(0, Math.max(0, copy.length - 1));
  for (let i = at; i < Math.min(copy.length, at + random.between(1, 6)); i++) copy[i] = random.pick(words);
  return copy;
}

/** As long as a packet can be: the octets again and again, or one octet for ever. */
function enlarged(bytes: Uint8Array, random: Random): Uint8Array {
  const large = new Uint8Array(LARGEST - 4).fill(random.pick(words));
  const head = bytes.subarray(0, random.between(1, Math.max(1, bytes.length)));
  if (random.chance(0.5) || head.length === 0) large.set(head.subarray(0, large.length));
  else for (let at = 0; at + head.length <= large.length; at += head.length) large.set(head, at);
  return large;
}

/** A message of H.245, real or random, whole. */
export function controlMessage(random: Random): Uint8Array {
  if (random.chance(0.5)) return random.pick(controlMessages);
  return generated(H245.MultimediaSystemControlMessage as Type<unknown>, random, { size: 40 });
}

const controlMessages = captured('h245').map(bytes => bytes.subarray(4));
