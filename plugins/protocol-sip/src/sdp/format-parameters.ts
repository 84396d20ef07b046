type Parameters = Readonly<Record<string, string>>;

const maximum = 64;

/** Reads the value of an fmtp line. Names become lower case; a bare value, such as the `0-15` of telephone-event, becomes a name with an empty value. */
export function parseFormatParameters(text: string): Parameters {
  const entries = text
    .split(';', maximum)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(parseParameter);
  return Object.fromEntries(entries);
}

function parseParameter(part: string): [name: string, value: string] {
  const equals = part.indexOf('=');
  if (equals < 0) return [part.toLowerCase(), ''];
  return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()];
}

/** The reverse of `parseFormatParameters`. */
export function formatParameters(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join(';');
}
