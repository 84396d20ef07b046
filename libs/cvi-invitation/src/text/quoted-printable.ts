/**
 * Decodes what looks like quoted-printable (RFC 2045 6.7) all through: every `=` is followed by two hexadecimal digits or the end of the line,
 * `=3D` is among them, and what comes out is text. Where other `=` are among it, as in a message's source pasted whole, full lines with soft
 * breaks tell. Anything else is given back as it is, for `=` and digits are the stuff of links, too.
 */
export function mendQuotedPrintable(text: string): string {
  if (!/=3D/i.test(text)) return text;
  const throughout = !/=(?![0-9A-F]{2}|[ \t]?\r?\n|$)/i.test(text);
  if (!throughout && !hasSoftBreaks(text)) return text;
  const bytes = text.replace(/=[ \t]?\r?\n|=$/g, '').replace(/[^\p{ASCII}]/gu, character => hex(Buffer.from(character)));
  return decoded(bytes) ?? text;
}

/** Encoders fill lines up to 76 characters, the `=` of the soft break included. */
function hasSoftBreaks(text: string): boolean {
  return (text.match(/^[^\r\n]{71,75}=\r?$/gm) ?? []).length >= 2;
}

const hex = (bytes: Buffer): string => [...bytes].map(byte => `=${byte.toString(16).padStart(2, '0')}`).join('');

function decoded(text: string): string | undefined {
  const bytes = Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );
  const utf8 = bytes.toString('utf8');
  const result = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their presence is what tells that this was no text
  return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(result) ? undefined : result;
}
