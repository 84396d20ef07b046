/** What rtpengine's control protocol is made of. */
export type Bencodable = string | readonly Bencodable[] | { readonly [key: string]: Bencodable };

/** Writes bencode, as rtpengine takes it. */
export function bencode(value: Bencodable): string {
  if (typeof value === 'string') return `${Buffer.byteLength(value)}:${value}`;
  if (isList(value)) return `l${value.map(bencode).join('')}e`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `d${entries.map(([key, item]) => bencode(key) + bencode(item)).join('')}e`;
}

/** Finds a string in a dictionary that was written as bencode; undefined when there is none of that name. */
export function bencodedString(text: string, key: string): string | undefined {
  const found = new RegExp(`${bencode(key)}(\\d+):`).exec(text);
  if (!found) return undefined;
  const from = found.index + found[0].length;
  return text.slice(from, from + Number(found[1]));
}

const isList = (value: Bencodable): value is readonly Bencodable[] => Array.isArray(value);
