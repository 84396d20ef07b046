/** The texts of an iCalendar object (RFC 5545): `DESCRIPTION`, and `X-ALT-DESC` where Outlook keeps HTML. */
export function calendarTexts(calendar: string): { readonly text?: string; readonly html?: string } {
  // RFC 5545 3.1: a line break followed by a space or tab is folding
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const text = propertyOf(lines, 'DESCRIPTION');
  const html = propertyOf(lines, 'X-ALT-DESC');
  return { ...(text !== undefined && { text }), ...(html !== undefined && { html }) };
}

function propertyOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find(each => each.toUpperCase().startsWith(name) && /^[:;]/.test(each.slice(name.length)));
  const colon = valueStart(line ?? '');
  if (line === undefined || colon < 0) return undefined;
  // RFC 5545 3.3.11
  return line.slice(colon + 1).replace(/\\([nN,;\\])/g, (_all, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/** The colon that ends the parameters; one in quotes does not. */
function valueStart(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
}
