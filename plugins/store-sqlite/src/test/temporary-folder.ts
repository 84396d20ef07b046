import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that `remove` takes away again. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'opencvi-store-'));
  return { file: (name: string) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
