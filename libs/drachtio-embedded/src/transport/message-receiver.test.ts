import { beforeEach, expect, test } from '@jest/globals';
import { Counters } from '../counters.ts';
import { defaultMessageLimits } from '../message/limits.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { FakeFlow } from '../test/fake-flow.ts';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { MessageReceiver } from './message-receiver.ts';

let clock: FakeClock;
let logged: [message: string, fields: unknown][];
let malformed: Counters;
let receiver: MessageReceiver;

beforeEach(() => {
  clock = new FakeClock();
  logged = [];
  malformed = new Counters();
  const note = (message: string, fields?: unknown) => void logged.push([message, fields]);
  const log = { debug: note, info: note, warn: note };
  const onMessage = () => {
    throw new Error('a mistake of ours');
  };
  receiver = new MessageReceiver({ limits: defaultMessageLimits, clock, log, malformed, onMessage });
});

test('a malformed request is counted, logged with source and place, and answered', () => {
  const flow = new FakeFlow(false);
  const lines = requestLines('OPTIONS');
  receiver.onBytes(rawMessage([...lines, 'nonsense']), flow);
  const offset = Buffer.byteLength(`${lines.join('\r\n')}\r\n`);
  expect(malformed.toJSON()).toEqual({ 'header-line': 1 });
  expect(logged).toEqual([['malformed message', { from: '192.0.2.1:5060', protocol: 'udp', reason: 'header-line', offset }]]);
  expect(flow.statuses()).toEqual(['400']);
  expect(flow.sent[0]?.toString()).toContain(`Warning: 399 sip "header-line at byte ${offset}"`);
});

test.each([
  ['an ACK', rawMessage([...requestLines('ACK'), 'nonsense'])],
  ['a response', rawMessage(['SIP/2.0 200 OK', ...requestLines().slice(1), 'nonsense'])],
  ['a request without Via', rawMessage(requestLines('OPTIONS', { Via: '' }))],
])('%s is not answered', (_, bytes) => {
  const flow = new FakeFlow(false);
  receiver.onBytes(bytes, flow);
  expect([flow.sent, Object.values(malformed.toJSON())]).toEqual([[], [1]]);
});

test('a stream without lengths is told so', () => {
  const flow = new FakeFlow(true);
  receiver.onBadStream('no-content-length', rawMessage(requestLines('OPTIONS', { 'Content-Length': '' })), flow);
  expect([flow.statuses(), malformed.toJSON()]).toEqual([['400'], { 'content-length': 1 }]);
});

test('who sends much garbage does not fill the log', () => {
  const flow = new FakeFlow(false);
  for (let i = 0; i < 100; i++) receiver.onBytes(Buffer.from('garbage\r\n\r\n'), flow);
  expect([logged.length, malformed.get('start-line')]).toEqual([10, 100]);
  clock.advance(1000);
  receiver.onBytes(Buffer.from('garbage\r\n\r\n'), flow);
  expect(logged.length).toBe(11);
});

test('a mistake of ours does not get out', () => {
  receiver.onBytes(rawMessage(requestLines('OPTIONS')), new FakeFlow(false));
  expect(malformed.toJSON()).toEqual({ 'internal-error': 1 });
  expect(logged[0]?.[0]).toBe('message handling failed');
});
