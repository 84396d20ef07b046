import { describe, expect, test } from '@jest/globals';
import { parseSps } from './sps.ts';

/** Sequence parameter sets of x264 and what it was asked for. */
const VECTORS = [
  ['6742c01fd900500 5bb0110000003001000000303c0f18324 80', { profileLevelId: '42c01f', width: 1280, height: 720, interlaced: false }],
  ['67640028acd9407 80227e5c0440000030004000003 00f03c60c658', { profileLevelId: '640028', width: 1920, height: 1080, interlaced: false }],
  ['6742c00ad902c4ec0440000003004000000f03c48992', { profileLevelId: '42c00a', width: 176, height: 144, interlaced: false }],
  ['674d401eeca06c1ef378088000000300 8000001e078b16cb', { profileLevelId: '4d401e', width: 854, height: 480, interlaced: false }],
  ['677a0028bcd94078044fcb8088000003000800000301 90f8b16cb0', { profileLevelId: '7a0028', width: 1920, height: 1080, interlaced: true }],
] as const;

const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('a sequence parameter set', () => {
  test.each(VECTORS)('%s', (hex, expected) => {
    expect(parseSps(fromHex(hex))).toMatchObject(expected);
  });

  test('cut short is none, wherever the cut', () => {
    const sps = fromHex(VECTORS[1][0]);
    for (let length = 0; length < 10; length++) expect(parseSps(sps.subarray(0, length))).toBeUndefined();
    for (let length = 10; length < sps.length; length++) expect(() => parseSps(sps.subarray(0, length))).not.toThrow();
  });

  test('of absurd numbers is none, and takes no time', () => {
    expect(parseSps(new Uint8Array(5000).fill(0).fill(0x67, 0, 1))).toBeUndefined();
    expect(parseSps(Uint8Array.of(0x68, 1, 2, 3, 4, 5))).toBeUndefined();
  });
});
