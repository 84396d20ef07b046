import { describe, expect, test } from '@jest/globals';
import { readAudioLevel, readHeaderExtensions, writeHeaderExtensions } from './header-extension.ts';
import { parseRtp, serializeRtp } from './rtp-packet.ts';

describe('header extensions', () => {
  test('are read as they were written, through a packet', () => {
    const elements = [
      { id: 1, data: Uint8Array.of(0x85) },
      { id: 14, data: new Uint8Array(16).fill(3) },
    ];
    const extension = writeHeaderExtensions(elements);
    const packet = parseRtp(
      serializeRtp({ payloadType: 0, sequenceNumber: 0, timestamp: 0, ssrc: 0, extension, payload: new Uint8Array() }),
    );
    expect(packet.ok && readHeaderExtensions(packet.extension)).toEqual(elements);
    expect(readAudioLevel({ id: 1, data: Uint8Array.of(0x85) })).toEqual({ level: 5, voice: true });
  });

  test('of two-byte headers are read too (RFC 8285 4.3)', () => {
    const data = Uint8Array.of(1, 0, 0, 200, 2, 7, 8, 0);
    expect(readHeaderExtensions({ profile: 0x1000, data })).toEqual([
      { id: 1, data: new Uint8Array() },
      { id: 200, data: Uint8Array.of(7, 8) },
    ]);
  });

  test('cut short, ended by id 15, or of another kind are left out', () => {
    expect(readHeaderExtensions({ profile: 0xbede, data: Uint8Array.of(0x13, 1, 2) })).toEqual([]);
    expect(readHeaderExtensions({ profile: 0xbede, data: Uint8Array.of(0xf0, 1, 0x10, 2) })).toEqual([]);
    expect(readHeaderExtensions({ profile: 0x1234, data: Uint8Array.of(0x10, 1) })).toEqual([]);
    expect(readHeaderExtensions(undefined)).toEqual([]);
    expect(() => writeHeaderExtensions([{ id: 15, data: Uint8Array.of(1) }])).toThrow(RangeError);
  });
});
