/** How constraints combine (X.680 50, X.691 10.3). */
import type { Constraint, Range } from './syntax.ts';

export const unconstrained: Constraint = {};

/** Both hold: one after the other, or `^`. Being extensible is not inherited from the first (X.680 50.8). */
export function intersect(first: Constraint, second: Constraint): Constraint {
  if (Object.keys(second).length === 0) return first;
  return withoutUndefined({
    range: narrower(first.range, second.range),
    size: narrower(first.size, second.size),
    alphabet: commonCharacters(first.alphabet, second.alphabet),
    extensible: second.extensible,
  });
}

/** Either holds: `|`. What only one of them says is not said by both together. */
export function unite(first: Constraint, second: Constraint): Constraint {
  return withoutUndefined({
    range: first.range && second.range && wider(first.range, second.range),
    size: first.size && second.size && wider(first.size, second.size),
    alphabet: first.alphabet !== undefined && second.alphabet !== undefined ? first.alphabet + second.alphabet : undefined,
    extensible: first.extensible ?? second.extensible,
  });
}

function narrower(first: Range | undefined, second: Range | undefined): Range | undefined {
  if (!first || !second) return first ?? second;
  return withoutUndefined({
    min: first.min === undefined ? second.min : Math.max(first.min, second.min ?? first.min),
    max: first.max === undefined ? second.max : Math.min(first.max, second.max ?? first.max),
  });
}

function wider(first: Range, second: Range): Range {
  return withoutUndefined({
    min: first.min === undefined || second.min === undefined ? undefined : Math.min(first.min, second.min),
    max: first.max === undefined || second.max === undefined ? undefined : Math.max(first.max, second.max),
  });
}

function commonCharacters(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return [...first].filter(character => second.includes(character)).join('');
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(from: T): Defined<T> {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Defined<T>;
}
