import type { CodecFunctions } from './codec.ts';
import { readLength, writeFragments } from './length.ts';
import { readFragments } from './octet-string.ts';
import type { Reader } from './reader.ts';
import { narrow } from './whole-number.ts';
import type { Writer } from './writer.ts';

/** OBJECT IDENTIFIER (X.691 24): the contents octets of X.690 8.19 after their length. In JavaScript `0.0.8.2250.0.7`. */
export const objectIdentifierCodec: CodecFunctions = {
  decode(reader) {
    const length = readLength(reader);
    const octets = length < 0 ? readFragments(reader, -length) : reader.octets(length);
    return toDotted(reader, octets);
  },
  encode(writer, value) {
    const octets = written.get(value as string) ?? remember(writer, value as string);
    writeFragments(writer, octets.length, (from, to) => writer.octets(octets.subarray(from, to)));
  },
};

/** The identifiers that were written: a program writes the same few again and again. */
const written = new Map<string, Uint8Array>();
const MAX_WRITTEN = 512;

function remember(writer: Writer, value: string): Uint8Array {
  const octets = fromDotted(writer, value);
  if (written.size < MAX_WRITTEN) written.set(value, octets);
  return octets;
}

/** No identifier in use has arcs of more octets, and reading one takes time by the square of its length. */
const MAX_ARC_OCTETS = 64;

function toDotted(reader: Reader, octets: Uint8Array): string {
  if (octets.length === 0 || (octets.at(-1) as number) >= 0x80) throw reader.fault('invalid-encoding', 'not an object identifier');
  let text = '';
  for (let at = 0; at < octets.length; ) {
    const start = at;
    while ((octets[at] as number) >= 0x80) at++;
    at++;
    if (octets[start] === 0x80) throw reader.fault('invalid-encoding', 'an arc that begins with zeros');
    if (at - start > MAX_ARC_OCTETS) throw reader.fault('limit', `an arc of more than ${MAX_ARC_OCTETS} octets`);
    const arc = arcOf(octets, start, at);
    text += start === 0 ? firstArcs(arc) : `.${arc}`;
  }
  return text;
}

function arcOf(octets: Uint8Array, start: number, end: number): number | bigint {
  if (end - start <= 7) {
    let arc = 0;
    for (let at = start; at < end; at++) arc = arc * 128 + ((octets[at] as number) & 0x7f);
    return arc;
  }
  let arc = 0n;
  for (let at = start; at < end; at++) arc = arc * 128n + BigInt((octets[at] as number) & 0x7f);
  return narrow(arc);
}

/** The first number stands for two arcs (X.690 8.19.4). */
function firstArcs(first: number | bigint): string {
  if (first < 80) return `${Math.floor(Number(first) / 40)}.${Number(first) % 40}`;
  return `2.${typeof first === 'number' ? first - 80 : first - 80n}`;
}

function fromDotted(writer: Writer, value: unknown): Uint8Array {
  if (typeof value !== 'string' || !/^\d{1,150}(\.\d{1,150})+$/.test(value)) throw writer.fault('not an object identifier');
  const [first = 0n, second = 0n, ...rest] = value.split('.').map(BigInt);
  if (first > 2n || (first < 2n && second > 39n)) throw writer.fault('not an object identifier');
  const octets: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) pushArc(octets, arc);
  return Uint8Array.from(octets);
}

function pushArc(octets: number[], arc: bigint): void {
  const groups: number[] = [];
  let left = arc;
  do {
    groups.unshift(Number(left & 0x7fn));
    left >>= 7n;
  } while (left > 0n);
  for (const [i, group] of groups.entries()) octets.push(i < groups.length - 1 ? group | 0x80 : group);
}
