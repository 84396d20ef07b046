import { randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
let last = 0;

/** A call id: 10 characters of time and 10 of chance, in Crockford's base 32, so that ids sort by time, also within a millisecond. */
export function callId(now: number): string {
  last = Math.max(now, last + 1);
  let chance = '';
  for (let index = 0; index < 10; index++) chance += alphabet[randomInt(32)];
  return firstCallId(last) + chance;
}

/** What every id of this time and later sorts after. */
export function firstCallId(time: number): string {
  let id = '';
  for (let rest = Math.max(0, time), index = 0; index < 10; index++, rest = Math.floor(rest / 32)) id = alphabet[rest % 32] + id;
  return id;
}
