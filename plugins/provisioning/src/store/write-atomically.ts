import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Replaces a file in one step that survives a loss of power: written beside it, synced, renamed, folder synced. */
export async function writeAtomically(file: string, content: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await using handle = await open(beside, 'w', 0o600);
    await handle.writeFile(content);
    await handle.sync();
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await using folder = await open(path.dirname(file), 'r');
  await folder.sync();
}
