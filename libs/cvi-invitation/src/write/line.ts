/** A piece of a line: words, or words with a link behind them. */
export type Piece = string | { readonly words: string; readonly href: string };

/** How a line looks in HTML. */
export type Look = 'plain' | 'heading' | 'join' | 'rule';

/** A line of an invitation, for both formats. */
export interface Line {
  readonly look: Look;
  readonly pieces: readonly Piece[];
}

/** A line. */
export const line = (...pieces: readonly Piece[]): Line => ({ look: 'plain', pieces });
/** A heading. */
export const heading = (words: string): Line => ({ look: 'heading', pieces: [words] });
/** The line of underscores around the block. */
export const rule: Line = { look: 'rule', pieces: ['_'.repeat(80)] };
/** Words that are a link. */
export const linked = (words: string, href: string): Piece => ({ words, href });
/** Links beside each other, with a bar between them. */
export const row = (...pieces: readonly Piece[]): Line =>
  line(...pieces.flatMap((piece, index) => (index === 0 ? [piece] : [' | ', piece])));
/** Nothing. */
export const empty: Line = line();

/** Plain text: links in angle brackets behind their words, as Outlook writes them. */
export function toText(lines: readonly Line[]): string {
  return `${lines.map(({ pieces }) => pieces.map(pieceText).join('')).join('\r\n')}\r\n`;
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece.words === piece.href ? piece.href : `${piece.words}<${piece.href}>`;
}

const looks: Readonly<Record<Look, string>> = {
  plain: 'font-size:9pt',
  heading: 'font-size:10.5pt;font-weight:600',
  join: 'font-size:13.5pt',
  rule: 'color:#5F5F5F',
};

/** HTML: a `<div>` a line, in the style of the first generation (Segoe UI, text #252424, links #6264A7). */
export function toHtml(lines: readonly Line[], language: string): string {
  const body = lines.map(({ look, pieces }) => {
    const inner = pieces.map(pieceHtml).join('') || '&nbsp;';
    return `<div style="margin-bottom:6.0pt;font-family:'Segoe UI','Helvetica Neue',Helvetica,Arial,sans-serif;color:#252424;${looks[look]}">${inner}</div>`;
  });
  return `<html lang="${language}"><head><meta charset="utf-8"></head><body>\r\n${body.join('\r\n')}\r\n</body></html>\r\n`;
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  return `<a href="${escapeHtml(piece.href)}" style="color:#6264A7;text-decoration:underline">${escapeHtml(piece.words)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
