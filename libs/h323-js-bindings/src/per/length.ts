/** Length determinants (X.691 11.9). */
import type { Size } from '../asn1/type.ts';
import type { Reader } from './reader.ts';
import { readConstrained, writeConstrained } from './whole-number.ts';
import type { Writer } from './writer.ts';

/** Units of the smallest fragment (X.691 11.9.3.8). */
const FRAGMENT = 16384;

/** Reads a length without upper bound. Negative: that many units follow, and then another length (a fragment, X.691 11.9.3.8). */
export function readLength(reader: Reader): number {
  reader.align();
  const first = reader.octet();
  if (first < 0x80) return first;
  if (first < 0xc0) return ((first & 0x3f) << 8) | reader.octet();
  const fragments = first & 0x3f;
  if (fragments === 0 || fragments > 4) throw reader.fault('invalid-encoding', `a fragment of ${fragments} times 16384`);
  return -fragments * FRAGMENT;
}

/** Writes a length below 16384. */
export function writeLength(writer: Writer, length: number): void {
  writer.align();
  if (length < 0x80) writer.octet(length);
  else writer.uint(0x8000 | length, 2);
}

/** Writes any number of units without upper bound, in fragments when there are many. */
export function writeFragments(writer: Writer, count: number, write: (from: number, to: number) => void): void {
  let from = 0;
  while (count - from >= FRAGMENT) {
    const fragments = Math.min(4, Math.floor((count - from) / FRAGMENT));
    writer.align();
    writer.octet(0xc0 | fragments);
    write(from, from + fragments * FRAGMENT);
    from += fragments * FRAGMENT;
  }
  writeLength(writer, count - from);
  if (count > from) write(from, count);
}

/** A number of extension additions: small as a rule, from 1 (X.691 11.9.3.4). */
export function readNormallySmallLength(reader: Reader): number {
  if (reader.bit() === 0) return reader.bits(6) + 1;
  const length = readLength(reader);
  if (length <= 0) throw reader.fault('invalid-encoding', 'a bit-map of no bits, or in fragments');
  return length;
}

export function writeNormallySmallLength(writer: Writer, length: number): void {
  if (length <= 64) writer.bits(length - 1, 7);
  else {
    writer.bit(1);
    writeLength(writer, length);
  }
}

/** The number of units of a string or list, by its SIZE constraint. */
export class Count {
  readonly min: number;
  readonly max: number;
  readonly #extensible: boolean;
  /** Of the constrained whole number, 0 when there is none because the upper bound is absent or 64K or more (X.691 11.9.4.1). */
  readonly #range: number;

  constructor(size: Size | undefined) {
    this.min = size?.min ?? 0;
    this.max = size?.max ?? Number.POSITIVE_INFINITY;
    this.#extensible = size?.extensible ?? false;
    this.#range = this.max < 65536 ? this.max - this.min + 1 : 0;
  }

  /** How many units follow; negative for a fragment, after which `readLength` gives the next. */
  read(reader: Reader): number {
    if (this.#extensible && reader.bit() === 1) return readLength(reader);
    if (this.#range === 1) return this.min;
    if (this.#range > 0) return this.min + readConstrained(reader, this.#range);
    return readLength(reader);
  }

  /** Writes the length and, by `write`, the units. */
  write(writer: Writer, count: number, write: (from: number, to: number) => void): void {
    const outside = count < this.min || count > this.max;
    if (outside && !this.#extensible) throw writer.fault(`${count} units where ${this.min} to ${this.max} are allowed`);
    if (this.#extensible) writer.bit(outside);
    if (outside || this.#range === 0) writeFragments(writer, count, write);
    else {
      writeConstrained(writer, count - this.min, this.#range);
      if (count > 0) write(0, count);
    }
  }

  /** Whether the field of `bits` per unit begins at an octet (X.691 16.9 to 16.11, 17.6 to 17.8): all but the shortest of a fixed size do. */
  isAligned(bitsPerUnit: number): boolean {
    return this.#extensible || this.min !== this.max || this.max * bitsPerUnit > 16;
  }
}
