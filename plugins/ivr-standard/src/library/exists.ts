import { access } from 'node:fs/promises';
import { assetPath } from '../assets.ts';

const assets = assetPath();
const known = new Set<string>();

/** Whether a file or folder is there and can be read. What came with this package stays there, and is looked for once. */
export async function exists(path: string): Promise<boolean> {
  if (known.has(path)) return true;
  const found = await access(path).then(
    () => true,
    () => false,
  );
  if (found && path.startsWith(assets)) known.add(path);
  return found;
}
