/** HTML that is safe to send: everything that was put into it was escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template: text is escaped, nothing is nothing, lists stand one after another. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/**
 * A template of HTML.
 * @example `html`<p>${name}</p>``
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(strings.reduce((all, string, index) => `${all}${write(parts[index - 1])}${string}`));
}

/** Text in HTML and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

function write(part: HtmlPart): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeHtml(String(part));
}
