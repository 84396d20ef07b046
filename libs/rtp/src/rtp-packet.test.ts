import { describe, expect, test } from '@jest/globals';
import {
  isRtcp,
  isRtp,
  parseRtp,
  type RtpPacket,
  serializeRtp,
  writeMarker,
  writePayloadType,
  writeSequenceNumber,
  writeSsrc,
  writeTimestamp,
} from './rtp-packet.ts';

const init = { payloadType: 96, sequenceNumber: 65535, timestamp: 0xfffffff0, ssrc: 0xdeadbeef, payload: Uint8Array.of(1, 2, 3) };

function parsed(bytes: Uint8Array): RtpPacket {
  const packet = parseRtp(bytes);
  if (!packet.ok) throw new Error(packet.reason);
  return packet;
}

describe('an RTP packet', () => {
  test('reads what the wire says', () => {
    // PCMU, marker, seq 0x0102, ts 0x03040506, SSRC 0x0708090a, two payload bytes
    expect(parsed(Uint8Array.of(0x80, 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xff, 0x7f))).toMatchObject({
      marker: true,
      payloadType: 0,
      sequenceNumber: 0x0102,
      timestamp: 0x03040506,
      ssrc: 0x0708090a,
      csrcs: [],
      payload: Uint8Array.of(0xff, 0x7f),
    });
  });

  test('writes what it reads', () => {
    const full = { ...init, marker: true, csrcs: [1, 0xffffffff], extension: { profile: 0xbede, data: Uint8Array.of(0x10, 0x85, 0, 0) } };
    expect(parsed(serializeRtp(full))).toMatchObject(full);
  });

  test('pads an extension to whole words', () => {
    const packet = parsed(serializeRtp({ ...init, extension: { profile: 0xbede, data: Uint8Array.of(1, 2, 3, 4, 5) } }));
    expect(packet.extension?.data).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 0, 0, 0));
    expect(packet.payload).toEqual(init.payload);
  });

  test('removes padding', () => {
    const bytes = Uint8Array.of(...serializeRtp(init), 0, 0, 3);
    bytes[0] = 0xa0;
    expect(parsed(bytes)).toMatchObject({ payload: init.payload, padding: 3 });
  });

  test('rewrites header fields in place and leaves the others', () => {
    const bytes = serializeRtp({ ...init, marker: true });
    writeSequenceNumber(bytes, 7);
    writeTimestamp(bytes, 0x80000001);
    writeSsrc(bytes, 0xfffffffe);
    writePayloadType(bytes, 109);
    expect(parsed(bytes)).toMatchObject({ sequenceNumber: 7, timestamp: 0x80000001, ssrc: 0xfffffffe, payloadType: 109, marker: true });
    writeMarker(bytes, false);
    expect(parsed(bytes)).toMatchObject({ payloadType: 109, marker: false });
  });

  test.each([
    ['too-short', [0x80, 0, 0]],
    ['version', [0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['rtcp', [0x80, 200, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['csrc', [0x8f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['extension', [0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['extension', [0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xbe, 0xde, 0xff, 0xff]],
    ['padding', [0xa0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['padding', [0xa0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]],
  ])('refuses %s', (reason, bytes) => {
    expect(parseRtp(Uint8Array.from(bytes))).toEqual({ ok: false, reason });
  });

  test('no bytes make it throw', () => {
    let seed = 1;
    for (let round = 0; round < 5000; round++) {
      const bytes = new Uint8Array(round % 40);
      for (let i = 0; i < bytes.length; i++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        bytes[i] = seed >>> 16;
      }
      if (bytes.length > 0) bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x3f);
      expect(() => parseRtp(bytes)).not.toThrow();
    }
  });

  test('is told from RTCP and from STUN', () => {
    expect(isRtcp(Uint8Array.of(0x81, 201, 0, 1))).toBe(true);
    expect(isRtcp(serializeRtp({ ...init, marker: true, payloadType: 96 }))).toBe(false);
    expect(isRtp(serializeRtp(init))).toBe(true);
    expect(isRtp(Uint8Array.of(0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 0, 0, 0, 0))).toBe(false);
  });
});
