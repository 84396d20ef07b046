/** More than any name needs; a header line may have thousands of characters. */
const longest = 255;

/** What would forge a line of a log, steer a terminal, or turn the direction of what follows. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** Whether a text can be shown as it is. */
export function isPlain(text: string): boolean {
  return !unfit.test(text);
}

/** What a far end calls itself, fit for logs, records, rosters and terminals. */
export function plainText(text: string): string {
  return text
    .replaceAll(new RegExp(unfit, 'gu'), '')
    .trim()
    .slice(0, longest)
    .replaceAll(/\p{Cs}/gu, '');
}
