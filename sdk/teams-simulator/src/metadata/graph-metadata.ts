import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Csdl, parseCsdl } from './csdl.ts';

/** The same from src/ and from dist/. */
const file = fileURLToPath(new URL('../../assets/graph-communications-v1.0.csdl', import.meta.url));

let parsed: Csdl | undefined;

/** Microsoft's published metadata of Graph v1.0, as far as it concerns calls, meetings and calendars. */
export function graphMetadata(): Csdl {
  parsed ??= parseCsdl(readFileSync(file, 'utf8'));
  return parsed;
}
