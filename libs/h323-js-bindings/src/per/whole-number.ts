/** Whole numbers (X.691 11.3 to 11.8), as the aligned variant writes them. */
import { readLength, writeLength } from './length.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** How many bits `value` (at most 2^32) needs. */
export function bitWidth(value: number): number {
  return value < 2 ** 31 ? 32 - Math.clz32(value) : Math.floor(Math.log2(value)) + 1;
}

/** How many octets an unsigned number needs; zero needs one. */
function octetWidth(value: number): number {
  let octets = 1;
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) octets++;
  return octets;
}

/** Reads a number from 0 to `range - 1` (X.691 11.5.7). */
export function readConstrained(reader: Reader, range: number): number {
  if (range === 1) return 0;
  const value = readUnchecked(reader, range);
  if (value >= range) throw reader.fault('invalid-encoding', `${value} where ${range - 1} is the highest`);
  return value;
}

function readUnchecked(reader: Reader, range: number): number {
  if (range < 256) return reader.bits(bitWidth(range - 1));
  if (range <= 65536) {
    reader.align();
    return reader.uint(range === 256 ? 1 : 2);
  }
  const octets = readConstrained(reader, octetWidth(range - 1)) + 1;
  reader.align();
  return reader.uint(octets);
}

/** Writes a number from 0 to `range - 1`. */
export function writeConstrained(writer: Writer, value: number, range: number): void {
  if (range === 1) return;
  if (range < 256) {
    writer.bits(value, bitWidth(range - 1));
    return;
  }
  const octets = range === 256 ? 1 : range <= 65536 ? 2 : octetWidth(value);
  if (range > 65536) writeConstrained(writer, octets - 1, octetWidth(range - 1));
  writer.align();
  writer.uint(value, octets);
}

/** A number that is small as a rule (X.691 11.6). */
export function readNormallySmall(reader: Reader): number {
  if (reader.bit() === 0) return reader.bits(6);
  reader.align();
  const octets = reader.octet();
  if (octets === 0 || octets > 4) throw reader.fault('invalid-encoding', `an index of ${octets} octets`);
  return reader.uint(octets);
}

export function writeNormallySmall(writer: Writer, value: number): void {
  if (value < 64) {
    writer.bits(value, 7);
    return;
  }
  writer.bit(1);
  writer.align();
  const octets = octetWidth(value);
  writer.octet(octets);
  writer.uint(value, octets);
}

/** A number without upper bound, from zero (X.691 11.7) or of either sign (X.691 11.8), after the length in octets. */
export function readUnbounded(reader: Reader, signed: boolean): number | bigint {
  const octets = readLength(reader);
  if (octets === 0) throw reader.fault('invalid-encoding', 'a number without octets');
  // No number of a real message has 16384 octets.
  if (octets < 0) throw reader.fault('limit', 'a number in fragments');
  if (octets <= 6) {
    const value = reader.uint(octets);
    return signed && value >= 2 ** (octets * 8 - 1) ? value - 2 ** (octets * 8) : value;
  }
  const digits = Array.from(reader.octets(octets), octet => octet.toString(16).padStart(2, '0')).join('');
  return narrow(signed ? BigInt.asIntN(octets * 8, BigInt(`0x${digits}`)) : BigInt(`0x${digits}`));
}

export function writeUnbounded(writer: Writer, value: number | bigint, signed: boolean): void {
  const octets = unboundedOctets(value, signed);
  writeLength(writer, octets);
  if (typeof value === 'number' && octets <= 6) {
    writer.uint(value < 0 ? value + 2 ** (octets * 8) : value, octets);
    return;
  }
  const bits = BigInt.asUintN(octets * 8, BigInt(value));
  writer.octets(Uint8Array.from({ length: octets }, (_, i) => Number((bits >> BigInt(8 * (octets - 1 - i))) & 0xffn)));
}

/** The least number of octets that hold the value, with its sign when it may have one. */
function unboundedOctets(value: number | bigint, signed: boolean): number {
  if (typeof value === 'number' && Math.abs(value) < 2 ** 40) {
    const magnitude = value < 0 ? -value - 1 : value;
    return octetWidth(signed ? magnitude * 2 : magnitude);
  }
  const exact = BigInt(value);
  const bits = (exact < 0n ? -exact - 1n : exact).toString(2).length + (signed ? 1 : 0);
  return Math.ceil(bits / 8);
}

/** A number wherever it is exact. */
export function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
