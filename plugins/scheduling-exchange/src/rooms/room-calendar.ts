import type { Clock, Logger, Metrics } from '@opencvi/plugin-api';
import type { RoomMeeting } from '../api.ts';
import { EventBook } from '../calendar/event-book.ts';
import { type MeetingRules, type ReadEvent, roomMeetings } from '../calendar/room-meetings.ts';
import { GraphRefused, retryAfterOf, wordsOf } from '../graph/graph-refused.ts';
import type { Mailbox, Window } from '../graph/mailbox.ts';
import type { InvitationReader } from '../invitations/invitation-reader.ts';
import { Backoff } from '../kit/backoff.ts';
import { type Next, Repeater } from '../kit/repeater.ts';
import type { Slots } from '../kit/slots.ts';

/** What a calendar is kept with. */
export interface RoomCalendarOptions {
  readonly mailbox: Mailbox;
  readonly reader: InvitationReader;
  readonly rules: MeetingRules;
  readonly slots: Slots;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly random?: () => number;
  /** Milliseconds until the calendar is read again without having been told. */
  readonly interval: () => number;
  /** The calendar was read. */
  readonly onRead: () => void;
}

/** How it stands with a calendar. */
export interface CalendarView {
  readonly state: 'waiting' | 'ok' | 'failing';
  readonly readAt?: number;
  readonly error?: string;
}

const hour = 3_600_000;
/** Delta queries keep the window they began with, so it reaches further than what is shown, and is begun anew when that is used up. */
const ahead = 24 * hour;
/** Meetings of the last hours may still be going on. */
const behind = 12 * hour;
const gather = 1_000;

/** One room's calendar, kept up to date by delta queries. */
export class RoomCalendar {
  readonly #options: RoomCalendarOptions;
  readonly #repeater: Repeater;
  readonly #backoff: Backoff;
  #book = EventBook.empty;
  #events: readonly ReadEvent[] = [];
  #place: { readonly window: Window; readonly link: string } | undefined;
  #readAt: number | undefined;
  #error: string | undefined;

  constructor(options: RoomCalendarOptions) {
    const { clock, random } = options;
    this.#options = options;
    this.#backoff = new Backoff({ first: 5_000, longest: 600_000, ...(random && { random }) });
    this.#repeater = new Repeater({ clock, task: signal => this.#keep(signal), gather });
  }

  get view(): CalendarView {
    const readAt = this.#readAt === undefined ? {} : { readAt: this.#readAt };
    if (this.#error !== undefined) return { state: 'failing', error: this.#error, ...readAt };
    return { state: this.#readAt === undefined ? 'waiting' : 'ok', ...readAt };
  }

  /** What the room shows now. While Graph is away, what was known before. */
  get meetings(): readonly RoomMeeting[] {
    return roomMeetings(this.#events, this.#options.rules, this.#options.clock.now());
  }

  start(): void {
    this.#repeater.start();
  }

  /** Reads soon. */
  wake(): void {
    this.#repeater.wake();
  }

  stop(): Promise<void> {
    return this.#repeater.stop();
  }

  async #keep(signal: AbortSignal): Promise<Next> {
    const { slots, clock, log, metrics, interval, onRead } = this.#options;
    try {
      await slots.run(signal, () => this.#read(signal));
      if (this.#error !== undefined) log.info('calendar read again');
      this.#error = undefined;
      this.#readAt = clock.now();
      this.#backoff.reset();
      metrics.count('scheduling_reads_total', { result: 'ok' });
      onRead();
      return { after: interval() };
    } catch (error) {
      if (signal.aborted) return { after: 0 };
      metrics.count('scheduling_reads_total', { result: 'failed' });
      const words = wordsOf(error);
      if (words !== this.#error) log.warn('calendar not read', { reason: words });
      this.#error = words;
      return { after: this.#backoff.next(retryAfterOf(error)), hold: true };
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { reader, log } = this.#options;
    let place = this.#current();
    let book = this.#book;
    if (place) {
      try {
        const { entries, link } = await this.#options.mailbox.since(place.link, signal);
        book = book.with(entries);
        place = { ...place, link };
      } catch (error) {
        if (!isForgotten(error)) throw error;
        log.info('calendar is read from the beginning', { reason: error.refusal.code });
        place = undefined;
      }
    }
    if (!place) {
      const window = this.#window();
      const { entries, link } = await this.#options.mailbox.first(window, signal);
      book = EventBook.empty.with(entries);
      place = { window, link };
    }
    book = await this.#withMasters(book, signal);
    this.#events = await reader.read(book.all, signal);
    this.#book = book;
    this.#place = place;
  }

  async #withMasters(book: EventBook, signal: AbortSignal): Promise<EventBook> {
    const masters = [];
    for (const id of book.missingMasters) masters.push(await this.#options.mailbox.event(id, signal));
    return book.with(masters.flatMap(master => (master ? [master] : [])));
  }

  #window(): Window {
    const now = this.#options.clock.now();
    return { start: now - behind, end: now + this.#options.rules.lookAhead + ahead };
  }

  /** Where the last round ended, unless its window is used up. */
  #current() {
    const place = this.#place;
    if (!place || this.#options.clock.now() + this.#options.rules.lookAhead > place.window.end) return undefined;
    return place;
  }
}

/**
 * Graph has forgotten the place (410 syncStateNotFound, resyncRequired), or takes its token for a malformed one. Asked again in the same words
 * it would never answer otherwise.
 */
function isForgotten(error: unknown): error is GraphRefused {
  return error instanceof GraphRefused && [400, 404, 410].includes(error.refusal.status);
}
