import { describe, expect, test } from '@jest/globals';
import { decode, encode, H225, H245, parseCallSignal, parseQ931, serializeQ931, TpktReader, type Type } from './index.ts';
import { type CapturedChunk, captures, toHex } from './testing/index.ts';

/** Every encoding in a capture, those inside others too. */
function* encodingsOf(chunks: readonly CapturedChunk[]): Generator<[name: string, type: Type<unknown>, bytes: Uint8Array]> {
  const readers = new Map<string, TpktReader>();
  for (const { protocol, from, to, bytes } of chunks) {
    if (protocol === 'ras') {
      yield ['RAS', H225.RasMessage, bytes];
      continue;
    }
    const reader = readers.get(from + to) ?? new TpktReader();
    readers.set(from + to, reader);
    const { packets, fault } = reader.push(bytes);
    expect(fault).toBeUndefined();
    for (const packet of packets) {
      if (protocol === 'h245') yield ['H.245', H245.MultimediaSystemControlMessage, packet];
      else yield* encodingsOfSignal(packet);
    }
  }
}

function* encodingsOfSignal(packet: Uint8Array): Generator<[name: string, type: Type<unknown>, bytes: Uint8Array]> {
  const signal = parseCallSignal(packet);
  if (!signal.ok) throw new Error(signal.fault);
  const { h245Control = [], h323MessageBody } = signal.information.h323UuPdu;
  const userUser = signal.message.elements.find(({ id }) => id === 0x7e)?.contents.subarray(1) ?? new Uint8Array();
  yield [h323MessageBody.type, H225.H323UserInformation, userUser];
  for (const bytes of h245Control) yield ['tunnelled H.245', H245.MultimediaSystemControlMessage, bytes];
  const fastStart = 'value' in h323MessageBody && 'fastStart' in h323MessageBody.value ? (h323MessageBody.value.fastStart ?? []) : [];
  for (const bytes of fastStart) yield ['fast start', H245.OpenLogicalChannel, bytes];
}

describe.each([...captures()])('%s', (_, chunks) => {
  test('every message decodes and encodes to the same octets', () => {
    const encodings = [...encodingsOf(chunks)];
    expect(encodings.length).toBeGreaterThanOrEqual(chunks.length);
    for (const [name, type, bytes] of encodings) {
      expect([name, toHex(encode(type, decode(type, bytes, { exact: true })))]).toEqual([name, toHex(bytes)]);
    }
  });

  test('every Q.931 message serialises to the same octets', () => {
    const signals = chunks.filter(({ protocol }) => protocol === 'h225').flatMap(({ bytes }) => new TpktReader().push(bytes).packets);
    expect(signals.length).toBeGreaterThan(0);
    for (const packet of signals) {
      const result = parseQ931(packet);
      expect(result.ok && toHex(serializeQ931(result.message))).toBe(toHex(packet));
    }
  });
});

test('what Asterisk says in a Setup', () => {
  const [first] = captures().get('asterisk-fs0-tun1') ?? [];
  const signal = parseCallSignal(new TpktReader().push(first?.bytes ?? new Uint8Array()).packets[0] ?? new Uint8Array());
  if (!signal.ok) throw new Error(signal.fault);
  const { h323MessageBody, h245Tunnelling } = signal.information.h323UuPdu;
  expect(signal.message.type).toBe('setup');
  expect(h245Tunnelling).toBe(true);
  expect(h323MessageBody).toMatchObject({
    type: 'setup',
    value: { protocolIdentifier: '0.0.8.2250.0.4', conferenceGoal: { type: 'create' }, callType: { type: 'pointToPoint' } },
  });
});
