import { providerOfDomain } from '../dial/partner-templates.ts';
import { conferenceIdOf } from '../links/link-values.ts';
import type { FoundAddress } from '../text/find-addresses.ts';
import type { At, Letter } from './letter.ts';

/** A tenant key in a text, with the conference id that follows it. */
export interface TextCandidate {
  readonly line: number;
  readonly user: string;
  readonly domain: string;
  readonly conferenceId?: string;
}

/** Lines with words on them that may lie between a tenant key and its conference id. */
const reach = 2;

/**
 * Tenant keys by their place rather than by their label, which every language has its own for: in each generation the conference id ends
 * the address's line or the one after it. On an address of a domain that no partner owns this is believed only inside an invitation: below
 * a join link and above the rule that closes the block. A sender's address above his telephone number looks the same.
 */
export function textCandidates(letter: Letter): TextCandidate[] {
  const inside = invitationLines(letter);
  const taken = new Set(letter.addresses.map(({ line }) => line));
  return letter.addresses
    .filter(address => providerOfDomain(address.domain) !== undefined || inside(address.line))
    .map(address => candidate(letter.lines, taken, address));
}

function candidate(lines: readonly string[], taken: ReadonlySet<number>, { user, domain, line }: At<FoundAddress>): TextCandidate {
  const whole = dialString(user, domain);
  if (whole) return { line, domain, ...whole };
  let seen = 0;
  for (let at = line; at < lines.length && at <= line + 8 && seen <= reach; at++) {
    const text = lines[at] ?? '';
    if (at > line && taken.has(at)) break;
    if (at > line && text.trim() === '') continue;
    const conferenceId = idAtEnd(at === line ? text.slice(text.lastIndexOf('@')) : text);
    if (conferenceId !== undefined) return { line, user, domain, conferenceId };
    seen++;
  }
  return { line, user, domain };
}

/** Words before numbers that are not conference ids. The list need not be whole: it only spares the signatures that are most common. */
const telephones = /\b(?:tel|phone|telefon|mobile?|mob|fax|cell|tlf|puh|gsm|direct|office)\b/i;

/** The 9 to 13 digits that end a line, in groups or not. `+` begins a telephone number, `#` ends a telephone conference id. */
function idAtEnd(line: string): string | undefined {
  const text = line.trimEnd();
  let start = text.length;
  while (start > 0 && text.length - start < 24 && /[\d ]/.test(text[start - 1] ?? '')) start--;
  const before = text[start - 1] ?? '';
  const apart = text[start] === ' ';
  if (/[+\d,#@()/]/.test(before) || (!apart && /[\p{L}_.-]/u.test(before))) return undefined;
  if (telephones.test(text.slice(Math.max(0, start - 80), start))) return undefined;
  return conferenceIdOf(text.slice(start));
}

/** Some invitations print the whole dial string: `<key>.<conf>@t.plcm.vc`, `<conf>.<key>@m.webex.com`. */
function dialString(user: string, domain: string): { user: string; conferenceId: string } | undefined {
  const provider = providerOfDomain(domain);
  const dot = user.indexOf('.');
  if (dot < 0 || provider === undefined || provider === 'pexip') return undefined;
  const [key, conf] = provider === 'cisco' ? [user.slice(dot + 1), user.slice(0, dot)] : [user.slice(0, dot), user.slice(dot + 1)];
  const conferenceId = conferenceIdOf(conf);
  return conferenceId !== undefined && key !== '' ? { user: key, conferenceId } : undefined;
}

/** Whether a line lies in an invitation: after a join link, before the next rule of underscores. */
function invitationLines({ lines, joins }: Letter): (line: number) => boolean {
  const inside: boolean[] = [];
  const starts = new Set(joins.map(({ line }) => line));
  let open = false;
  for (const [line, text] of lines.entries()) {
    if (starts.has(line)) open = true;
    else if (/^_{10,}$/.test(text.trim())) open = false;
    inside.push(open);
  }
  return line => inside[line] ?? false;
}
