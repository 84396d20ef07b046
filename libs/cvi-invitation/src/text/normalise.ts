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
 * invisible characters gone, lines trimmed. All of it linear in the length.
 */
export function normaliseText(raw: string): string {
  const text = decodeEntities(mendQuotedPrintable(raw))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, '');
  return text
    .split('\n')
    .map(line => unquote(line.trim()))
    .join('\n');
}

/** `> > text` and `| text`, as mail programs mark what they quote. A lone `>` closes a link that the line break split. */
function unquote(line: string): string {
  if (line === '>') return line;
  let at = 0;
  while (at < line.length && (line[at] === '>' || line[at] === '|' || line[at] === ' ')) at++;
  return line.slice(at);
}
