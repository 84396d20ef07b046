import { expect, test } from '@jest/globals';
import type { SrtpKey, SrtpSuite } from '@opencvi/plugin-api';
import { ReceiveKey, SendKey } from './srtp-keys.ts';

const keyOf = (suite: SrtpSuite, length: number, fill = 7): SrtpKey => ({ suite, key: new Uint8Array(length).fill(fill) });
const gcm = keyOf('AEAD_AES_256_GCM', 44);
const counter = keyOf('AES_CM_128_HMAC_SHA1_80', 30);
/** An empty receiver report (RFC 3550 6.4.2). */
const report = Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 5);
/** Version 2, payload type 0, sequence number 1, SSRC 5, one octet. */
const packet = Uint8Array.of(0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5, 1);

test.each([
  ['a while in the clear', undefined],
  ['another suite', counter],
])('after %s, a key is not begun anew: no keystream is used twice', (_what, between) => {
  const send = new SendKey();
  send.agree(gcm);
  const first = send.context?.protectRtcp(report);
  send.agree(between);
  send.agree(keyOf('AEAD_AES_256_GCM', 44));
  expect(send.context?.protectRtcp(report)).not.toEqual(first);
});

test('nor are packets of before taken again', () => {
  const [send, receive] = [new SendKey(), new ReceiveKey()];
  send.agree(gcm);
  receive.agree(gcm);
  const sent = send.context?.protectRtp(packet) ?? new Uint8Array();
  expect(receive.context?.unprotectRtp(sent)).toEqual(packet);
  receive.agree(undefined);
  receive.agree(gcm);
  expect(receive.context?.unprotectRtp(sent)).toBe('replayed');
});

test('keys without end take no memory without end', () => {
  const receive = new ReceiveKey();
  receive.agree(gcm);
  const first = receive.context;
  for (let fill = 0; fill < 100; fill++) receive.agree(keyOf('AES_CM_128_HMAC_SHA1_80', 30, fill));
  receive.agree(gcm);
  expect(receive.context).not.toBe(first);
});
