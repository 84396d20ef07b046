import type { DigitSettings } from '../config.ts';

/** Where an entry stands after a key or after silence. */
export interface Entry {
  readonly state: 'collecting' | 'complete' | 'incomplete' | 'empty';
  readonly digits: string;
}

/** An entry before the first key. */
export const emptyEntry: Entry = { state: 'collecting', digits: '' };

/** An entry after one more key. Pure. */
export function typed({ digits }: Entry, key: string, settings: DigitSettings): Entry {
  if (key === settings.clear) return emptyEntry;
  // The end key after an entry that ended by its length or by silence comes late: it ends nothing.
  if (key === settings.end) return digits === '' ? emptyEntry : ended(digits, settings);
  if (!/^\d$/.test(key)) return { state: 'collecting', digits };
  const more = digits + key;
  return more.length >= settings.max ? ended(more, settings) : { state: 'collecting', digits: more };
}

/** An entry that was left alone for `patience`. Pure. */
export function silence({ digits }: Entry, settings: DigitSettings): Entry {
  return digits === '' ? { state: 'empty', digits } : ended(digits, settings);
}

/** How long to wait for the next key, in milliseconds. Pure. */
export function patience({ digits }: Entry, settings: DigitSettings): number {
  if (digits === '') return settings.firstWithin;
  return digits.length < settings.min ? settings.nextWithin : settings.doneAfter;
}

function ended(digits: string, { min }: DigitSettings): Entry {
  return { state: digits.length >= min ? 'complete' : 'incomplete', digits };
}
