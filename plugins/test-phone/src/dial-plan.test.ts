import { describe, expect, test } from '@jest/globals';
import { UsageError } from '@opencvi/plugin-api';
import { readDialPlan } from './dial-plan.ts';

test('what is not said has a default', () => {
  expect(readDialPlan('teams@127.0.0.1', { video: true })).toEqual({
    uri: 'sip:teams@127.0.0.1',
    host: '127.0.0.1',
    line: { protocol: 'sip', transport: 'udp', audio: ['G722', 'PCMU', 'PCMA'], srtp: 'off' },
    video: true,
    toneHz: 440,
    digits: '',
    stayMs: 15_000,
    json: false,
  });
});

test('what is said counts', () => {
  const options = { digits: '1,2#', digitsAfter: '2.5', seconds: '3', transport: 'TCP', audio: 'pcmu, OPUS', video: false, tone: '0' };
  expect(readDialPlan('sip:1@host.example:5070', { ...options, srtp: 'required', json: true, record: 'a.wav', picture: 'b.png' })).toEqual({
    uri: 'sip:1@host.example:5070',
    host: 'host.example',
    line: { protocol: 'sip', transport: 'tcp', audio: ['PCMU', 'opus'], srtp: 'required' },
    video: false,
    toneHz: 0,
    digits: '1,2#',
    digitsAfterMs: 2500,
    stayMs: 3000,
    json: true,
    record: 'a.wav',
    picture: 'b.png',
  });
});

test.each([
  ['sip:a@[2001:db8::1]:5061;transport=tls', '2001:db8::1', 'tls'],
  ['sips:a@example.com', 'example.com', 'tls'],
  ['sip:example.com;transport=tcp?x=y', 'example.com', 'tcp'],
  ['meet.room@example.com', 'example.com', 'udp'],
])('%s is at %s over %s', (address, host, transport) => {
  expect(readDialPlan(address, {})).toMatchObject({ host, line: { transport } });
});

test.each([
  ['h323:0012@10.0.0.1:1722', '10.0.0.1'],
  ['H323:[2001:db8::1]', '2001:db8::1'],
  ['h323:gateway.example##0012', 'gateway.example'],
])('%s is H.323, at %s', (address, host) => {
  const line = { protocol: 'h323', audio: ['G722', 'PCMU', 'PCMA'], fastStart: false, tunnelling: true, digitsBy: 'rfc4733' };
  expect(readDialPlan(address, { srtp: 'off', digitsBy: 'rfc4733' })).toMatchObject({ uri: address, host, line });
});

test('what is said counts for H.323', () => {
  const options = { audio: 'pcma', fastStart: true, tunnelling: false, digitsBy: 'keypad' };
  const line = { protocol: 'h323', audio: ['PCMA'], fastStart: true, tunnelling: false, digitsBy: 'keypad' };
  expect(readDialPlan('h323:1@host.example', options).line).toEqual(line);
});

describe('what is wrong is told', () => {
  test.each([
    ['sip:', {}, /no SIP address/],
    ['a@b c:d:e', {}, /no SIP address/],
    ['1172827458', {}, /does not say where: sip:1172827458@127.0.0.1 is that number/],
    ['a@b', { transport: 'sctp' }, /--transport sctp is not one of udp, tcp, tls/],
    ['a@b', { audio: 'G729' }, /--audio G729/],
    ['a@b', { srtp: 'dtls' }, /--srtp dtls/],
    ['a@b', { seconds: 'long' }, /--seconds long is not a number/],
    ['a@b', { tone: '-1' }, /--tone -1/],
    ['a@b', { digits: '12x' }, /--digits 12x/],
    ['a@b', { fastStart: true }, /are for addresses of H.323/],
    ['h323:', {}, /no H.323 address/],
    ['h323:a@b', { audio: 'opus' }, /--audio opus is not one of G722, PCMU, PCMA/],
    ['h323:a@b', { digitsBy: 'hand' }, /--digits-by hand is not one of rfc4733, signal, alphanumeric, keypad/],
    ['h323:a@b', { srtp: 'required' }, /are for addresses of SIP/],
    ['h323:a@b', { transport: 'tls' }, /are for addresses of SIP/],
  ])('%s %j', (address, options, message) => {
    const read = () => readDialPlan(address, options);
    expect(read).toThrow(message);
    expect(read).toThrow(UsageError);
  });
});
