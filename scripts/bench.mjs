/** `npm run bench [-- options]`: sets up what is missing, then measures against peers in the same run (docs/bench.md). */
import { join } from 'node:path';
import { oldestToTest, rerunWithNewerNode } from './lib/node-runtime.mjs';
import { root } from './lib/root.mjs';
import { attach } from './lib/run.mjs';
import { build, exclusively, setUp } from './lib/set-up.mjs';
import { fail } from './lib/steps.mjs';

/** The peers that are measured, and what calls them. */
const debianPackages = ['kamailio', 'rtpengine-daemon', 'sip-tester', 'erlang-base', 'erlang-asn1', 'erlang-dev', 'xz-utils'];

async function bench() {
  const args = process.argv.slice(2);
  // Standard output is for the figures then.
  if (args.includes('--json')) console.log = console.error;
  const rerun = await rerunWithNewerNode(oldestToTest);
  if (rerun !== undefined) return rerun;
  await exclusively(async () => {
    await setUp({ debianPackages });
    await build();
  });
  return attach(process.execPath, [join(root, 'test', 'dist', 'bench', 'index.js'), ...args]);
}

bench().then(code => (process.exitCode = code), fail);
