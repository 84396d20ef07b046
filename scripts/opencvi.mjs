/** `npm run opencvi -- COMMAND ...`: the opencvi program of this checkout, on a Node that is new enough; sets up what is missing first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rerunWithNewerNode } from './lib/node-runtime.mjs';
import { root } from './lib/root.mjs';
import { attach } from './lib/run.mjs';
import { build, exclusively, setUp } from './lib/set-up.mjs';
import { fail } from './lib/steps.mjs';

const program = join(root, 'core', 'dist', 'cli.js');

async function main() {
  const rerun = await rerunWithNewerNode();
  if (rerun !== undefined) return rerun;
  if (!existsSync(program)) {
    await exclusively(async () => {
      await setUp();
      await build();
    });
  }
  return attach(process.execPath, [program, ...process.argv.slice(2)]);
}

main().then(code => (process.exitCode = code), fail);
