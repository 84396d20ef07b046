/** More than any name, number or address needs; H.225.0 lets some have 512 characters and more, a SIP header line thousands. */
const longest = 255;

/** What would forge a line of a log, steer a terminal, or turn the direction of what follows. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const everyUnfit = new RegExp(unfit, 'gu');

/** Whether a text can be shown as it is. */
export function isPlain(text: string): boolean {
  return !unfit.test(text);
}

/**
 * What a far end calls itself or somebody else, fit for logs, records, rosters, pages and terminals: no control characters (some devices fill a
 * BMPString up with zeros), none that turn the direction of what follows, no half characters, and not without end.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(everyUnfit, '')
    .trim()
    .slice(0, longest)
    .replaceAll(/\p{Cs}/gu, '');
}
