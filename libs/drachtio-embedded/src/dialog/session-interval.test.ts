import { expect, test } from '@jest/globals';
import { Headers } from '../message/headers.ts';
import { grantInterval, isTooShort, parseSessionExpires, settledInterval } from './session-interval.ts';

const headers = (fields: Record<string, string>) => Headers.from(Object.entries(fields));

test.each([
  ['1800', { seconds: 1800 }],
  ['90 ; refresher=UAS', { seconds: 90, refresher: 'uas' }],
  ['x', undefined],
  ['', undefined],
  [undefined, undefined],
])('Session-Expires: %s', (value, expected) => {
  expect(parseSessionExpires(value)).toEqual(expected);
});

test.each([
  [{ 'Session-Expires': '60', Supported: 'timer' }, true],
  [{ x: '60', k: 'timer' }, true],
  [{ 'Session-Expires': '60' }, false],
  [{ 'Session-Expires': '90', Supported: 'timer' }, false],
])('%j is too short: %s', (fields, expected) => {
  expect(isTooShort(headers(fields as unknown as Record<string, string>))).toBe(expected);
});

test.each([
  ['nobody asks', {}, {}, undefined, undefined],
  ['the peer asks and refreshes', { 'Session-Expires': '1800', Supported: 'timer' }, {}, 'peer', '1800;refresher=uac'],
  ['the peer asks us to refresh', { 'Session-Expires': '1800;refresher=uas', Supported: 'timer' }, {}, 'us', '1800;refresher=uas'],
  ['a proxy asks, the peer cannot', { 'Session-Expires': '1800' }, {}, 'us', '1800;refresher=uas'],
  ['the application asks', { Supported: 'timer' }, { 'Session-Expires': '600;refresher=uas' }, 'us', '600;refresher=uas'],
  ['the application asks too much', { Supported: 'timer' }, { 'Session-Expires': '10' }, 'peer', '90;refresher=uac'],
])('as UAS: %s', (_, request, given, refresher, written) => {
  const response = headers(given as unknown as Record<string, string>);
  const interval = grantInterval(headers(request as unknown as Record<string, string>), response);
  expect([interval?.refresher, response.get('Session-Expires')]).toEqual([refresher, written]);
  expect(response.lists('Require', 'timer')).toBe(refresher === 'peer');
});

test('a timer that the peer cannot have agreed to is ours alone', () => {
  const interval = (request: Record<string, string>) =>
    grantInterval(headers(request), headers({ 'Session-Expires': '600;refresher=uas' }));
  expect(interval({})).toEqual({ seconds: 600, refresher: 'us', oursAlone: true });
  expect(interval({ Supported: 'timer' })).toEqual({ seconds: 600, refresher: 'us' });
});

test('as UAC', () => {
  expect(settledInterval(headers({}))).toBeUndefined();
  expect(settledInterval(headers({ 'Session-Expires': '120;refresher=uas' }))).toEqual({ seconds: 120, refresher: 'peer' });
  expect(settledInterval(headers({ 'Session-Expires': '120;refresher=uac' }))).toEqual({ seconds: 120, refresher: 'us' });
  expect(settledInterval(headers({ 'Session-Expires': '120' }))).toEqual({ seconds: 120, refresher: 'us' });
});
