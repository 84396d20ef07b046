import { Parser } from 'htmlparser2';

/** Deeper than any mail; more would make closing tags expensive to match. */
const deepest = 1000;

const breaks = new Set(
  'address article blockquote body br center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(' '),
);
const silent = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);

class TooDeep extends Error {}

/**
 * Brings HTML into the form that mail programs give to plain text, links behind their words: `More info<https://…>`. One reader then serves
 * both. Words that only repeat the link are left out.
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  const parser = new Parser({
    onopentag: (name, attributes) => writer.open(name, attributes),
    ontext: text => writer.text(text),
    onclosetag: name => writer.close(name),
  });
  try {
    parser.write(html);
    parser.end();
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return writer.result();
}

class TextWriter {
  #parts: string[] = [];
  #depth = 0;
  #silence = 0;
  #link: { readonly href: string; readonly from: number } | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.#depth > deepest) throw new TooDeep();
    if (silent.has(name)) this.#silence++;
    if (breaks.has(name)) this.#parts.push('\n');
    if (name === 'td') this.#parts.push(' ');
    if (name === 'a' && attributes.href) this.#link = { href: attributes.href.trim(), from: this.#parts.length };
  }

  text(text: string): void {
    if (this.#silence === 0) this.#parts.push(text.replace(/[\r\n\t ]+/g, ' '));
  }

  close(name: string): void {
    this.#depth--;
    if (silent.has(name)) this.#silence--;
    if (name === 'a') this.#endLink();
    if (breaks.has(name) && name !== 'br') this.#parts.push('\n');
  }

  result(): string {
    this.#endLink();
    return this.#parts.join('');
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (!link) return;
    const words = this.#parts.splice(link.from).join('');
    const repeats = /^\s*https?:\/\//i.test(words) && /^https?:/i.test(link.href);
    this.#parts.push(repeats ? '' : words, `<${link.href.replace(/[<>\s]/g, '')}>`);
  }
}
