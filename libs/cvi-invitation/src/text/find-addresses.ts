import { addressOf } from '../links/link-values.ts';

/** An address in a text. */
export interface FoundAddress {
  readonly user: string;
  readonly domain: string;
  readonly start: number;
  readonly end: number;
}

const longestUser = 64;
const longestDomain = 253;
/** No thread of mails has more, its lists of recipients included; what follows them is not looked at. */
const mostAddresses = 10_000;

/** Finds `user@domain` from each `@` outwards, with bounds, so that the time is linear whatever the text. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < mostAddresses; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestUser && /[\w.+-]/.test(text[start - 1] ?? '')) start--;
    let end = at + 1;
    while (end < text.length && end - at <= longestDomain && /[\w.-]/.test(text[end] ?? '')) end++;
    while (end > at && /[._-]/.test(text[end - 1] ?? '')) end--;
    const address = addressOf(text.slice(start, end));
    if (address) found.push({ ...address, start, end });
  }
  return found;
}
