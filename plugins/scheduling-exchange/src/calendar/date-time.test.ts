import { expect, test } from '@jest/globals';
import { instantOf } from './date-time.ts';

test.each([
  ['UTC, as Graph writes it', '2026-01-01T10:00:00.0000000', 'UTC', '2026-01-01T10:00:00.000Z'],
  ['no zone', '2026-01-01T10:00:00', undefined, '2026-01-01T10:00:00.000Z'],
  ["Exchange's own word for UTC", '2026-01-01T10:00:00', 'tzone://Microsoft/Utc', '2026-01-01T10:00:00.000Z'],
  ['a Windows zone in winter', '2026-01-01T10:00:00.0000000', 'W. Europe Standard Time', '2026-01-01T09:00:00.000Z'],
  ['a Windows zone in summer', '2026-07-01T10:00:00.0000000', 'W. Europe Standard Time', '2026-07-01T08:00:00.000Z'],
  ['an IANA zone', '2026-01-01T10:00:00', 'America/New_York', '2026-01-01T15:00:00.000Z'],
  ['a zone of half an hour', '2026-01-01T10:00:00', 'India Standard Time', '2026-01-01T04:30:00.000Z'],
  ['across the date line', '2026-01-01T10:00:00', 'Tonga Standard Time', '2025-12-31T21:00:00.000Z'],
  ['an offset wins', '2026-01-01T10:00:00+02:00', 'America/New_York', '2026-01-01T08:00:00.000Z'],
  ['just after summer time began', '2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['just after it ended', '2026-10-25T03:30:00', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
])('%s', (_what, dateTime, timeZone, expected) => {
  expect(new Date(instantOf({ dateTime, timeZone }) ?? 0).toISOString()).toBe(expected);
});

test.each([
  ['no time', 'tomorrow', 'UTC'],
  ['a zone that nobody knows', '2026-01-01T10:00:00', 'Customized Time Zone'],
  ['a date that does not exist', '2026-13-01T10:00:00', 'UTC'],
])('%s is nothing', (_what, dateTime, timeZone) => {
  expect(instantOf({ dateTime, timeZone })).toBeUndefined();
});
