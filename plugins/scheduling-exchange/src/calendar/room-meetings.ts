import { createHash } from 'node:crypto';
import type { InvitationResult } from '@opencvi/cvi-invitation';
import type { RoomMeeting } from '../api.ts';
import type { Config } from '../config.ts';
import type { CalendarEvent } from '../graph/event-schema.ts';
import { instantOf } from './date-time.ts';

/** What decides which meetings a room shows, and how. */
export type MeetingRules = Pick<Config, 'lookAhead' | 'startBuffer' | 'endBuffer' | 'privateMeetings' | 'hiddenSubject'>;

/** An event with what was read of its invitation. */
export interface ReadEvent {
  readonly event: CalendarEvent;
  readonly invitation: InvitationResult;
}

/** The meetings that a room shows at a moment, the next first. All-day, cancelled and declined ones are none. */
export function roomMeetings(events: readonly ReadEvent[], rules: MeetingRules, now: number): readonly RoomMeeting[] {
  return events
    .flatMap(one => meetingOf(one, rules) ?? [])
    .filter(({ joinUntil, start }) => Date.parse(joinUntil) > now && Date.parse(start) < now + rules.lookAhead)
    .sort((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end) || a.id.localeCompare(b.id));
}

function meetingOf({ event, invitation }: ReadEvent, rules: MeetingRules): RoomMeeting | undefined {
  const start = event.start && instantOf(event.start);
  const end = event.end && instantOf(event.end);
  const isPrivate = event.sensitivity === 'private' || event.sensitivity === 'confidential';
  if (start === undefined || start === null || end === undefined || end === null) return undefined;
  if (event.isAllDay || event.isCancelled || event.isDraft || event.responseStatus?.response === 'declined') return undefined;
  if (isPrivate && rules.privateMeetings === 'skip') return undefined;
  const hidden = isPrivate && rules.privateMeetings === 'hide-subject';
  const { name, address } = event.organizer?.emailAddress ?? {};
  return {
    id: createHash('sha256').update(event.id).digest('hex').slice(0, 32),
    subject: hidden ? rules.hiddenSubject : (event.subject?.trim() ?? ''),
    private: isPrivate,
    ...((name !== undefined || address !== undefined) && { organizer: { name, address } }),
    start: iso(start),
    end: iso(end),
    joinFrom: iso(start - rules.startBuffer),
    joinUntil: iso(end + rules.endBuffer),
    ...whatToDial(invitation),
  };
}

function whatToDial(invitation: InvitationResult): Pick<RoomMeeting, 'dial' | 'conferenceId' | 'tenantKey' | 'source' | 'reason'> {
  if (!invitation.found) return { reason: invitation.reason.message };
  const { dial, conferenceId, tenantKey, source } = invitation.coordinates;
  return { dial, conferenceId, tenantKey, source };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
