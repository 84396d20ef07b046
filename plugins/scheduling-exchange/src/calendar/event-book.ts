import { type CalendarEvent, type DeltaEntry, isRemoved } from '../graph/event-schema.ts';

/** The events of a calendar as delta queries tell them. A value: each round makes a new one, so that half a round changes nothing. */
export class EventBook {
  static readonly empty = new EventBook(new Map());
  readonly #events: ReadonlyMap<string, CalendarEvent>;

  private constructor(events: ReadonlyMap<string, CalendarEvent>) {
    this.#events = events;
  }

  /**
   * With what a round told, in its order: the last word on an event counts. A master whose bare occurrences came without it is missed, for
   * what they have of it may have changed.
   */
  with(entries: readonly DeltaEntry[]): EventBook {
    const events = new Map(this.#events);
    for (const entry of entries) {
      if (!isRemoved(entry) && isBare(entry)) events.delete(entry.seriesMasterId ?? '');
    }
    for (const entry of entries) {
      if (isRemoved(entry)) events.delete(entry.id);
      else events.set(entry.id, entry as CalendarEvent);
    }
    return new EventBook(events);
  }

  /** Ids of masters that occurrences need and that were not told. */
  get missingMasters(): readonly string[] {
    const wanted = [...this.#events.values()].flatMap(event => {
      const { seriesMasterId } = event;
      return isBare(event) && seriesMasterId !== undefined && !this.#events.has(seriesMasterId) ? [seriesMasterId] : [];
    });
    return [...new Set(wanted)];
  }

  /** Single events, occurrences and exceptions; bare occurrences with what their master says. */
  get all(): readonly CalendarEvent[] {
    return [...this.#events.values()].flatMap(event => {
      if (event.type === 'seriesMaster') return [];
      if (!isBare(event)) return [event];
      const master = this.#events.get(event.seriesMasterId ?? '');
      return master ? [{ ...master, ...defined(event) }] : [];
    });
  }
}

type Bareness = Pick<CalendarEvent, 'type' | 'seriesMasterId' | 'subject' | 'body'>;

/** An event of a series of which Graph told only when it is. */
function isBare({ type, seriesMasterId, subject, body }: Bareness): boolean {
  return (type === 'occurrence' || seriesMasterId !== undefined) && subject === undefined && !body;
}

function defined(event: CalendarEvent): CalendarEvent {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined && value !== null)) as CalendarEvent;
}
