import { hidesJoinLink } from '../links/hidden-join.ts';
import { type JoinUrl, parseJoinUrl } from '../links/join-url.ts';
import { type PartnerLink, parsePartnerLink } from '../links/partner-link.ts';
import { type FoundAddress, findAddresses } from '../text/find-addresses.ts';
import { findLinks } from '../text/find-links.ts';

/** Something found, and the number of the line it is in. */
export type At<T> = T & { readonly line: number };

/** A text with its links and addresses found. */
export interface Letter {
  /** The lines without links and without what stands in angle brackets. */
  readonly lines: readonly string[];
  readonly joins: readonly At<{ readonly join: JoinUrl }>[];
  /** Lines of join links that a mail filter hides. */
  readonly hidden: readonly number[];
  readonly partners: readonly At<{ readonly link: PartnerLink }>[];
  readonly addresses: readonly At<FoundAddress>[];
}

/** Finds links and addresses of a normalised text. */
export function readLetter(text: string): Letter {
  const links = findLinks(text);
  const lineOf = lineCounter(text);
  const joins: At<{ join: JoinUrl }>[] = [];
  const hidden: number[] = [];
  const partners: At<{ link: PartnerLink }>[] = [];
  for (const { url, start } of links) {
    const line = lineOf(start);
    const join = parseJoinUrl(url);
    if (join.kind !== 'refused' || join.reason === 'consumer') joins.push({ join, line });
    if (hidesJoinLink(url)) hidden.push(line);
    const link = parsePartnerLink(url);
    if (link) partners.push({ link, line });
  }
  const visible = blank(text, links);
  const addressLine = lineCounter(text);
  const addresses = findAddresses(visible).map(address => ({ ...address, line: addressLine(address.start) }));
  return { lines: visible.split('\n').map(withoutBrackets), joins, hidden, partners, addresses };
}

/** Tells the line of offsets that are asked for in rising order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let next = text.indexOf('\n');
  return offset => {
    while (next >= 0 && next < offset) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** The text with its links made blank: same length, same lines. */
function blank(text: string, links: readonly { readonly start: number; readonly end: number }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of links) {
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

/** `a@b<mailto:a@b> …` without the brackets and what is in them. */
function withoutBrackets(line: string): string {
  return line.includes('<') ? line.replace(/<[^<>]*>?/g, ' ') : line;
}
