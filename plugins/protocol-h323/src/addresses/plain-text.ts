/** More than any name, number or address needs; H.225.0 lets some have 512 characters and more. */
const longest = 255;

/**
 * What a far end calls itself or somebody else, fit for logs, records and pages: no control characters (some devices fill a BMPString up with
 * zeros, and a new line would forge one of a log), none that turn the direction of what follows, no half characters, and not without end.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '')
    .trim()
    .slice(0, longest)
    .replaceAll(/\p{Cs}/gu, '');
}
