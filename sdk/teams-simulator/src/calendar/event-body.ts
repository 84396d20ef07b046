import type { User } from '../directory/settings.ts';
import { stableGuid } from '../kit/stable-id.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { EventBody } from './mailbox-calendar.ts';

/** Whose calendar an event stands in, and what is written into it. */
export interface EventOptions {
  readonly meeting: OnlineMeeting;
  readonly owner: User;
  /** The invitation, as HTML. */
  readonly invitation: string;
  readonly now: Date;
  /** Everybody invited, by address, with a name where one is known. */
  readonly attendees: readonly { readonly address: string; readonly name: string }[];
}

/** Id of a meeting's event in a mailbox: each mailbox has a copy of its own. */
export function eventId({ id }: OnlineMeeting, { id: owner }: User): string {
  return Buffer.from(stableGuid('event', id, owner)).toString('base64url');
}

/** An `event` as Graph shows it. */
export function eventBody(options: EventOptions): EventBody {
  const { meeting, owner, now } = options;
  const isOrganizer = owner.id === meeting.organizer.id;
  const { deleteComments, addOrganizerToSubject } = owner.calendarProcessing;
  const content = deleteComments && !isOrganizer ? '' : htmlDocument(options.invitation);
  const subject = addOrganizerToSubject && !isOrganizer ? `${meeting.organizer.displayName} ${meeting.subject}` : meeting.subject;
  const id = eventId(meeting, owner);
  const changeKey = Buffer.from(now.toISOString()).toString('base64');
  const time = now.toISOString();
  return {
    '@odata.etag': `W/"${changeKey}"`,
    id,
    createdDateTime: meeting.created.toISOString(),
    lastModifiedDateTime: time,
    changeKey,
    categories: [],
    transactionId: null,
    originalStartTimeZone: 'UTC',
    originalEndTimeZone: 'UTC',
    iCalUId: stableGuid('ical', meeting.id).replaceAll('-', '').toUpperCase(),
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject,
    bodyPreview: content
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer,
    responseRequested: true,
    seriesMasterId: null,
    showAs: 'busy',
    type: 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${id}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    recurrence: null,
    responseStatus: { response: isOrganizer ? 'organizer' : 'accepted', time },
    body: { contentType: 'html', content },
    start: dateTime(meeting.start),
    end: dateTime(meeting.end),
    location: { displayName: 'Microsoft Teams Meeting', locationType: 'default', uniqueIdType: 'unknown' },
    locations: [{ displayName: 'Microsoft Teams Meeting', locationType: 'default', uniqueIdType: 'unknown' }],
    attendees: options.attendees.map(({ address, name }) => ({
      type: 'required',
      status: { response: 'accepted', time },
      emailAddress: { name, address },
    })),
    organizer: { emailAddress: { name: meeting.organizer.displayName, address: meeting.organizer.upn } },
    onlineMeeting: { joinUrl: meeting.joinWebUrl },
  };
}

/** `dateTimeTimeZone` in UTC, with the seven digits that Exchange writes. */
export function dateTime(time: Date): { readonly dateTime: string; readonly timeZone: string } {
  return { dateTime: time.toISOString().replace(/\.(\d{3})Z$/, '.$10000'), timeZone: 'UTC' };
}

function htmlDocument(body: string): string {
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${body}</body></html>`;
}
