import { longestUrl } from '../links/unwrap.ts';
import { decodeEntities } from './normalise.ts';

/** A link in a text. */
export interface FoundLink {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** A line at least this long may have been wrapped in the middle of a link. */
const wrappedFrom = 60;

/** No invitation has more; what follows them is not looked at. */
const mostLinks = 2000;

/** Finds the web links of a normalised text, those split over several lines put together. */
export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  let seen = 0;
  for (const { index } of text.matchAll(/https?:\/\//gi)) {
    if (index < seen) continue;
    const link = (text[index - 1] === '<' ? bracketed(text, index) : undefined) ?? bare(text, index);
    seen = link.end;
    links.push(link);
    if (links.length === mostLinks) break;
  }
  return links;
}

/** `<https://…>`: everything up to the bracket, line breaks taken out. */
function bracketed(text: string, start: number): FoundLink | undefined {
  const inside = text.slice(start, start + longestUrl);
  const close = inside.indexOf('>');
  if (close < 0) return undefined;
  const link = inside.slice(0, close);
  if (link.includes('<') || / /.test(link)) return undefined;
  return { url: joined(link.split('\n')), start, end: start + close + 1 };
}

function bare(text: string, start: number): FoundLink {
  const lines: string[] = [];
  let end = start;
  let room = longestUrl;
  do {
    const from = lines.length === 0 ? start : end + 1;
    const part = word(text, from, room);
    if (lines.length > 0 && !continues(lines.at(-1) ?? '', part)) break;
    lines.push(part);
    end = from + part.length;
    room -= part.length;
  } while (text[end] === '\n' && room > 0 && end - lineStart(text, end) >= wrappedFrom);
  return { url: joined(lines).replace(/[.,;:!?)\]}'*]{1,8}$/, ''), start, end };
}

function word(text: string, from: number, room: number): string {
  let to = from;
  while (to < text.length && to - from < room && !/[\s<>"]/.test(text[to] ?? '')) to++;
  return text.slice(from, to);
}

/** The next line goes on with the link when it looks like the middle of one: it, or the end before it, has the marks of a query. */
function continues(before: string, next: string): boolean {
  if (next === '' || /^https?:/i.test(next)) return false;
  return /[=&?/%_-]$/.test(before) ? /^[\w.~%!$&'()*+,;=:@/?#-]+$/.test(next) : /^[\w.~-]*[=&%][\w.~%!$&'()*+,;=:@/?#-]*$/.test(next);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** A `=` before a line break is quoted-printable's soft break (RFC 2045 6.7 rule 5) where `=3D` shows that it was not decoded. */
function joined(lines: readonly string[]): string {
  const soft = lines.some(line => /=3D/i.test(line)) && lines.slice(0, -1).some(line => line.endsWith('='));
  if (!soft) return decodeEntities(lines.join(''));
  const whole = lines.map((line, index) => (index < lines.length - 1 ? line.replace(/=$/, '') : line)).join('');
  return decodeEntities(whole.replace(/=3D/gi, '='));
}
