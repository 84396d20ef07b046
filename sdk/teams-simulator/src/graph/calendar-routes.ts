import type { HttpAnswer, HttpRoute } from '@opencvi/plugin-api';
import type { Calendars, Mailbox } from '../calendar/calendars.ts';
import { type DeltaToken, readDeltaToken, writeDeltaToken } from '../calendar/delta-token.ts';
import type { EventBody, TimeWindow } from '../calendar/mailbox-calendar.ts';
import type { Directory } from '../directory/directory.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { type GraphRequest, type GraphRouteOptions, graphRoute } from './graph-route.ts';
import { mailboxOf } from './mailbox-of.ts';

/** What the routes of calendars need. */
export interface CalendarRoutesOptions extends GraphRouteOptions {
  readonly directory: Directory;
  readonly calendars: Calendars;
  readonly url: () => string;
}

const roles = ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.ReadBasic.All'];
const usualPage = 10;
const largestPage = 200;

/** Events of mailboxes: as a list, within a window, and what changed. */
export function calendarRoutes(options: CalendarRoutesOptions): readonly HttpRoute[] {
  const read = (path: string, summary: string, handle: (request: GraphRequest, mailbox: Mailbox) => HttpAnswer) =>
    graphRoute(options, {
      method: 'GET',
      path: `/users/{user}${path}`,
      summary,
      operation: 'calendar',
      roles,
      handle: async request => handle(request, mailboxOf(options.directory, request.principal, request.params.user ?? '')),
    });
  const { calendars } = options;
  return [
    ...read('/events', 'Events of a mailbox', (request, mailbox) => list(options, request, calendars.of(mailbox).all)),
    ...read('/calendarView', 'Events of a mailbox within a window', (request, mailbox) =>
      list(options, request, calendars.of(mailbox).within(windowOf(request))),
    ),
    ...read('/calendarView/delta', 'What changed in a window', (request, mailbox) => delta(options, request, mailbox)),
    ...read('/events/{event}', 'An event', (request, mailbox) => {
      const event = calendars.of(mailbox).get(request.params.event ?? '');
      if (event === undefined) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
      return { status: 200, json: selected(event, request.query.$select) };
    }),
  ];
}

function windowOf({ query }: GraphRequest): TimeWindow {
  const [start, end] = [query.startDateTime, query.endDateTime].map(text => Date.parse(inUtc(text ?? '')));
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) {
    throw badRequest("This request requires a time window specified by the query string parameters 'startDateTime' and 'endDateTime'.");
  }
  return { start, end };
}

function list({ url }: CalendarRoutesOptions, request: GraphRequest, events: readonly EventBody[]): HttpAnswer {
  const { query, version, params } = request;
  const top = Math.min(Number(query.$top ?? usualPage) || usualPage, 1_000);
  const skip = Number(query.$skip ?? 0) || 0;
  const page = events.slice(skip, skip + top).map(event => selected(event, query.$select));
  const path = `/${version}/users/${encodeURIComponent(params.user ?? '')}/events`;
  const more = skip + top < events.length;
  const next = new URLSearchParams({ ...definite(query), $skip: String(skip + top) });
  return {
    status: 200,
    json: {
      '@odata.context': `${url()}/${version}/$metadata#users('${params.user}')/events`,
      value: page,
      ...(more && { '@odata.nextLink': `${url()}${path}?${next}` }),
    },
  };
}

/** The first answers are pages of everything, the last of them has the link that asks for what came after (delta query). */
function delta({ calendars, url }: CalendarRoutesOptions, request: GraphRequest, mailbox: Mailbox): HttpAnswer {
  const { query, version, params, headers } = request;
  const calendar = calendars.of(mailbox);
  const state = stateOf(request, calendar.changes);
  const window = { start: state.start, end: state.end };
  const entries = state.since === undefined ? calendar.within(window) : calendar.changedSince(state.since, window);
  const size = pageSize(headers.prefer);
  const page = entries.slice(state.skip, state.skip + size);
  const base = `${url()}/${version}/users/${encodeURIComponent(params.user ?? '')}/calendarView/delta`;
  const more = state.skip + size < entries.length;
  const next = writeDeltaToken(
    more ? { ...state, skip: state.skip + size } : { ...window, since: state.until, until: state.until, skip: 0 },
  );
  return {
    status: 200,
    json: {
      '@odata.context': `${url()}/${version}/$metadata#Collection(event)`,
      value: page.map(entry =>
        'removed' in entry ? { '@removed': { reason: 'deleted' }, id: entry.id } : selected(entry as EventBody, query.$select),
      ),
      [more ? '@odata.nextLink' : '@odata.deltaLink']: `${base}?${more ? '$skiptoken' : '$deltatoken'}=${next}`,
    },
  };
}

function stateOf(request: GraphRequest, changes: number): DeltaToken {
  const { $skiptoken, $deltatoken } = request.query;
  const given = $skiptoken ?? $deltatoken;
  if (given === undefined) return { ...windowOf(request), until: changes, skip: 0 };
  const state = readDeltaToken(given);
  // A count that this calendar has not reached is of a simulator that was started anew
  if (state === undefined || state.until > changes) {
    throw new GraphError(410, 'SyncStateNotFound', 'The sync state generation is not found; a full synchronization is required.');
  }
  return $skiptoken === undefined ? { ...state, until: changes } : state;
}

function pageSize(prefer: string | undefined): number {
  const asked = Number(/odata\.maxpagesize=(\d+)/i.exec(prefer ?? '')?.[1] ?? usualPage);
  return Math.min(Math.max(asked, 1), largestPage);
}

function selected(event: EventBody, select: string | undefined): Readonly<Record<string, unknown>> {
  if (select === undefined) return event;
  const wanted = new Set(select.split(',').map(name => name.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(event).filter(([name]) => name.startsWith('@') || name === 'id' || wanted.has(name.toLowerCase())),
  );
}

function definite(query: GraphRequest['query']): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Times without an offset are UTC (api/user-list-calendarview). */
function inUtc(text: string): string {
  return /(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`;
}
