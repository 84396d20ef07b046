import { describe, expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import type { RasMessage as RasMessageType } from '../generated/h323-messages.ts';
import { RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { captures } from '../testing/captures.ts';
import { mutate } from '../testing/mutate.ts';
import { Random } from '../testing/random.ts';
import { randomValue } from '../testing/random-value.ts';
import { type LocationResponderOptions, respondToLocation } from './location-responder.ts';

const from: SocketAddress = { address: '192.0.2.1', port: 1719 };
const callSignalAddress: SocketAddress = { address: '192.0.2.10', port: 1720 };
const rasAddress: SocketAddress = { address: '192.0.2.10', port: 1719 };

const options: LocationResponderOptions = {
  locate: aliases => (aliases.some(({ value }) => value === 'teams') ? { found: true, callSignalAddress, rasAddress } : { found: false }),
};

function request(alias: string, replyAddress: SocketAddress = from): Uint8Array {
  const destinationInfo = [{ type: 'h323-ID', value: alias }] as const;
  return encode<RasMessageType>(RasMessage, {
    type: 'locationRequest',
    value: { requestSeqNum: 99, destinationInfo, replyAddress: toH225Address(replyAddress) },
  });
}

/** The answer, read again. */
function answerTo(
  bytes: Uint8Array,
  more: Partial<LocationResponderOptions> = {},
): { to?: SocketAddress; message?: RasMessageType; kind: string } {
  const answer = respondToLocation(bytes, from, { ...options, ...more });
  return 'bytes' in answer ? { kind: answer.kind, to: answer.to, message: decode(RasMessage, answer.bytes) } : { kind: answer.kind };
}

test('an alias of ours', () => {
  expect(answerTo(request('teams'))).toEqual({
    kind: 'found',
    to: from,
    message: {
      type: 'locationConfirm',
      value: { requestSeqNum: 99, callSignalAddress: toH225Address(callSignalAddress), rasAddress: toH225Address(rasAddress) },
    },
  });
});

test('any other', () => {
  expect(answerTo(request('nobody'))).toEqual({
    kind: 'notFound',
    to: from,
    message: { type: 'locationReject', value: { requestSeqNum: 99, rejectReason: { type: 'notRegistered' } } },
  });
});

test.each([
  ['another port', { address: from.address, port: 2099 }, { address: from.address, port: 2099 }],
  ['another host', { address: '203.0.113.5', port: 1719 }, from],
  ['no port', { address: from.address, port: 0 }, from],
])('a reply address with %s', (_, replyAddress, to) => {
  expect(answerTo(request('teams', replyAddress)).to).toEqual(to);
});

test('an answer is hardly longer than the question', () => {
  expect(respondToLocation(request('teams'), from, options)).toHaveProperty('bytes.length', expect.any(Number));
  const longest = {
    ...options,
    locate: () =>
      ({ found: true, callSignalAddress: { address: '2001:db8::1', port: 1 }, rasAddress: { address: '2001:db8::1', port: 2 } }) as const,
  };
  const answer = respondToLocation(request('a'), from, longest);
  expect('bytes' in answer && answer.bytes.length).toBeLessThan(request('a').length * 3);
});

test('whoever names another gatekeeper is left alone', () => {
  const named = (gatekeeperIdentifier: string): Uint8Array =>
    encode<RasMessageType>(RasMessage, {
      type: 'locationRequest',
      value: { requestSeqNum: 1, destinationInfo: [], replyAddress: toH225Address(from), gatekeeperIdentifier },
    });
  expect(answerTo(named('they'), { gatekeeperId: 'we' })).toEqual({ kind: 'ignored' });
  expect(answerTo(named('we'), { gatekeeperId: 'we' }).kind).toBe('notFound');
  expect(answerTo(request('teams'), { gatekeeperId: 'we' }).kind).toBe('found');
});

describe('we are nobody’s gatekeeper', () => {
  const seen = new Map<string, { kind: string; reason: string }>();
  for (const { bytes, protocol } of captures().get('ras') ?? []) {
    if (protocol !== 'ras') continue;
    const answer = respondToLocation(bytes, from, options);
    const { type } = decode(RasMessage, bytes);
    const reason = 'bytes' in answer ? JSON.stringify((decode(RasMessage, answer.bytes) as { value: unknown }).value) : '';
    seen.set(type, { kind: answer.kind, reason });
  }

  test.each([
    ['gatekeeperRequest', 'terminalExcluded'],
    ['registrationRequest', 'undefinedReason'],
    ['unregistrationRequest', 'notCurrentlyRegistered'],
    ['admissionRequest', 'callerNotRegistered'],
    ['disengageRequest', 'notRegistered'],
  ])('%s: %s', (type, reason) => {
    expect(seen.get(type)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) });
  });

  test.each([
    'gatekeeperConfirm',
    'registrationConfirm',
    'admissionConfirm',
    'disengageConfirm',
    'infoRequestResponse',
    'unregistrationConfirm',
  ])('%s: nothing', type => {
    expect(seen.get(type)?.kind).toBe('ignored');
  });
});

test('what cannot be read is counted, with its place', () => {
  expect(respondToLocation(request('teams').subarray(0, 5), from, options)).toEqual({
    kind: 'malformed',
    what: expect.any(String),
    bitOffset: expect.any(Number),
  });
});

test('whatever comes: no exception, an answer no longer than twice the question, to the sender', () => {
  const random = new Random(20261120);
  const kinds = new Set<string>();
  for (let i = 0; i < 6000; i++) {
    const sound =
      i % 4 === 0
        ? request(random.pick(['teams', 'nobody']))
        : encode(RasMessage, randomValue(RasMessage, random, { size: 30 }) as RasMessageType);
    const bytes = i % 2 === 0 ? sound : mutate(sound, random);
    const answer = respondToLocation(bytes, from, options);
    kinds.add(answer.kind);
    if (!('bytes' in answer)) continue;
    expect(answer.to.address).toBe(from.address);
    expect(answer.bytes.length).toBeLessThan(40);
  }
  expect([...kinds].sort()).toEqual(['found', 'ignored', 'malformed', 'notFound', 'refused']);
});
