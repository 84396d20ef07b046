import { describe, expect, test } from '@jest/globals';
import { type CryptoH323Token, H323UserInformation, RasMessage } from '../generated/h323-messages.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { fromHex } from '../testing/hex.ts';
import { sampleSetup } from '../testing/sample-messages.ts';
import { isIdentifier } from './identifiers.ts';
import { isPasswordHash, passwordHashToken } from './password-hash.ts';
import { claimedSender, Procedure1 } from './procedure-1.ts';
import { ReplayWindow } from './replay-window.ts';
import { cryptoTokensOf, type SecurableRas, signRas, verifyRas } from './secure-ras.ts';
import { signUserInformation, verifyUserInformation } from './secure-user-information.ts';

const START = Date.UTC(2026, 10, 20);
const ids = { sendersID: 'room', generalID: 'gk' };
const expected = { from: 'room', to: ['gk'] };

function side(password = 'secret', at = START): Procedure1 {
  return new Procedure1({ password, now: () => at, random: () => 0.5 });
}

const request: SecurableRas = {
  type: 'disengageRequest',
  value: {
    requestSeqNum: 7,
    endpointIdentifier: 'room',
    conferenceID: new Uint8Array(16).fill(1),
    callReferenceValue: 9,
    disengageReason: { type: 'normalDrop' },
  },
};

function signed(procedure = side()): Uint8Array {
  return encode<RasMessage>(RasMessage, signRas(request, procedure, ids));
}

function judge(bytes: Uint8Array, procedure = side(), names: Parameters<typeof verifyRas>[3] = expected): unknown {
  const verdict = verifyRas(bytes, decode(RasMessage, bytes), procedure, names);
  return verdict.sound ? 'sound' : verdict.reason;
}

test('a message that is signed with the same password', () => {
  expect(judge(signed())).toBe('sound');
  expect(claimedSender(cryptoTokensOf(decode(RasMessage, signed())))).toBe('room');
});

test('the hash is HMAC-SHA1-96 over the whole message, by the identifiers of H.235.1', () => {
  // Made by Python: hmac.new(sha1(b'secret').digest(), message with twelve zeros for the hash, 'sha1').
  expect(Buffer.from(signed()).toString('hex')).toBe(
    [
      '3e0006060072006f006f006d010101010101010101010101010101010009230400450174070008816b000201c500070008816b000205c06aff8d7f04',
      '20000001020067006b068009060072006f006f006d070008816b0002060060ce91a85c3e93a1b254b46a91',
    ].join(''),
  );
});

test.each([
  ['another password', side('guess'), 'securityIntegrityFailed'],
  ['a clock five minutes behind', side('secret', START + 301_000), 'securityWrongSyncTime'],
  ['a clock five minutes ahead', side('secret', START - 301_000), 'securityWrongSyncTime'],
])('%s', (_, procedure, reason) => {
  expect(judge(signed(), procedure)).toBe(reason);
});

test.each([
  ['for another', { to: ['other gk'] }, 'securityWrongGeneralID'],
  ['from another', { from: 'phone', to: ['gk'] }, 'securityWrongSendersID'],
  ['our own that comes back', { to: ['gk', 'room'] }, 'securityWrongSendersID'],
])('%s', (_, names, reason) => {
  expect(judge(signed(), side(), names)).toBe(reason);
});

test('a message is taken once', () => {
  const receiver = side();
  const bytes = signed();
  expect([judge(bytes, receiver), judge(bytes, receiver)]).toEqual(['sound', 'securityReplay']);
});

test('two messages of one second differ, in whatever order they come', () => {
  const sender = side();
  const receiver = side();
  const [first, second] = [signed(sender), signed(sender)];
  expect([judge(second, receiver), judge(first, receiver), judge(second, receiver)]).toEqual(['sound', 'sound', 'securityReplay']);
});

test('without a token, or with one of another kind', () => {
  expect(judge(encode<RasMessage>(RasMessage, request))).toBe('noToken');
  const other = passwordHashToken({ alias: { type: 'h323-ID', value: 'room' }, name: 'room', password: 'secret', timeStamp: START / 1000 });
  const message = { ...request, value: { ...request.value, cryptoTokens: [other] } } as RasMessage;
  expect(judge(encode(RasMessage, message))).toBe('noToken');
});

test('a token of another procedure beside it is left alone', () => {
  const hash = { algorithmOID: '2.16.840.1.101.3.4.2.1', paramS: {}, hash: { bytes: new Uint8Array(32), length: 256 } };
  const value = { tokenOID: '0.0.8.235.0.4.1', hashedVals: { tokenOID: '0.0.8.235.0.4.5' }, token: hash };
  const other = { type: 'nestedcryptoToken', value: { type: 'cryptoHashedToken', value } } as const;
  const message = (...cryptoTokens: CryptoH323Token[]): RasMessage =>
    ({ ...request, value: { ...request.value, cryptoTokens } }) as RasMessage;
  const both = side().sign<RasMessage>(RasMessage, ids, token => message(other, token));
  expect(judge(encode<RasMessage>(RasMessage, both))).toBe('sound');
  expect(judge(encode<RasMessage>(RasMessage, message(other)))).toBe('securityWrongOID');
});

