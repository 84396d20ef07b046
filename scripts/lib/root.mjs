import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A command of an installed npm package. */
export const bin = name => join(root, 'node_modules', '.bin', name);
