/** `npm start [-- options]`: sets up what is missing, then runs the gateway. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rerunWithNewerNode } from './lib/node-runtime.mjs';
import { root } from './lib/root.mjs';
import { attach } from './lib/run.mjs';
import { build, exclusively, setUp } from './lib/set-up.mjs';
import { fail, SetupError } from './lib/steps.mjs';

const gateway = join(root, 'core', 'dist', 'cli.js');

async function start() {
  const rerun = await rerunWithNewerNode();
  if (rerun !== undefined) return rerun;
  await exclusively(async () => {
    await setUp();
    await build();
  });
  if (!existsSync(gateway)) throw new SetupError('Set up. But the gateway is not here: the build made no core/dist/cli.js.');
  return attach(process.execPath, [gateway, 'start', ...process.argv.slice(2)]);
}

start().then(code => (process.exitCode = code), fail);
