import type { CustomerGraph, GraphQuestion } from '@opencvi/meeting-teams/api';
import { z } from 'zod';
import { type CalendarEvent, calendarEvent, type DeltaEntry, deltaPage, selected } from './event-schema.ts';
import { GraphRefused } from './graph-refused.ts';

/** A stretch of time, in milliseconds since 1970. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** What a round of a delta query told. */
export interface DeltaRound {
  readonly entries: readonly DeltaEntry[];
  /** Where the next round continues: below the version, `/users/…`. */
  readonly link: string;
}

/** Times in UTC, ids that stay when an event moves between folders, pages of a size that answers fast. */
const prefer = 'outlook.timezone="UTC", IdType="ImmutableId", odata.maxpagesize=50';
/** A calendar of a week that needs more pages than this is a loop. */
const mostPages = 200;

/** One room's mailbox in Graph. */
export class Mailbox {
  readonly #graph: CustomerGraph;
  readonly #base: string;

  constructor(graph: CustomerGraph, address: string) {
    this.#graph = graph;
    this.#base = `/users/${encodeURIComponent(address)}`;
  }

  /** Everything in a window. https://learn.microsoft.com/graph/api/event-delta */
  first({ start, end }: Window, signal: AbortSignal): Promise<DeltaRound> {
    const time = (ms: number): string => new Date(ms).toISOString();
    return this.#pages(`${this.#base}/calendarView/delta?startDateTime=${time(start)}&endDateTime=${time(end)}`, signal);
  }

  /** What changed since. Rejects with `GraphRefused` 410 when Graph has forgotten. */
  since(link: string, signal: AbortSignal): Promise<DeltaRound> {
    return this.#pages(link, signal);
  }

  /** An event by its id; `undefined` when it is gone. */
  async event(id: string, signal: AbortSignal): Promise<CalendarEvent | undefined> {
    const path = `${this.#base}/events/${encodeURIComponent(id)}?$select=${selected}`;
    const answer = await this.#graph.ask({ method: 'get', path, headers: { Prefer: prefer }, signal });
    if (answer.refused?.status === 404) return undefined;
    if (answer.refused) throw new GraphRefused('the master of a series', answer.refused);
    return read(calendarEvent, answer.body);
  }

  async #pages(first: string, signal: AbortSignal): Promise<DeltaRound> {
    const entries: DeltaEntry[] = [];
    let path = first;
    for (let count = 0; count < mostPages; count++) {
      const question: GraphQuestion = { method: 'get', path, headers: { Prefer: prefer }, signal };
      const answer = await this.#graph.ask(question);
      if (answer.refused) throw new GraphRefused('the calendar', answer.refused);
      const page = read(deltaPage, answer.body);
      entries.push(...page.value);
      if (page['@odata.deltaLink'] !== undefined) return { entries, link: this.#pathOf(page['@odata.deltaLink']) };
      path = this.#pathOf(page['@odata.nextLink'] ?? '');
    }
    throw new Error(`the calendar has more than ${mostPages} pages`);
  }

  /** Where a link leads, below the version. A token must not go to another host, whatever an answer says. */
  #pathOf(link: string): string {
    const { graph } = this.#graph.cloud;
    const prefix = `${graph}/v1.0/`;
    if (!link.toLowerCase().startsWith(prefix.toLowerCase()))
      throw new Error(`Graph sends to ${link.slice(0, 80)}, which is not ${prefix}`);
    return link.slice(prefix.length - 1);
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Error(`Graph's answer is not understood: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`);
}