test('no octet can be changed', () => {
  const sound = signed();
  for (let at = 0; at < sound.length; at++) {
    const bytes = sound.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x40;
    let verdict: unknown = 'unreadable';
    try {
      verdict = judge(bytes);
    } catch {}
    expect(['unreadable', 'noToken', 'securityWrongOID', 'securityIntegrityFailed']).toContain(verdict);
  }
});

test('a message that has its hash in it twice is refused, however long it is', () => {
  const nonStandardData = { nonStandardIdentifier: { type: 'object', value: '1.2.3' }, data: new Uint8Array(60_000) } as const;
  const hash = { bytes: new Uint8Array(12), length: 96 };
  const hashedVals = { tokenOID: '0.0.8.235.0.2.5', timeStamp: START / 1000, random: 1 };
  const token = { tokenOID: '0.0.8.235.0.2.1', hashedVals, token: { algorithmOID: '0.0.8.235.0.2.6', paramS: {}, hash } };
  const cryptoTokens = [{ type: 'nestedcryptoToken', value: { type: 'cryptoHashedToken', value: token } }] as const;
  const message = { type: 'nonStandardMessage', value: { requestSeqNum: 1, nonStandardData, cryptoTokens } } as const;
  expect(judge(encode<RasMessage>(RasMessage, message))).toBe('securityIntegrityFailed');
});

test.each([
  ['0.0.8.235.0.2.6', true],
  ['0.0.8.235.0.1.6', true],
  ['0.0.8.235.0.2.5', false],
  ['0.0.8.236.0.2.6', false],
  ['0.0.8.235.0.2', false],
  ['0.0.8.235.0.2.6.1', false],
])('%s: HMAC-SHA1-96, of version 1 or 2', (oid, is) => {
  expect(isIdentifier(oid, 'hmacSha1')).toBe(is);
});

describe('call signalling', () => {
  test('a Setup is signed and judged by its information', () => {
    const information = signUserInformation(sampleSetup(), side(), ids);
    const encoded = encode(H323UserInformation, information);
    expect(verifyUserInformation(encoded, information, side(), expected)).toEqual({ sound: true });
    expect(verifyUserInformation(encoded, information, side('guess'), expected)).toEqual({
      sound: false,
      reason: 'securityIntegrityFailed',
    });
    const plain = encode(H323UserInformation, sampleSetup());
    expect(verifyUserInformation(plain, sampleSetup(), side(), expected)).toEqual({ sound: false, reason: 'noToken' });
  });

  test('a body without room for tokens stays as it is', () => {
    const empty: H323UserInformation = { h323UuPdu: { h323MessageBody: { type: 'empty' } } };
    expect(signUserInformation(empty, side(), ids)).toBe(empty);
  });
});

describe('the replay window', () => {
  test('stays as small as it is, and never takes what it forgot', () => {
    const window = new ReplayWindow(8);
    for (let timeStamp = 1; timeStamp <= 1000; timeStamp++) {
      const message = { timeStamp, random: 5n };
      expect(window.isNew(message)).toBe(true);
      window.remember(message);
    }
    for (let timeStamp = 1; timeStamp <= 1000; timeStamp++) expect(window.isNew({ timeStamp, random: 5n })).toBe(false);
    expect(window.isNew({ timeStamp: 1, random: 6 })).toBe(false);
    expect(window.isNew({ timeStamp: 1000, random: 6 })).toBe(true);
  });
});

describe('the hash of a password', () => {
  const alias = { type: 'h323-ID', value: 'room' } as const;
  const input = { alias, name: 'room', password: 'secret', timeStamp: 1_795_000_000 };

  test('as gatekeepers have made it since the first ones', () => {
    const token = passwordHashToken(input);
    // MD5 of the ClearToken's encoding with tokenOID 0.0 and both strings ended by a zero, by Python.
    expect(token).toMatchObject({ value: { token: { hash: { bytes: fromHex('e49ce15bb9027076b581cde28cec8e01'), length: 128 } } } });
  });

  test.each([
    ['the same', {}, true],
    ['another password', { password: 'guess' }, false],
    ['another name', { name: 'phone' }, false],
    ['a little later', { timeStamp: input.timeStamp + 299 }, true],
    ['much later', { timeStamp: input.timeStamp + 301 }, false],
  ])('%s', (_, change, right) => {
    expect(isPasswordHash(passwordHashToken(input), { ...input, ...change, tolerance: 300 })).toBe(right);
  });
});
