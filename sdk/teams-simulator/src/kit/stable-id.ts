import { createHash } from 'node:crypto';

/** A GUID made from words: the same at every start, so that links and settings go on working. */
export function stableGuid(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\0')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Digits made from words; the first is never zero. */
export function stableDigits(length: number, ...words: string[]): string {
  const number = BigInt(`0x${createHash('sha256').update(words.join('\0')).digest('hex')}`);
  const low = 10n ** BigInt(length - 1);
  return String(low + (number % (9n * low)));
}
