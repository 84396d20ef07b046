import { isVcl, NalType, nalType } from './nal.ts';

/** Splits a byte stream (H.264 Annex B) at its start codes. The NAL units are views into it. */
export function splitAnnexB(bytes: Uint8Array): Uint8Array[] {
  const nals: Uint8Array[] = [];
  let start = -1;
  // a start code is 00 00 01: look for its last octet, which is rare
  for (let at = bytes.indexOf(1, 2); at >= 0; at = bytes.indexOf(1, at + 1)) {
    if (bytes[at - 1] !== 0 || bytes[at - 2] !== 0) continue;
    if (start >= 0) pushNal(nals, bytes, { start, end: at - 2 });
    start = at + 1;
  }
  if (start >= 0) pushNal(nals, bytes, { start, end: bytes.length });
  return nals;
}

/** Joins NAL units into a byte stream with four-octet start codes. */
export function joinAnnexB(nals: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(nals.reduce((sum, nal) => sum + 4 + nal.length, 0));
  let at = 0;
  for (const nal of nals) {
    bytes[at + 3] = 1;
    bytes.set(nal, at + 4);
    at += 4 + nal.length;
  }
  return bytes;
}

/** Groups NAL units into access units (H.264 7.4.1.2.3): one per picture, with the parameter sets and SEI before it. */
export function splitAccessUnits(nals: readonly Uint8Array[]): Uint8Array[][] {
  const units: Uint8Array[][] = [];
  let unit: Uint8Array[] = [];
  let sawPicture = false;
  for (const nal of nals) {
    if (sawPicture && startsAccessUnit(nal)) {
      units.push(unit);
      unit = [];
      sawPicture = false;
    }
    unit.push(nal);
    sawPicture ||= isVcl(nal);
  }
  if (unit.length > 0) units.push(unit);
  return units;
}

/** After a picture, these begin the next access unit. A slice does when its first_mb_in_slice is 0, which ue(v) codes as a single 1 bit. */
function startsAccessUnit(nal: Uint8Array): boolean {
  const type = nalType(nal);
  if (isVcl(nal)) return type !== NalType.partitionA + 1 && type !== NalType.partitionC && ((nal[1] ?? 0) & 0x80) !== 0;
  return (type >= NalType.sei && type <= NalType.delimiter) || (type >= 14 && type <= 18);
}

function pushNal(nals: Uint8Array[], bytes: Uint8Array, range: { start: number; end: number }): void {
  let { end } = range;
  // trailing_zero_8bits, and the zero_byte of the next start code; a NAL unit never ends in 00 (H.264 7.4.1)
  while (end > range.start && bytes[end - 1] === 0) end--;
  if (end > range.start) nals.push(bytes.subarray(range.start, end));
}
