import { writeInvitation } from '@opencvi/cvi-invitation';

/** The invitation's HTML of a meeting with a Video ID. */
export function invitation(conferenceId: string): string {
  return writeInvitation(
    {
      joinUrl:
        'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22c0a70500-0000-4000-8000-000000000001%22%2c%22Oid%22%3a%22c0a70500-0000-4000-8000-00000000a11c%22%7d',
      shortUrl: 'https://teams.microsoft.com/meet/228859003479315?p=x',
      meetingId: '228859003479315',
      video: { tenantKey: 'teams@contoso.example', conferenceId },
    },
    { generation: 3, format: 'html', locale: 'en' },
  );
}

/** An event as Graph's delta query tells it; times without an offset are UTC. */
export function eventOf(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> & { id: string } {
  return {
    id,
    type: 'singleInstance',
    subject: `Subject of ${id}`,
    start: { dateTime: '2026-01-01T10:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-01-01T10:30:00.0000000', timeZone: 'UTC' },
    isAllDay: false,
    isCancelled: false,
    isDraft: false,
    sensitivity: 'normal',
    responseStatus: { response: 'accepted', time: '2026-01-01T00:00:00Z' },
    organizer: { emailAddress: { name: 'Alice Anders', address: 'alice@contoso.example' } },
    body: { contentType: 'html', content: invitation('1172827458') },
    onlineMeeting: null,
    ...more,
  };
}

/** Start and end at hours of the first of January 2026, UTC. */
export function hours(from: number, to: number): { start: unknown; end: unknown } {
  const at = (hour: number) => ({
    dateTime: new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  return { start: at(from), end: at(to) };
}
