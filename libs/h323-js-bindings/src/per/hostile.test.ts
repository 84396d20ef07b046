/** Whatever comes from the network: the codec's own error or a value, soon. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { decode, encode, H225, H245, type Type } from '../index.ts';
import { captures, mutate, Random, randomValue } from '../testing/index.ts';
import { PerError } from './per-error.ts';

const types: readonly [string, Type<unknown>][] = [
  ['H323-UserInformation', H225.H323UserInformation],
  ['RasMessage', H225.RasMessage],
  ['MultimediaSystemControlMessage', H245.MultimediaSystemControlMessage],
];

/** The value, or undefined when it was refused as it should be. */
function tryDecode(type: Type<unknown>, bytes: Uint8Array): unknown {
  try {
    return decode(type, bytes);
  } catch (error) {
    if (!(error instanceof PerError)) throw error;
    return undefined;
  }
}

describe.each(types)('%s', (_, type) => {
  test('mutants of random messages: no other error, and what is accepted can be encoded', () => {
    const random = new Random(4711);
    let accepted = 0;
    for (let i = 0; i < 4000; i++) {
      const value = tryDecode(type, mutate(encode(type, randomValue(type, random, { size: 40 })), random));
      if (value === undefined) continue;
      accepted++;
      const again = encode(type, value);
      expect(isDeepStrictEqual(decode(type, again), value)).toBe(true);
    }
    expect(accepted).toBeGreaterThan(400);
    expect(accepted).toBeLessThan(3600);
  });

  test('every message cut short, at every octet', () => {
    const random = new Random(1);
    for (let i = 0; i < 20; i++) {
      const bytes = encode(type, randomValue(type, random));
      for (let length = 0; length < Math.min(bytes.length, 500); length++) tryDecode(type, bytes.subarray(0, length));
    }
  });

  test('64 KiB take 10 ms at most', () => {
    const random = new Random(2);
    const noise = [new Uint8Array(65536), new Uint8Array(65536).fill(0xff), ...Array.from({ length: 8 }, () => random.bytes(65536))];
    for (let i = 0; i < 60; i++) {
      const mixed = new Uint8Array(65536).fill(random.between(0, 255));
      mixed.set(encode(type, randomValue(type, random, { size: 200 })).subarray(0, random.between(1, 400)));
      noise.push(mixed);
    }
    for (const bytes of noise) {
      expect(fastest(() => tryDecode(type, bytes))).toBeLessThan(10);
    }
  });
});

test('mutants of captured messages', () => {
  const random = new Random(99);
  const chunks = [...captures().values()].flat();
  for (let i = 0; i < 6000; i++) {
    const [, type] = random.pick(types);
    tryDecode(type, mutate(random.pick(chunks).bytes.subarray(random.pick([0, 4])), random));
  }
});

test('a list cannot promise more than it has', () => {
  // 16383 elements in three octets, each of which would be an empty list.
  expect(tryDecode(H245.MultimediaSystemControlMessage, Uint8Array.from([0x02, 0x70, 0xbf, 0xff, 0xff, 0xff]))).toBeUndefined();
});

/** The best of many, in milliseconds: what else this machine does is not the decoder's fault. Stops at the first that is good enough. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 50 && best >= 10; attempt++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
