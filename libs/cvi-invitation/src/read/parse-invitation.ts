import type { InvitationResult, InvitationWarning, TeamsMeeting } from '../coordinates.ts';
import { parsePartnerLink } from '../links/partner-link.ts';
import { htmlToText } from '../text/html-to-text.ts';
import { normaliseText } from '../text/normalise.ts';
import { mendQuotedPrintable } from '../text/quoted-printable.ts';
import { asGraphEvents, calendarEntries } from './calendar.ts';
import { type GraphEvent, graphParts } from './graph-event.ts';
import { readText } from './read-text.ts';
import { teamsMeeting } from './teams-meeting.ts';

/** The body of a mail. When both are there, the HTML is read first. */
export interface InvitationMail {
  readonly text?: string;
  readonly html?: string;
}

/** No list has more that matter. */
const mostEvents = 200;

/** How many characters are read. Invitations have a few thousand; a thread of forwarded ones with pictures in it can have many more. */
export const longestInvitation = 1_048_576;

/**
 * Reads an invitation to a Teams meeting: what a room system dials, and what joins the meeting. Takes the body of a mail as text or HTML
 * (a lone string may be either, or an iCalendar object, or the JSON of a Graph event), or a Graph `event` or `onlineMeeting`.
 * Never throws, whatever it is given.
 * @example `const result = parseInvitation({ html }); if (result.found) console.log(result.coordinates.dial.sip);`
 */
export function parseInvitation(input: string | InvitationMail | GraphEvent): InvitationResult {
  if (typeof input === 'string') return parseString(input);
  if (typeof input !== 'object' || input === null) return parseMail({});
  if (isMail(input)) return parseMail(input);
  return parseEvent(input);
}

function isMail(input: InvitationMail | GraphEvent): input is InvitationMail {
  return 'html' in input || 'text' in input;
}

function parseString(input: string): InvitationResult {
  const start = input
    .slice(0, 4096)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return parseCalendar(input.slice(0, longestInvitation));
  if (/^[{[]/.test(start)) {
    const given = json(input.slice(0, 8 * longestInvitation));
    if (given) return parseJson(given);
  }
  return parseMail(looksLikeHtml(input) ? { html: input } : { text: input });
}

function parseCalendar(calendar: string): InvitationResult {
  return firstOf(calendarEntries(calendar).flatMap(asGraphEvents), parseEvent);
}

/** An event, or a list of events as Graph answers it. */
function parseJson(given: object): InvitationResult {
  const list = Array.isArray(given) ? given : 'value' in given ? given.value : undefined;
  if (!Array.isArray(list)) return parseInvitation(given);
  const events = list.slice(0, mostEvents).filter((one): one is GraphEvent => typeof one === 'object' && one !== null);
  return firstOf(events, parseInvitation);
}

/** The first event with coordinates; else what tells most: a Teams meeting before something else. */
function firstOf(events: readonly GraphEvent[], parse: (event: GraphEvent) => InvitationResult): InvitationResult {
  let best: InvitationResult | undefined;
  for (const event of events) {
    const result = parse(event);
    if (result.found) return result;
    if (!best || (!best.found && telling(result) > telling(best))) best = result;
  }
  return best ?? parseMail({});
}

function telling(result: Exclude<InvitationResult, { found: true }>): number {
  if (result.reason.code === 'empty') return 0;
  return result.reason.code === 'not-an-invitation' ? 1 : 2;
}

function json(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function looksLikeHtml(text: string): boolean {
  return /<(?:html|body|div|table|p|br|span|a)[\s>/]/i.test(text.slice(0, longestInvitation));
}

function parseMail({ html, text }: InvitationMail): InvitationResult {
  const fromHtml = typeof html === 'string' ? read(html, 'html') : undefined;
  if (fromHtml?.found || typeof text !== 'string') return fromHtml ?? read('', 'text');
  const fromText = read(text, 'text');
  return fromText.found || !fromHtml || telling(fromText) > telling(fromHtml) ? fromText : fromHtml;
}

function read(content: string, kind: 'html' | 'text', graph?: Parameters<typeof readText>[1]): InvitationResult {
  const cut = content.slice(0, longestInvitation);
  const text = normaliseText(kind === 'html' ? htmlToText(mendQuotedPrintable(cut)) : cut);
  const result = readText(text, graph);
  return cut.length < content.length
    ? warned(result, { code: 'truncated', message: `only the first ${longestInvitation} characters were read` })
    : result;
}

function warned(result: InvitationResult, warning: InvitationWarning): InvitationResult {
  return { ...result, warnings: [...result.warnings, warning] };
}

/**
 * The event's own fields are read before its body: they are about this meeting, while the body may quote others. The join link alone stands
 * aside where the body has one: above the body it would make a sender's address and telephone number part of the invitation.
 */
function parseEvent(event: GraphEvent): InvitationResult {
  const { info, joins, html, text } = graphParts(event);
  const body = html !== undefined ? htmlToText(mendQuotedPrintable(html.slice(0, longestInvitation))) : (text ?? '');
  const above = (...urls: readonly (string | undefined)[]): string =>
    urls.map(url => (url === undefined ? '' : `<${url.replace(/[<>\s]/g, '')}>\n`)).join('');
  const link = info?.moreInfoUrl === undefined ? undefined : parsePartnerLink(info.moreInfoUrl);
  const graph = info?.conferenceId !== undefined || info?.user !== undefined || link?.conferenceId !== undefined ? info : undefined;
  const alone = read(`${above(info?.moreInfoUrl)}${body}`, 'text', graph);
  const teams = alone.found ? alone.coordinates.teams : alone.teams;
  const result = teams || !joins[0] ? alone : read(`${above(joins[0].url, info?.moreInfoUrl)}${body}`, 'text', graph);
  return withOwnTeams(result, teamsMeeting(joins));
}

/** The event's own meeting, with what only the body tells of it. */
function withOwnTeams(result: InvitationResult, own: TeamsMeeting | undefined): InvitationResult {
  const inBody = result.found ? result.coordinates.teams : result.teams;
  const another = own?.threadId !== undefined && inBody?.threadId !== undefined && own.threadId !== inBody.threadId;
  const teams = own && (another ? own : { ...inBody, ...own });
  if (!teams) return result;
  return result.found ? { ...result, coordinates: { ...result.coordinates, teams } } : { ...result, teams };
}
