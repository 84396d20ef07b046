import type { Scanner } from './scanner.ts';

/** Parameters of a header or URI: lower-case name to value, undefined for a name without value. */
export type Params = ReadonlyMap<string, string | undefined>;

const none: Params = new Map();

/** Reads `;name=value` pairs up to the end of the text; undefined when something else stands there. */
export function parseParams(scanner: Scanner): Params | undefined {
  scanner.space();
  if (scanner.done) return none;
  const params = new Map<string, string | undefined>();
  while (scanner.take(';')) {
    if (scanner.done) break; // a lone semicolon at the end is seen in the field and harmless
    const name = scanner.token().toLowerCase();
    if (name === '') return undefined;
    const value = scanner.take('=') ? parameterValue(scanner) : undefined;
    if (!params.has(name)) params.set(name, value);
  }
  scanner.space();
  return scanner.done ? params : undefined;
}

function parameterValue(scanner: Scanner): string | undefined {
  if (scanner.peek() === '"') return scanner.quoted();
  return scanner.until(';, \t"<>');
}

export function formatParams(params: Params): string {
  let text = '';
  for (const [name, value] of params) text += value === undefined ? `;${name}` : `;${name}=${value}`;
  return text;
}
