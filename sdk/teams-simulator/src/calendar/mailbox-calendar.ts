/** An event as Graph shows it. */
export type EventBody = Readonly<Record<string, unknown>> & { readonly id: string };

/** A stretch of time, milliseconds since 1970. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

interface Entry {
  /** `undefined` once it is deleted. */
  body: EventBody | undefined;
  window: TimeWindow;
  /** When it changed last, in the calendar's own count. */
  changedAt: number;
}

/** What changed in an event. */
export type EventChange = 'created' | 'updated' | 'deleted';

/** One mailbox's calendar, with a count of its changes: delta queries ask what came after one. */
export class MailboxCalendar {
  readonly #entries = new Map<string, Entry>();
  #changes = 0;

  /** The count of changes so far. */
  get changes(): number {
    return this.#changes;
  }

  /** Every event, by its beginning. */
  get all(): readonly EventBody[] {
    return [...this.#entries.values()].sort((a, b) => a.window.start - b.window.start).flatMap(({ body }) => body ?? []);
  }

  get(id: string): EventBody | undefined {
    return this.#entries.get(id)?.body;
  }

  put(body: EventBody, window: TimeWindow): EventChange {
    const before = this.#entries.get(body.id)?.body;
    this.#entries.set(body.id, { body, window, changedAt: ++this.#changes });
    return before === undefined ? 'created' : 'updated';
  }

  /** False when there is no such event. */
  delete(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry?.body === undefined) return false;
    entry.body = undefined;
    entry.changedAt = ++this.#changes;
    return true;
  }

  /** Events that touch a window, by their beginning. */
  within(window: TimeWindow): readonly EventBody[] {
    return this.#inOrder(entry => overlaps(entry.window, window)).flatMap(({ body }) => body ?? []);
  }

  /** What changed in a window after a count of changes: events, and ids of those that are there no more. */
  changedSince(count: number, window: TimeWindow): readonly (EventBody | { readonly id: string; readonly removed: true })[] {
    return [...this.#entries]
      .filter(([, { changedAt }]) => changedAt > count)
      .sort(([, a], [, b]) => a.changedAt - b.changedAt)
      .map(([id, entry]) => (entry.body && overlaps(entry.window, window) ? entry.body : { id, removed: true as const }));
  }

  #inOrder(fits: (entry: Entry) => boolean): readonly Entry[] {
    return [...this.#entries.values()].filter(fits).sort((a, b) => a.window.start - b.window.start);
  }
}

/** An event that ends as the window begins is outside (calendarView: startDateTime inclusive, endDateTime exclusive). */
function overlaps(event: TimeWindow, window: TimeWindow): boolean {
  return event.start < window.end && event.end > window.start;
}
