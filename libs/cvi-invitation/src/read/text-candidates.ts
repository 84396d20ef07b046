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
 * a join link and above the rule that closes the block, and with a word before the number. A sender's address above his telephone number
 * looks the same. A label that says what it is, in words that several languages share, is believed anywhere.
 */
export function textCandidates(letter: Letter): TextCandidate[] {
  const inside = invitationLines(letter);
  const taken = new Set(letter.addresses.map(({ line }) => line));
  return letter.addresses.flatMap(address => {
    const found = candidate(letter.lines, taken, address);
    return found.labelled || providerOfDomain(address.domain) !== undefined || inside(address.line) ? [found] : [];
  });
}

/** What stands before the conference id in the languages that borrow the words: `VTC Conference ID`, `Video Conference ID`, `Video-id`. */
const videoLabel = /(?:^|[^\p{L}])(?:vtc|video)[ -]?(?:conference|konference)?[ -]?id[ :]{1,4}$/iu;

type Labelled = TextCandidate & { readonly labelled?: boolean };

function candidate(lines: readonly string[], taken: ReadonlySet<number>, { user, domain, line }: At<FoundAddress>): Labelled {
  const whole = dialString(user, domain);
  if (whole) return { line, domain, ...whole };
  const shared = providerOfDomain(domain) !== undefined;
  let seen = 0;
  let named = shared;
  for (let at = line; at < lines.length && at <= line + 8 && seen <= reach; at++) {
    if (at > line && taken.has(at)) break;
    const text = at === line ? behindAddress(lines[at] ?? '') : (lines[at] ?? '');
    if (at > line && text.trim() === '') continue;
    const conferenceId = idAtEnd(text) ?? (at === line && shared ? idAfterLabel(text) : undefined);
    named ||= /\p{L}/u.test(text);
    if (conferenceId !== undefined && named) {
      return { line, user, domain, conferenceId, labelled: videoLabel.test(text.slice(-160).replace(/[\s\d*_|.;]{0,40}$/, ' ')) };
    }
    seen++;
  }
  return { line, user, domain };
}

/** What follows the last address of a line. */
function behindAddress(line: string): string {
  const at = line.lastIndexOf('@');
  return line.slice(at + 1).replace(/^[\w.-]{0,253}/, '');
}

/**
 * Words before numbers that are not conference ids, single letters such as `M` too. The list need not be whole: it only spares the
 * signatures that are most common.
 */
const telephones =
  /(?:^|[^\p{L}])(?:tel|phone|telephone|telefon|telefono|teléfono|téléphone|tél|mobile?|mob|mobil|móvil|cell?|celular|handy|portable|fax|tlf|puh|gsm|direct|office|durchwahl|zentrale|whatsapp)(?:$|[^\p{L}])|(?:^|[^\p{L}])[tmpfdwo][ :.)]{1,3}$|電話|携帯|手机|电话/iu;

/**
 * The 9 to 13 digits that end a line, in groups or not, marks of emphasis behind them (`*119 856 328 6*`) left out. `+` begins a telephone
 * number, `#` ends a telephone conference id.
 */
function idAtEnd(line: string): string | undefined {
  const text = line.slice(-400).replace(/[\s*_|.;]{0,16}$/, '');
  let start = text.length;
  while (start > 0 && text.length - start < 24 && /[\d ]/.test(text[start - 1] ?? '')) start--;
  const before = text[start - 1] ?? '';
  const apart = text[start] === ' ';
  if (/[+\d,#@()/]/.test(before) || (!apart && /[\p{L}_.-]/u.test(before))) return undefined;
  if (telephones.test(text.slice(Math.max(0, start - 80), start))) return undefined;
  return conferenceIdOf(text.slice(start));
}

/** `… Video ID: 119 856 328 6 More info …`, where everything has come into one line. */
function idAfterLabel(text: string): string | undefined {
  const [, digits] = /^[^\d#+@]{1,60}[:：] {0,3}(\d(?: ?\d){8,12})(?![\d#,-])(?! \d)/.exec(text) ?? [];
  return conferenceIdOf(digits);
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
function invitationLines({ lines, joins, hidden }: Letter): (line: number) => boolean {
  const inside: boolean[] = [];
  const starts = new Set([...joins.map(({ line }) => line), ...hidden]);
  let open = false;
  for (const [line, text] of lines.entries()) {
    if (starts.has(line)) open = true;
    else if (/^_{10,}$/.test(text.trim())) open = false;
    inside.push(open);
  }
  return line => inside[line] ?? false;
}
