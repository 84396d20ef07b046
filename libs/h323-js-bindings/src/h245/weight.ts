/** Octets that count as much as a value of its own. */
const OCTETS = 64;

/** How much memory a decoded value takes, roughly: the values that are in it. Small messages can hold a great many. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return 1 + value.length / OCTETS;
  if (typeof value !== 'object' || value === null) return 1;
  let weight = 1;
  for (const inside of Object.values(value)) weight += weightOf(inside);
  return weight;
}
