/** Trust in a binary: a smoke test once, remembered in a stamp; one cheap look at every later start. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFolder, smokeFolder } from './paths.mjs';

/** Ties the stamp to this very binary and to this very test. */
function stampOf(binary) {
  return `${createHash('sha256').update(readFileSync(binary)).digest('hex')} ${hashFolder(smokeFolder)}\n`;
}

/** mediasoup-worker ends with 41 when it is started without its environment: then its libraries are all there. */
function starts(binary) {
  return spawnSync(binary, [], { env: {}, stdio: 'ignore', timeout: 5000 }).status === 41;
}

/** Whether `binary` passed the smoke test before and still starts. */
export function isVerified(binary, stampFolder) {
  const stamp = join(stampFolder, 'verified');
  return existsSync(binary) && existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(binary) && starts(binary);
}

/** Runs the smoke test in a process of its own, writes the stamp, or throws with the reason. */
export async function verify(binary, stampFolder, run) {
  if (!starts(binary)) throw new Error(`${binary} does not start on this machine. Is a shared library missing? See: ldd ${binary}`);
  await run(process.execPath, [join(smokeFolder, 'smoke-test.mjs'), binary], { timeout: 60_000 }).catch(error => {
    throw new Error(`${binary} did not pass its smoke test: ${error.output || error.message}`, { cause: error });
  });
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(join(stampFolder, 'verified'), stampOf(binary));
}
