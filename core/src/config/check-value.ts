import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { KeyPath } from './config-source.ts';
import { isPlainObject } from './merge.ts';
import { childSchema, knownKeys, unwrap } from './schema-shape.ts';

/** One thing that is wrong with a value. */
export interface ValueProblem {
  readonly path: KeyPath;
  readonly message: string;
}

/**
 * Validates a value against a schema, unknown keys included, whether the schema is strict or not: a misspelt setting must not be ignored
 * in silence. Answers the parsed value, or everything that is wrong.
 */
export function checkValue<T>(schema: z.ZodType<T>, value: unknown): { value: T } | { problems: ValueProblem[] } {
  const unknown = unknownKeys(schema, value, []);
  const parsed = schema.safeParse(value);
  if (parsed.success && unknown.length === 0) return { value: parsed.data };
  const issues = parsed.success ? [] : parsed.error.issues.filter(issue => issue.code !== 'unrecognized_keys');
  return { problems: [...unknown, ...issues.map(issue => problemOf(issue, { schema, value }))] };
}

/** Longer values are cut: a rule about a whole object would otherwise print all of it. */
const shownLength = 80;

function problemOf(issue: z.core.$ZodIssue, { schema, value }: { schema: z.ZodType; value: unknown }): ValueProblem {
  const path = issue.path.map(part => (typeof part === 'number' ? part : String(part)));
  const wanted = issue.message
    .replace(/^Invalid input: expected /, 'expected ')
    .replace(/^Invalid option: /, '')
    .replace(/, received \w+$/, '');
  // A secret that was pasted in place of its reference must not reach a log
  if (isSecret(schema, path)) return { path, message: wanted };
  return { path, message: `${wanted}, found ${shown(valueAt(value, path))}` };
}

/** What stands at the key that is complained of; rules about several keys have all of them as their input. */
function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
}

function isSecret(schema: z.ZodType, path: KeyPath): boolean {
  const leaf = path.reduce<z.ZodType | undefined>((at, key) => at && childSchema(at, key), schema);
  return leaf !== undefined && unwrap(leaf).meta()?.writeOnly === true;
}

function unknownKeys(schema: z.ZodType, value: unknown, path: KeyPath): ValueProblem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => descend(schema, item, [...path, index]));
  if (!isPlainObject(value)) return [];
  const keys = knownKeys(schema);
  return Object.entries(value).flatMap(([key, item]) =>
    keys !== undefined && !keys.includes(key)
      ? [{ path: [...path, key], message: `unknown setting "${key}"${suggestion(key, keys)}` }]
      : descend(schema, item, [...path, key]),
  );
}

function descend(schema: z.ZodType, item: unknown, path: KeyPath): ValueProblem[] {
  const child = childSchema(schema, path.at(-1) ?? '');
  return child ? unknownKeys(child, item, path) : [];
}

/** The nearest valid name. */
export function suggestion(key: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `; did you mean "${closest(key, [...names])}"?`;
}
