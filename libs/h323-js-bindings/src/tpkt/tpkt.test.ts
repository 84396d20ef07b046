import { describe, expect, test } from '@jest/globals';
import { Random } from '../testing/random.ts';
import { frameTpkt, TpktReader } from './tpkt.ts';

const packet = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i & 0xff);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap(part => [...part]));

test('a frame has its length with the header', () => {
  expect(frameTpkt(Uint8Array.of(8, 2))).toEqual(Uint8Array.of(3, 0, 0, 6, 8, 2));
  expect(frameTpkt(packet(65531))).toHaveLength(65535);
  expect(() => frameTpkt(packet(65532))).toThrow(RangeError);
});

test('packets come out, however the stream is cut', () => {
  const packets = [packet(1), packet(700), packet(3), packet(65531), packet(40)];
  const stream = join(...packets.map(frameTpkt));
  const random = new Random(5);
  for (let round = 0; round < 20; round++) {
    const reader = new TpktReader();
    const read: Uint8Array[] = [];
    for (let at = 0; at < stream.length; ) {
      const next = at + random.between(1, random.pick([1, 5, 2000, 100_000]));
      read.push(...reader.push(stream.subarray(at, next)).packets);
      at = next;
    }
    expect(read.map(each => each.length)).toEqual(packets.map(each => each.length));
    expect(read.every((each, i) => Buffer.compare(each, packets[i] ?? packet(0)) === 0)).toBe(true);
  }
});

test('empty packets keep a connection open, and are nothing', () => {
  expect(new TpktReader().push(join(frameTpkt(packet(0)), frameTpkt(packet(2)), frameTpkt(packet(0)))).packets).toEqual([packet(2)]);
});

test.each([
  ['without a length, as of OPAL', [3, 0, 0, 0]],
  ['shifted by an octet, as of Tandberg', [0, 3, 0, 4]],
])('keep-alives that are no packets: %s', (_, keepAlive) => {
  const stream = join(Uint8Array.from(keepAlive), frameTpkt(packet(2)), Uint8Array.from(keepAlive), frameTpkt(packet(3)));
  for (let length = 1; length <= stream.length; length++) {
    const reader = new TpktReader();
    const read: number[] = [];
    for (let at = 0; at < stream.length; at += length)
      read.push(...reader.push(stream.subarray(at, at + length)).packets.map(each => each.length));
    expect(read).toEqual([2, 3]);
    expect(reader.isInside).toBe(false);
  }
});

describe('a stream that is broken', () => {
  test.each([
    ['another version', Uint8Array.of(2), 'not-tpkt'],
    ['HTTP', new TextEncoder().encode('GET / HTTP/1.1'), 'not-tpkt'],
    ['a length below that of the header', Uint8Array.of(3, 0, 0, 3), 'not-tpkt'],
    ['what begins as a keep-alive', Uint8Array.of(0, 3, 1), 'not-tpkt'],
    ['a length above the limit', Uint8Array.of(3, 0, 0x10, 0), 'too-long'],
  ])('by %s stays so', (_, bytes, fault) => {
    const reader = new TpktReader({ maxLength: 2048 });
    const octets = bytes.slice(0, 16);
    expect(reader.push(join(frameTpkt(packet(2)), bytes))).toEqual({ packets: [packet(2)], fault, octets });
    expect(reader.push(frameTpkt(packet(2)))).toEqual({ packets: [], fault, octets });
  });

  test('is told where it breaks, however it is cut, and no further than 16 octets', () => {
    const reader = new TpktReader();
    reader.push(Uint8Array.of(3, 0));
    expect(reader.push(join(Uint8Array.of(0, 3), packet(40))).octets).toEqual(join(Uint8Array.of(3, 0, 0, 3), packet(12)));
  });
});
