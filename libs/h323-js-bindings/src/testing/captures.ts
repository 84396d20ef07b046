import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex } from './hex.ts';

/** What one side sent at once: a datagram of RAS, or octets of a TCP connection with their TPKT frames. */
export interface CapturedChunk {
  /** Seconds since the capture began. */
  readonly at: number;
  readonly protocol: 'ras' | 'h225' | 'h245';
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

const folder = join(import.meta.dirname, '..', '..', 'fixtures');

/** The calls that were captured between Asterisk's chan_ooh323 and itself or GnuGk, by name. */
export function captures(): Map<string, CapturedChunk[]> {
  const files = readdirSync(folder).filter(name => name.endsWith('.capture.json'));
  return new Map(files.map(name => [name.replace('.capture.json', ''), read(join(folder, name))]));
}

function read(path: string): CapturedChunk[] {
  const chunks = JSON.parse(readFileSync(path, 'utf8')) as (Omit<CapturedChunk, 'bytes'> & { hex: string })[];
  return chunks.map(({ hex, ...chunk }) => ({ ...chunk, bytes: fromHex(hex) }));
}
