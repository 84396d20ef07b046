import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { bindingRequest, isSuccessFor } from './stun.mjs';

const request = bindingRequest({ username: 'them:us', password: 'secret' });

describe('a connectivity check', () => {
  test('is a STUN Binding request whose length fits (RFC 8489 5)', () => {
    expect(request.readUInt16BE(0)).toBe(0x0001);
    expect(request.readUInt16BE(2)).toBe(request.length - 20);
    expect(request.readUInt32BE(4)).toBe(0x2112a442);
  });

  test('carries a MESSAGE-INTEGRITY over what is before it (RFC 8489 14.5)', () => {
    const before = Buffer.from(request.subarray(0, request.length - 32));
    before.writeUInt16BE(before.length - 20 + 24, 2);
    expect(request.subarray(-28, -8)).toEqual(createHmac('sha1', 'secret').update(before).digest());
  });

  test('ends with a FINGERPRINT (RFC 8489 14.7)', () => {
    expect(request.readUInt32BE(request.length - 4)).toBe((crc32(request.subarray(0, -8)) ^ 0x5354554e) >>> 0);
  });
});

describe('an answer', () => {
  const success = Buffer.concat([Buffer.from('01010000', 'hex'), request.subarray(4, 20)]);

  test('is recognised by its type and transaction', () => {
    expect(isSuccessFor(success, request)).toBe(true);
    expect(isSuccessFor(success, bindingRequest({ username: 'them:us', password: 'secret' }))).toBe(false);
    expect(isSuccessFor(request, request)).toBe(false);
    expect(isSuccessFor(Buffer.alloc(4), request)).toBe(false);
  });
});
