import { describe, expect, test } from '@jest/globals';
import { packetizeH264 } from '@opencvi/rtp';
import type { MediaPacket } from './media-packet.ts';
import { SingleNalConverter } from './single-nal-converter.ts';

const format = { codec: 'H264', payloadType: 98, clockRate: 90_000 };
const nal = (type: number, length: number) => Uint8Array.from({ length }, (_, i) => (i === 0 ? 0x60 | type : i & 0xff));
const picture = [nal(7, 20), nal(8, 6), nal(5, 1_100), nal(5, 2_000)];

function packets(from = 10): MediaPacket[] {
  const { payloads } = packetizeH264(picture, { packetizationMode: 1, maxPayload: 600, aggregate: true });
  return payloads.map((payload, i) => ({
    source: 1,
    format,
    sequenceNumber: from + i,
    timestamp: 90,
    marker: i === payloads.length - 1,
    payload,
  }));
}

describe('from packetization-mode 1 to 0', () => {
  test('aggregates are split and fragments joined, in order', () => {
    const converter = new SingleNalConverter();
    const out = packets().flatMap(packet => converter.convert(packet));
    expect(out.map(packet => Buffer.from(packet.payload).equals(picture[out.indexOf(packet)] ?? new Uint8Array()))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(out.map(packet => packet.marker)).toEqual([false, false, false, true]);
    expect(out.map(packet => packet.sequenceNumber)).toEqual([1, 2, 3, 4]);
    expect(converter.oversized).toBe(1);
  });

  test('fragments that never end are not kept', () => {
    const converter = new SingleNalConverter();
    const fragment = (header: number) => Uint8Array.of(0x7c, header, ...new Uint8Array(998));
    const push = (sequenceNumber: number, header: number) =>
      converter.convert({
        source: 1,
        format,
        sequenceNumber: sequenceNumber & 0xffff,
        timestamp: 0,
        marker: false,
        payload: fragment(header),
      });
    for (let i = 0; i < 10_000; i++) expect(push(i, i === 0 ? 0x85 : 0x05)).toEqual([]);
    expect(converter.held).toBeLessThanOrEqual(65_000);
    expect(push(10_000, 0x45)).toEqual([]);
    expect(push(10_001, 0x85)).toEqual([]);
    expect(push(10_002, 0x45)).toHaveLength(1);
  });

  test('units of interleaved mode, which nobody agreed to, are left out (RFC 6184 5.2)', () => {
    const converter = new SingleNalConverter();
    for (const type of [25, 26, 27, 29, 30, 0]) {
      expect(converter.convert({ source: 1, format, sequenceNumber: type, timestamp: 0, marker: true, payload: nal(type, 40) })).toEqual(
        [],
      );
    }
  });

  test('a loss leaves a gap and takes no half of a NAL unit along', () => {
    const converter = new SingleNalConverter();
    const out = packets().flatMap((packet, i) => (i === 2 ? [] : converter.convert(packet)));
    expect(out.map(packet => (packet.payload[0] ?? 0) & 0x1f)).toEqual([7, 8, 5]);
    expect(out[2]?.payload).toHaveLength(2_000);
    expect(out[2]?.sequenceNumber).toBeGreaterThan(3);
  });

  test('late packets and nonsense are left out', () => {
    const converter = new SingleNalConverter();
    const [first, second] = packets();
    if (!first || !second) throw new Error('too few packets');
    converter.convert(second);
    expect(converter.convert(first)).toEqual([]);
    const bad = { ...second, sequenceNumber: 20, payload: Uint8Array.of(24, 0xff, 0xff, 1) };
    expect(converter.convert(bad)).toEqual([]);
  });
});
