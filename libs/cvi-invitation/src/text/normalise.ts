import { mendQuotedPrintable } from './quoted-printable.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Decodes the few entities that are left over in plain text; twice, since forwarding escapes again. */
export function decodeEntities(text: string): string {
  const once = (from: string): string =>
    from.replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
      (all, name?: string, decimal?: string, hex?: string) => {
        if (name !== undefined) return named[name.toLowerCase()] ?? all;
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      },
    );
  return text.includes('&') ? once(once(text)) : text;
}

/**
 * Plain text as the reader wants it: quoted-printable mended, entities decoded, quote marks (`> `) off, spaces of every width a space,
 * invisible characters and marks of direction gone, digits of other scripts ASCII, lines trimmed. All of it linear in the length.
 */
export function normaliseText(raw: string): string {
  const text = decodeEntities(mendQuotedPrintable(raw))
    .replace(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, asciiDigit);
  return text
    .split('\n')
    .map(line => unquote(line.trim()))
    .join('\n');
}

/** Devanagari's digits begin at U+0966, those of the other scripts at a multiple of 16. */
function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String((code & 0xff80) === 0x0900 ? code - 0x0966 : code & 0xf);
}

/** `> > text` and `| text`, as mail programs mark what they quote. A lone `>` closes a link that the line break split. */
function unquote(line: string): string {
  if (line === '>') return line;
  let at = 0;
  while (at < line.length && (line[at] === '>' || line[at] === '|' || line[at] === ' ')) at++;
  return line.slice(at);
}
