import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzTarget, Script } from './fuzz-target.ts';

const folder = join(import.meta.dirname, '..', 'corpus');

/** A kept script: `<target>-<digest>.txt`. */
export interface CorpusEntry {
  readonly file: string;
  readonly target: string;
  readonly script: Script;
}

/** What was worth keeping: found faults, now mended, and one script for each way that a target can go. */
export function corpus(): CorpusEntry[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .sort()
    .map(file => ({
      file,
      target: file.replace(/-[0-9a-f]{10}\.txt$/, ''),
      script: readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
    }));
}

/** Keeps a script. Gives its file's name. */
export function keep({ name }: FuzzTarget, script: Script): string {
  const text = `${script.join('\n')}\n`;
  const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.txt`;
  if (!existsSync(folder)) mkdirSync(folder);
  writeFileSync(join(folder, file), text);
  return file;
}
