import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { splitAccessUnits, splitAnnexB } from './annex-b.ts';
import { type H264AccessUnit, H264Depacketizer, type H264Packet } from './depacketizer.ts';
import { isH264KeyFramePayload } from './key-frame.ts';
import { type H264PacketizerOptions, packetizeH264 } from './packetizer.ts';

const units = splitAccessUnits(splitAnnexB(new Uint8Array(readFileSync(new URL('./fixtures/qcif-8-pictures.h264', import.meta.url)))));

/** The stream as RTP packets, starting just before the sequence number wraps. */
function packets(options: H264PacketizerOptions): H264Packet[] {
  let sequenceNumber = 65530;
  return units.flatMap((unit, index) => {
    const { payloads } = packetizeH264(unit, options);
    return payloads.map((payload, i) => ({
      sequenceNumber: sequenceNumber++ & 0xffff,
      timestamp: index * 6000,
      marker: i === payloads.length - 1,
      payload,
    }));
  });
}

function receive(sent: readonly H264Packet[]): H264AccessUnit[] {
  const depacketizer = new H264Depacketizer();
  return sent.flatMap(packet => [...depacketizer.push(packet)]);
}

describe('H.264 payloads', () => {
  test.each<[string, H264PacketizerOptions]>([
    ['mode 0', { packetizationMode: 0, maxPayload: 60000 }],
    ['mode 1', { packetizationMode: 1, maxPayload: 1200 }],
    ['mode 1 in small pieces', { packetizationMode: 1, maxPayload: 100 }],
    ['mode 1 with STAP-A', { packetizationMode: 1, maxPayload: 400, aggregate: true }],
  ])('carry every access unit: %s', (_, options) => {
    const sent = packets(options);
    const received = receive(sent);
    expect(Math.max(...sent.map(p => p.payload.length))).toBeLessThanOrEqual(options.maxPayload ?? 0);
    expect(received.map(unit => unit.nals)).toEqual(units);
    expect(received.every(unit => unit.complete)).toBe(true);
    expect(received.map(unit => unit.keyFrame)).toEqual([true, false, false, false, true, false, false, false]);
  });

  test('aggregate parameter sets into one packet with the highest NRI', () => {
    const { payloads } = packetizeH264([Uint8Array.of(0x06, 1), Uint8Array.of(0x67, 2), Uint8Array.of(0x68, 3)], {
      packetizationMode: 1,
      aggregate: true,
    });
    expect(payloads).toEqual([Uint8Array.of(0x78, 0, 2, 0x06, 1, 0, 2, 0x67, 2, 0, 2, 0x68, 3)]);
  });

  test('fragment as RFC 6184 5.8 says: start, middle, end', () => {
    const { payloads } = packetizeH264([Uint8Array.of(0x65, 1, 2, 3, 4, 5, 6)], { packetizationMode: 1, maxPayload: 4 });
    expect(payloads).toEqual([Uint8Array.of(0x7c, 0x85, 1, 2), Uint8Array.of(0x7c, 0x05, 3, 4), Uint8Array.of(0x7c, 0x45, 5, 6)]);
  });

  test('of mode 0 leave out what is too large, and say so', () => {
    const large = new Uint8Array(2000).fill(0x65);
    const small = Uint8Array.of(0x67, 1);
    expect(packetizeH264([small, large], { packetizationMode: 0 })).toEqual({ payloads: [small], tooLarge: [large] });
  });

  test('are known as key frames where a decoder may start', () => {
    const starts = packets({ packetizationMode: 1, maxPayload: 300, aggregate: true }).filter(p => isH264KeyFramePayload(p.payload));
    expect(new Set(starts.map(p => p.timestamp))).toEqual(new Set([0, 24000]));
    expect(isH264KeyFramePayload(Uint8Array.of(0x7c, 0x85, 0x88))).toBe(true);
    expect(isH264KeyFramePayload(Uint8Array.of(0x7c, 0x05, 0x88))).toBe(false);
    expect(isH264KeyFramePayload(Uint8Array.of(0x78, 0, 2, 6, 1, 0, 2, 0x67, 2))).toBe(true);
    expect(isH264KeyFramePayload(Uint8Array.of(0x41, 1))).toBe(false);
    expect(isH264KeyFramePayload(new Uint8Array())).toBe(false);
  });

  test.each([
    ['alone', [0x65, 0x48]],
    ['in fragments', [0x7c, 0x85, 0x48]],
    ['in an aggregate', [0x78, 0, 2, 6, 1, 0, 2, 0x65, 0x48]],
  ])('are none at a later slice of a key frame, whose first is lost or was not wanted: %s', (_how, bytes) => {
    expect(isH264KeyFramePayload(Uint8Array.from(bytes))).toBe(false);
  });
});

describe('a depacketizer', () => {
  const sent = packets({ packetizationMode: 1, maxPayload: 300 });

  test('tells which picture a loss hurt, whichever packet it was', () => {
    for (let lost = 1; lost < sent.length - 1; lost++) {
      const broken = receive(sent.filter((_, i) => i !== lost)).filter(unit => !unit.complete);
      expect(broken.length).toBeGreaterThan(0);
      const [before, at, after] = [sent[lost - 1], sent[lost], sent[lost + 1]].map(packet => packet?.timestamp);
      for (const unit of broken) expect([before, at, after]).toContain(unit.timestamp);
    }
  });

  test('never joins fragments across a loss', () => {
    for (let lost = 0; lost < sent.length; lost++) {
      const nals = receive(sent.filter((_, i) => i !== lost)).flatMap(unit => unit.nals);
      const real = new Set(units.flat().map(nal => Buffer.from(nal).toString('hex')));
      for (const nal of nals) expect(real.has(Buffer.from(nal).toString('hex'))).toBe(true);
    }
  });

  test('gives a picture whose marker was lost when the next begins', () => {
    const last = sent.filter(p => p.timestamp === 6000).at(-1);
    const unmarked = sent.map(p => (p === last ? { ...p, marker: false } : p));
    expect(receive(unmarked)).toHaveLength(units.length);
    expect(receive(unmarked).every(unit => unit.complete)).toBe(true);
  });

  test('drops late packets and follows a restarted sender', () => {
    const [first, second, ...rest] = sent;
    if (!first || !second) throw new Error('too few packets');
    expect(receive([first, second, first, ...rest]).every(unit => unit.complete)).toBe(true);
    const restarted = sent.map(p => ({ ...p, sequenceNumber: (p.sequenceNumber + 30000) & 0xffff }));
    expect(receive([...sent, ...restarted]).at(-1)?.complete).toBe(true);
  });

  test('bears any payload', () => {
    const depacketizer = new H264Depacketizer();
    let seed = 9;
    for (let i = 0; i < 20000; i++) {
      const payload = Uint8Array.from({ length: i % 9 }, () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed >>> 24;
      });
      if (i % 3 === 0 && payload.length > 0) payload[0] = 0x7c;
      for (const unit of depacketizer.push({ sequenceNumber: i & 0xffff, timestamp: i >> 3, marker: false, payload })) {
        expect(unit.nals.every(nal => nal.length > 0)).toBe(true);
      }
    }
  });
});
