import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { joinAnnexB, splitAccessUnits, splitAnnexB } from './annex-b.ts';
import { isKeyFrame, nalType } from './nal.ts';

/** Eight pictures of two slices, the first and fifth IDR, from x264. */
const stream = new Uint8Array(readFileSync(new URL('./fixtures/qcif-8-pictures.h264', import.meta.url)));

describe('Annex B', () => {
  test('splits at start codes of three and four octets, without trailing zeros', () => {
    const bytes = Uint8Array.of(0, 0, 0, 1, 0x67, 1, 0, 0, 1, 0x68, 2, 0, 0, 0, 0, 1, 0x65, 3, 0, 0);
    expect(splitAnnexB(bytes)).toEqual([Uint8Array.of(0x67, 1), Uint8Array.of(0x68, 2), Uint8Array.of(0x65, 3)]);
  });

  test.each([[[]], [[0, 0, 1]], [[0, 0, 0, 1]], [[1, 2, 3]], [[0, 1]]])('finds nothing in %j', bytes => {
    expect(splitAnnexB(Uint8Array.from(bytes))).toEqual([]);
  });

  test('splits what it joined', () => {
    const nals = splitAnnexB(stream);
    expect(nals.slice(0, 5).map(nalType)).toEqual([7, 8, 6, 5, 5]);
    expect(splitAnnexB(joinAnnexB(nals))).toEqual(nals);
  });

  test('groups slices into pictures, parameter sets with the picture after them', () => {
    const units = splitAccessUnits(splitAnnexB(stream));
    expect(units.map(unit => unit.map(nalType))).toEqual([
      [7, 8, 6, 5, 5],
      [1, 1],
      [1, 1],
      [1, 1],
      [7, 8, 5, 5],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(units.map(isKeyFrame)).toEqual([true, false, false, false, true, false, false, false]);
  });
});
