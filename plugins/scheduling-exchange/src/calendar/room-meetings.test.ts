import { describe, expect, test } from '@jest/globals';
import { parseInvitation } from '@opencvi/cvi-invitation';
import { calendarEvent } from '../graph/event-schema.ts';
import { eventOf, hours } from '../testing/events.ts';
import { testConfig } from '../testing/settings.ts';
import { roomMeetings } from './room-meetings.ts';

const rules = testConfig();
const nine = Date.UTC(2026, 0, 1, 9);

function shown(events: readonly Record<string, unknown>[], now = nine, given = rules) {
  const read = events.map(event => ({ event: calendarEvent.parse(event), invitation: parseInvitation(event) }));
  return roomMeetings(read, given, now);
}

const subjects = (...given: Parameters<typeof shown>) => shown(...given).map(({ subject }) => subject);

test('a meeting says when, who, and what to dial', () => {
  expect(shown([eventOf('a')])).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      subject: 'Subject of a',
      private: false,
      organizer: { name: 'Alice Anders', address: 'alice@contoso.example' },
      start: '2026-01-01T10:00:00.000Z',
      end: '2026-01-01T10:30:00.000Z',
      joinFrom: '2026-01-01T09:55:00.000Z',
      joinUntil: '2026-01-01T10:30:00.000Z',
      dial: expect.objectContaining({ sip: '1172827458@contoso.example', ivr: 'teams@contoso.example' }),
      conferenceId: '1172827458',
      tenantKey: 'teams@contoso.example',
      source: 'text',
    },
  ]);
});

test('one without coordinates says why', () => {
  const [meeting] = shown([eventOf('a', { body: { contentType: 'text', content: 'Lunch' } })]);
  expect(meeting).toMatchObject({ reason: expect.stringContaining('video coordinates') });
  expect(meeting).not.toHaveProperty('dial');
});

test('the next comes first; what is over is gone, what is too far ahead is not there yet', () => {
  const events = [
    eventOf('late', hours(15, 16)),
    eventOf('going on', hours(8.5, 9.5)),
    eventOf('over', hours(7, 9)),
    eventOf('next week', hours(9 + 7 * 24, 10 + 7 * 24)),
    eventOf('early', hours(9.5, 10)),
  ];
  expect(subjects(events)).toEqual(['Subject of going on', 'Subject of early', 'Subject of late']);
  expect(subjects(events, nine + 1)).toContain('Subject of next week');
  expect(subjects(events, nine, testConfig({ endBuffer: '10m' }))).toContain('Subject of over');
});

test.each([
  ['all-day', { isAllDay: true }],
  ['cancelled', { isCancelled: true }],
  ['declined', { responseStatus: { response: 'declined' } }],
  ['a draft', { isDraft: true }],
  ['without a time', { start: null }],
  ['in a zone that nobody knows', { start: { dateTime: '2026-01-01T10:00:00', timeZone: 'Elsewhere' } }],
])('%s is no meeting', (_what, more) => {
  expect(subjects([eventOf('a', more)])).toEqual([]);
});

describe('a private meeting', () => {
  const secret = eventOf('a', { sensitivity: 'private', subject: 'Merger with Fabrikam' });

  test('hides its subject and can be joined', () => {
    const [meeting] = shown([secret]);
    expect(meeting).toMatchObject({ subject: 'Private meeting', private: true, dial: { sip: '1172827458@contoso.example' } });
    expect(JSON.stringify(meeting)).not.toContain('Merger');
    expect(subjects([{ ...secret, sensitivity: 'confidential' }], nine, testConfig({ hiddenSubject: 'Taken' }))).toEqual(['Taken']);
  });

  test('is shown or left out when that is wanted', () => {
    expect(subjects([secret], nine, testConfig({ privateMeetings: 'show' }))).toEqual(['Merger with Fabrikam']);
    expect(subjects([secret], nine, testConfig({ privateMeetings: 'skip' }))).toEqual([]);
  });
});
