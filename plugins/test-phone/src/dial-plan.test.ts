import { describe, expect, test } from '@jest/globals';
import { readDialPlan } from './dial-plan.ts';

test('what is not said has a default', () => {
  expect(readDialPlan('teams@127.0.0.1', { video: true })).toEqual({
    uri: 'sip:teams@127.0.0.1',
    host: '127.0.0.1',
    transport: 'udp',
    audio: ['G722', 'PCMU', 'PCMA'],
    video: true,
    srtp: 'off',
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
    transport: 'tcp',
    audio: ['PCMU', 'opus'],
    video: false,
    srtp: 'required',
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
  expect(readDialPlan(address, {})).toMatchObject({ host, transport });
});

describe('what is wrong is told', () => {
  test.each([
    ['sip:', {}, /no SIP address/],
    ['a@b c:d:e', {}, /no SIP address/],
    ['a@b', { transport: 'sctp' }, /--transport sctp is not one of udp, tcp, tls/],
    ['a@b', { audio: 'G729' }, /--audio G729/],
    ['a@b', { srtp: 'dtls' }, /--srtp dtls/],
    ['a@b', { seconds: 'long' }, /--seconds long is not a number/],
    ['a@b', { tone: '-1' }, /--tone -1/],
    ['a@b', { digits: '12x' }, /--digits 12x/],
  ])('%s %j', (address, options, message) => {
    expect(() => readDialPlan(address, options)).toThrow(message);
  });
});
