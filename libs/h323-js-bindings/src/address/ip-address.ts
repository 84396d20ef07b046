/** Addresses of IP as text and as octets: IPv4 dotted, IPv6 as RFC 5952 writes it. */

/** 4 or 16 octets as text; undefined for any other number of them. An IPv4-mapped address is written as IPv4. */
export function ipToText(octets: Uint8Array): string | undefined {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return undefined;
  const isMapped = octets.subarray(0, 10).every(octet => octet === 0) && octets[10] === 0xff && octets[11] === 0xff;
  return isMapped ? octets.subarray(12).join('.') : ip6ToText(octets);
}

function ip6ToText(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((octets[2 * i] ?? 0) << 8) | (octets[2 * i + 1] ?? 0));
  const { from, length } = longestZeros(groups);
  const text = (part: readonly number[]): string => part.map(group => group.toString(16)).join(':');
  // RFC 5952 4.2: the longest run of zero groups, of two at least, is left out
  return length < 2 ? text(groups) : `${text(groups.slice(0, from))}::${text(groups.slice(from + length))}`;
}

function longestZeros(groups: readonly number[]): { from: number; length: number } {
  let longest = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from++) {
    let to = from;
    while (groups[to] === 0) to++;
    if (to - from > longest.length) longest = { from, length: to - from };
  }
  return longest;
}

/** The 4 or 16 octets of an address in text; undefined where it is none. A zone (`%eth0`) is left out. */
export function ipFromText(text: string): Uint8Array | undefined {
  const octets = text.includes(':') ? ip6FromText(text.replace(/%.*$/, '')) : ip4FromText(text);
  return octets && Uint8Array.from(octets);
}

function ip4FromText(text: string): number[] | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every(part => part <= 255) ? parts : undefined;
}

function ip6FromText(text: string): number[] | undefined {
  const halves = text.split('::').map((half, i, { length }) => groupsOf(half, i === length - 1));
  const [head, tail] = halves;
  if (halves.length > 2 || !head || (halves.length === 2 && !tail)) return undefined;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 2 : missing !== 0) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** Groups of hexadecimal digits, at the end of which may be an IPv4 address. */
function groupsOf(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const octets = parts.map((part, i) => {
    if (part.includes('.') && isEnd && i === parts.length - 1) return ip4FromText(part);
    const group = /^[0-9a-f]{1,4}$/i.test(part) ? Number.parseInt(part, 16) : undefined;
    return group === undefined ? undefined : [group >> 8, group & 0xff];
  });
  return octets.includes(undefined) ? undefined : octets.flatMap(part => part ?? []);
}
