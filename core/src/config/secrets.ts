import { readFileSync } from 'node:fs';
import { Secret } from '@opencvi/plugin-api';
import type { ValueProblem } from './check-value.ts';
import type { KeyPath } from './config-source.ts';
import { isPlainObject } from './merge.ts';

/** Resolves every secret in a parsed value in place; answers the references that lead nowhere. */
export function resolveSecrets(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  path: KeyPath = [],
): ValueProblem[] {
  if (value instanceof Secret) {
    try {
      value.resolve(reference => readSecret(reference, environment));
      return [];
    } catch (error) {
      return [{ path, message: error instanceof Error ? error.message : String(error) }];
    }
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => resolveSecrets(item, environment, [...path, index]));
  if (isPlainObject(value)) return Object.entries(value).flatMap(([key, item]) => resolveSecrets(item, environment, [...path, key]));
  return [];
}

function readSecret(reference: string, environment: Readonly<Record<string, string | undefined>>): string {
  const [kind, name = ''] = [reference.slice(0, reference.indexOf(':')), reference.slice(reference.indexOf(':') + 1)];
  if (kind === 'env') {
    const value = environment[name];
    if (value === undefined || value === '') throw new Error(`the environment variable ${name} is not set`);
    return value;
  }
  try {
    return readFileSync(name, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new Error(`the secret file ${name} cannot be read`, { cause });
  }
}
