import { expect, test } from '@jest/globals';
import { CountingMetrics, RecordingLog } from '@opencvi/test-kit';
import { MalformedLog } from './malformed-log.ts';

const source = { address: '192.0.2.1', port: 40_000 };

test('three lines aloud, then quietly; all counted', () => {
  const log = new RecordingLog();
  const metrics = new CountingMetrics();
  const malformed = new MalformedLog(log, metrics);
  for (let time = 0; time < 5; time++)
    malformed.see({ type: 'protocolError', on: 'control', what: 'bad', bitOffset: 12, path: 'request.x' }, source);
  malformed.add({ layer: 'ras', what: 'bad', bytes: new Uint8Array(500) }, source);
  expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'debug', 'debug', 'warn']);
  expect(log.lines[0]?.fields).toEqual({ layer: 'h245', source: '192.0.2.1:40000', what: 'bad', bitOffset: 12, path: 'request.x' });
  expect(log.lines[5]?.fields).toMatchObject({ length: 500, bytes: '00'.repeat(64) });
  expect([...metrics.counts]).toEqual([
    ['h323_malformed_total h245', 5],
    ['h323_malformed_total ras', 1],
  ]);
});

test('what comes in a call is told with its call identifier', () => {
  const log = new RecordingLog();
  const malformed = new MalformedLog(log, new CountingMetrics(), new Uint8Array(16).fill(0xab));
  malformed.see({ type: 'protocolError', on: 'signalling', what: 'bad' }, source);
  expect(log.lines[0]?.fields).toMatchObject({ callIdentifier: 'ab'.repeat(16), layer: 'h225' });
});

test('what is no H.323 at all is shown as it came', () => {
  const log = new RecordingLog();
  const octets = Uint8Array.of(0x16, 3, 1, 2, 0);
  new MalformedLog(log, new CountingMetrics()).see({ type: 'protocolError', on: 'signalling', what: 'not-tpkt', octets }, source);
  expect(log.lines[0]?.fields).toEqual({ layer: 'h225', source: '192.0.2.1:40000', what: 'not-tpkt', octets: '1603010200' });
});

test('other events are none of its business', () => {
  const log = new RecordingLog();
  new MalformedLog(log, new CountingMetrics()).see({ type: 'alerting' }, source);
  expect(log.lines).toEqual([]);
});

test('what is too much is told with its call, and counted', () => {
  const log = new RecordingLog();
  const metrics = new CountingMetrics();
  new MalformedLog(log, metrics, new Uint8Array(16).fill(0xab)).tooMuch('octetsPerSecond', source);
  const fields = { limit: 'octetsPerSecond', source: '192.0.2.1:40000', callIdentifier: 'ab'.repeat(16) };
  expect(log.lines).toEqual([{ level: 'warn', message: 'too many messages', fields }]);
  expect([...metrics.counts]).toEqual([['h323_floods_total octetsPerSecond', 1]]);
});

test('a source of IPv6 is told apart from its port', () => {
  const log = new RecordingLog();
  new MalformedLog(log, new CountingMetrics()).add({ layer: 'ras', what: 'bad' }, { address: '2001:db8::7', port: 1719 });
  expect(log.lines[0]?.fields).toMatchObject({ source: '[2001:db8::7]:1719' });
});
