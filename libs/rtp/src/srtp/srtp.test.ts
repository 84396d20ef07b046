import { describe, expect, test } from '@jest/globals';
import { serializeRtp } from '../rtp-packet.ts';
import { PacketIndex } from './packet-index.ts';
import { ReplayWindow } from './replay-window.ts';
import { type SrtpProfileName, srtpKeyMaterialLength } from './srtp-profile.ts';
import { SrtpReceiver } from './srtp-receiver.ts';
import { SrtpSender } from './srtp-sender.ts';

const profiles = ['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32', 'AEAD_AES_128_GCM', 'AEAD_AES_256_GCM'] as const;

function pair(profile: SrtpProfileName) {
  const keyAndSalt = Uint8Array.from({ length: srtpKeyMaterialLength(profile) }, (_, i) => i * 7);
  return { sender: new SrtpSender({ profile, keyAndSalt }), receiver: new SrtpReceiver({ profile, keyAndSalt }) };
}

function packet(sequenceNumber: number, ssrc = 0x11223344): Uint8Array {
  const extension = { profile: 0xbede, data: Uint8Array.of(0x10, 1, 0, 0) };
  return serializeRtp({
    payloadType: 96,
    sequenceNumber,
    timestamp: 160,
    ssrc,
    csrcs: [5],
    extension,
    payload: Uint8Array.of(1, 2, 3, 4, 5),
  });
}

describe.each(profiles)('%s', profile => {
  test('carries packets across the rollover of the sequence number, also out of order', () => {
    const { sender, receiver } = pair(profile);
    const sent = [65533, 65534, 65535, 0, 1, 2].map(sequence => packet(sequence));
    const wire = sent.map(bytes => sender.protectRtp(bytes));
    for (const i of [0, 1, 3, 2, 5, 4]) expect(receiver.unprotectRtp(wire[i] as Uint8Array)).toEqual(sent[i]);
    expect(receiver.unprotectRtp(wire[2] as Uint8Array)).toBe('replayed');
  });

  test('counts on under a new key, or from zero, as the sender does (RFC 3711 3.3.1)', () => {
    const before = pair(profile);
    for (const sequence of [65534, 65535, 0]) before.receiver.unprotectRtp(before.sender.protectRtp(packet(sequence)));
    const keyAndSalt = Uint8Array.from({ length: srtpKeyMaterialLength(profile) }, (_, i) => i * 11);
    const goesOn = new SrtpSender({ profile, keyAndSalt });
    const countsAnew = new SrtpSender({ profile, keyAndSalt });
    goesOn.protectRtp(packet(65535));
    for (const sender of [goesOn, countsAnew]) {
      const receiver = new SrtpReceiver({ profile, keyAndSalt }, before.receiver);
      for (const sequence of [1, 2, 3]) expect(receiver.unprotectRtp(sender.protectRtp(packet(sequence)))).toEqual(packet(sequence));
      expect(receiver.unprotectRtp(sender.protectRtp(packet(3)))).toBe('replayed');
    }
  });

  test('keeps sources apart', () => {
    const { sender, receiver } = pair(profile);
    for (const ssrc of [1, 2, 3]) expect(receiver.unprotectRtp(sender.protectRtp(packet(9, ssrc)))).toEqual(packet(9, ssrc));
  });

  test('refuses whatever was changed, wherever', () => {
    const { sender, receiver } = pair(profile);
    const wire = sender.protectRtp(packet(7));
    for (let at = 2; at < wire.length; at++) {
      const changed = Uint8Array.from(wire);
      changed[at] = (changed[at] as number) ^ 0x10;
      expect(typeof receiver.unprotectRtp(changed)).toBe('string');
    }
    expect(receiver.unprotectRtp(wire)).toEqual(packet(7));
  });

  test('refuses what was cut short, without throwing', () => {
    const { sender, receiver } = pair(profile);
    const wire = sender.protectRtp(packet(7));
    const control = sender.protectRtcp(Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 1));
    for (let length = 0; length < wire.length; length++) expect(typeof receiver.unprotectRtp(wire.subarray(0, length))).toBe('string');
    for (let length = 0; length < control.length; length++)
      expect(typeof receiver.unprotectRtcp(control.subarray(0, length))).toBe('string');
  });

  test('carries RTCP, once', () => {
    const { sender, receiver } = pair(profile);
    const report = Uint8Array.of(0x80, 200, 0, 6, 0, 0, 0, 1, ...new Uint8Array(20).fill(9));
    const first = sender.protectRtcp(report);
    const second = sender.protectRtcp(report);
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect(receiver.unprotectRtcp(first)).toEqual(report);
    expect(receiver.unprotectRtcp(second)).toEqual(report);
    expect(receiver.unprotectRtcp(first)).toBe('replayed');
    const changed = Uint8Array.from(sender.protectRtcp(report));
    changed[10] = (changed[10] as number) ^ 1;
    expect(receiver.unprotectRtcp(changed)).toBe('not-authentic');
  });
});

describe('the packet index', () => {
  test('follows the rollover counter (RFC 3711 3.3.1)', () => {
    const position = new PacketIndex();
    for (const [sequence, index] of [
      [65000, 65000],
      [10, 0x10000 + 10],
      [65530, 65530],
      [30000, 0x10000 + 30000],
      [60000, 0x10000 + 60000],
      [1, 0x20000 + 1],
    ] as const) {
      expect(position.estimate(sequence)).toBe(index);
      position.confirm(index);
    }
  });

  test('does not go below zero', () => {
    const position = new PacketIndex();
    position.confirm(5);
    expect(position.estimate(65535)).toBe(65535);
  });
});

test('the replay window forgets what is too old to be told', () => {
  const window = new ReplayWindow();
  window.remember(1000);
  expect([window.allows(1000), window.allows(999), window.allows(489), window.allows(488), window.allows(1001)]).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});
