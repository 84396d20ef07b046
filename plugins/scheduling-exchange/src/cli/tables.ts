import type { MeetingAnswer, RoomAnswer } from '../http/room-schemas.ts';

/** Rooms, a line each, and below them what is wrong. */
export function roomLines(rooms: readonly RoomAnswer[], zone: string | undefined): readonly string[] {
  if (rooms.length === 0) return ['no rooms'];
  const rows = table([
    ['ROOM', 'NAME', 'CALENDAR', 'DEVICE', 'NEXT', 'SUBJECT', 'DIAL'],
    ...rooms.map(({ id, name, calendar, device, next }) => [
      id,
      name,
      calendar.state,
      device?.state ?? '-',
      next ? span(next, zone) : '-',
      next?.subject ?? '-',
      next?.dial?.sip ?? '-',
    ]),
  ]);
  return [...rows, ...rooms.flatMap(problems)];
}

function problems({ id, calendar, subscription, device }: RoomAnswer): readonly string[] {
  const told = { calendar: calendar.error, subscription: subscription.error, device: device?.error ?? null };
  return Object.entries(told).flatMap(([what, error]) => (error === null ? [] : [clean(`${id}, ${what}: ${error}`)]));
}

/** Meetings of a room, a line each. */
export function meetingLines(meetings: readonly MeetingAnswer[], zone: string | undefined): readonly string[] {
  if (meetings.length === 0) return ['no meetings'];
  return table([
    ['WHEN', 'SUBJECT', 'ORGANIZER', 'DIAL'],
    ...meetings.map(meeting => [
      span(meeting, zone),
      meeting.subject || '-',
      meeting.organizer?.name ?? meeting.organizer?.address ?? '-',
      meeting.dial?.sip ?? `- (${meeting.reason ?? 'nothing to dial'})`,
    ]),
  ]);
}

/** `2026-01-01 10:00-10:30`, in a zone. */
function span({ start, end }: Pick<MeetingAnswer, 'start' | 'end'>, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone });
  const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', ...zone });
  return `${day.format(new Date(start))} ${time.format(new Date(start))}-${time.format(new Date(end))}`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => clean(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A subject is written by anybody: nothing of it may steer the terminal. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
