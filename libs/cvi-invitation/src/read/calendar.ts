import type { GraphEvent } from './graph-event.ts';

/** An event of an iCalendar object: the body as text and as HTML, and the join link in a property of its own. */
export interface CalendarEntry {
  readonly text?: string;
  readonly html?: string;
  readonly joinUrl?: string;
}

/** No file of invitations has more. */
const mostEvents = 200;

/** Where Outlook and Teams put the join link, beside the description. */
const joinProperties = ['X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK', 'URL', 'LOCATION'];

/** The events of an iCalendar object (RFC 5545), in their order: `DESCRIPTION`, and `X-ALT-DESC` where Outlook keeps HTML. */
export function calendarEntries(calendar: string): readonly CalendarEntry[] {
  // RFC 5545 3.1: a line break followed by a space or tab is folding
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const entries = eventsOf(lines).map(entryOf);
  return entries.length > 0 ? entries : [entryOf(lines)];
}

/** The same as Graph would tell it, HTML first. */
export function asGraphEvents({ text, html, joinUrl }: CalendarEntry): readonly GraphEvent[] {
  const bodies = [
    ...(html === undefined ? [] : [{ contentType: 'html', content: html }]),
    ...(text === undefined && html !== undefined ? [] : [{ contentType: 'text', content: text ?? '' }]),
  ];
  return bodies.map(body => ({ body, ...(joinUrl !== undefined && { onlineMeeting: { joinUrl } }) }));
}

/** The lines of each VEVENT, without those of the alarms in it, whose DESCRIPTION is only what a reminder says (RFC 5545 3.6.6). */
function eventsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const events: string[][] = [];
  const open: string[] = [];
  for (const line of lines) {
    const [, edge, component = ''] = /^(BEGIN|END):(\w[\w-]{0,63})\s*$/i.exec(line) ?? [];
    if (edge === undefined) {
      if (open.at(-1) === 'VEVENT') events.at(-1)?.push(line);
    } else if (edge.toUpperCase() === 'END') open.pop();
    else {
      open.push(component.toUpperCase());
      if (open.at(-1) === 'VEVENT' && events.length < mostEvents) events.push([]);
    }
  }
  return events;
}

function entryOf(lines: readonly string[]): CalendarEntry {
  const text = propertyOf(lines, 'DESCRIPTION');
  const html = propertyOf(lines, 'X-ALT-DESC');
  const joinUrl = joinProperties.map(name => propertyOf(lines, name)?.trim()).find(value => /^https?:\/\//i.test(value ?? ''));
  return { ...(text !== undefined && { text }), ...(html !== undefined && { html }), ...(joinUrl !== undefined && { joinUrl }) };
}

function propertyOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find(each => each.slice(0, name.length).toUpperCase() === name && /^[:;]/.test(each.slice(name.length)));
  const colon = valueStart(line ?? '');
  if (line === undefined || colon < 0) return undefined;
  // RFC 5545 3.3.11
  return line.slice(colon + 1).replace(/\\([nN,;\\])/g, (_all, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/** The colon that ends the parameters; one in quotes does not. */
function valueStart(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
}
