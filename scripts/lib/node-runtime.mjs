/** A Node that is new enough: the running one, else a pinned one from the npm registry, kept outside the checkout. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../plugins/media-mediasoup/worker/paths.mjs';
import { withLock } from './lock.mjs';
import { attach, run } from './run.mjs';
import { SetupError, step } from './steps.mjs';

/** node:sqlite came without a flag in 22.13. */
export const oldestToRun = [22, 13];
/** The test rig ends its peers with AsyncDisposableStack, which came with 24. */
export const oldestToTest = [24, 0];
const pinned = '24.21.0';

/** The npm packages that hold Node's own builds, with the hashes the registry must deliver. */
const builds = {
  'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

function isNewEnough(version, oldest) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

let wanted = oldestToRun;

/** Under a Node that is too old: runs this same command again with a newer one and returns its exit code. Else returns undefined. */
export async function rerunWithNewerNode(oldest = oldestToRun) {
  wanted = oldest;
  if (isNewEnough(process.versions.node, wanted)) return undefined;
  const node = await findNode();
  const path = `${dirname(node)}:${process.env.PATH}`;
  return attach(node, process.argv.slice(1), { env: { PATH: path } });
}

async function findNode() {
  const name = `${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), `node-${pinned}`);
  const node = join(folder, 'node_modules', `node-${name}`, 'bin', 'node');
  if (works(node)) return node;
  if (!builds[name]) throw tooOld(`there is no build of it for ${name} in the npm registry`);
  await withLock(`${folder}.lock`, async () => {
    if (!works(node)) await step(`Node ${pinned} (this one is ${process.versions.node})`, () => fetchNode(name, folder));
  });
  if (!works(node)) throw tooOld(`the build for ${name} does not run here`);
  return node;
}

function works(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${pinned}`;
}

function tooOld(reason) {
  return new SetupError(
    `This needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}. Node ${pinned} could not be fetched: ${reason}.\n` +
      'Please install a newer Node by hand, then start again.',
  );
}

async function fetchNode(name, folder) {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  try {
    await run(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn', '--save-exact', `node-${name}@${pinned}`],
      {
        cwd: partial,
      },
    );
  } catch (error) {
    throw tooOld(error.message);
  }
  const lock = JSON.parse(readFileSync(join(partial, 'package-lock.json'), 'utf8'));
  if (lock.packages[`node_modules/node-${name}`].integrity !== builds[name])
    throw tooOld('the registry delivered another file than expected');
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}
