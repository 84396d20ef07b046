import { type Clock, Emitter, HttpError } from '@opencvi/plugin-api';
import type { Directory } from '../directory/directory.ts';
import type { Tenant, User } from '../directory/settings.ts';
import { invitationOf } from '../meetings/invitation.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import { eventBody, eventId } from './event-body.ts';
import { type EventBody, type EventChange, MailboxCalendar } from './mailbox-calendar.ts';

/** A mailbox: a user of a tenant. */
export interface Mailbox {
  readonly tenant: Tenant;
  readonly user: User;
}

interface CalendarEvents {
  changed: [mailbox: Mailbox, event: string, change: EventChange];
}

/** The calendars of every mailbox of every tenant. */
export class Calendars {
  readonly events = new Emitter<CalendarEvents>();
  readonly #directory: Directory;
  readonly #clock: Clock;
  readonly #calendars = new Map<string, MailboxCalendar>();

  constructor(directory: Directory, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  of({ user }: Mailbox): MailboxCalendar {
    const calendar = this.#calendars.get(user.id) ?? new MailboxCalendar();
    this.#calendars.set(user.id, calendar);
    return calendar;
  }

  /** Writes a meeting into the calendars of its organizer and of everybody invited, or writes it anew. */
  write(meeting: OnlineMeeting): void {
    const attendees = meeting.attendees.map(address => ({ address, name: this.find(address)?.user.displayName ?? address }));
    const window = { start: meeting.start.getTime(), end: meeting.end.getTime() };
    for (const mailbox of this.#invited(meeting)) {
      const { user: owner } = mailbox;
      const body = eventBody({ meeting, owner, invitation: invitationOf(meeting), now: new Date(this.#clock.now()), attendees });
      const change = this.of(mailbox).put(body, window);
      this.events.emit('changed', mailbox, body.id, change);
    }
  }

  /** Takes a meeting out of every calendar. */
  erase(meeting: OnlineMeeting): void {
    for (const mailbox of this.#invited(meeting)) this.remove(mailbox, eventId(meeting, mailbox.user));
  }

  /** Puts any event into a calendar: what other services write. Throws 400 without times. */
  put(mailbox: Mailbox, body: EventBody): void {
    const [start, end] = [body.start, body.end].map(time => Date.parse(`${(time as { dateTime?: string } | undefined)?.dateTime}Z`));
    if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end))
      throw new HttpError(400, 'an event needs start and end');
    const change = this.of(mailbox).put(body, { start, end });
    this.events.emit('changed', mailbox, body.id, change);
  }

  remove(mailbox: Mailbox, event: string): boolean {
    const removed = this.of(mailbox).delete(event);
    if (removed) this.events.emit('changed', mailbox, event, 'deleted');
    return removed;
  }

  /** The mailbox with an address, in whichever tenant. */
  find(address: string): Mailbox | undefined {
    for (const tenant of this.#directory.tenants) {
      const user = this.#directory.user(tenant, address);
      if (user) return { tenant, user };
    }
    return undefined;
  }

  #invited({ tenant, organizer, attendees }: OnlineMeeting): readonly Mailbox[] {
    const others = attendees.map(address => this.find(address)).filter(one => one !== undefined && one.user.id !== organizer.id);
    return [{ tenant, user: organizer }, ...(others as Mailbox[])];
  }
}
