/** The worker as mediasoup's authors built it. On a machine without the internet this must give up soon: building is the other way. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import { mediasoupVersion } from './paths.mjs';

const releases = 'https://github.com/versatica/mediasoup/releases/download';
const answerTimeout = 8_000;
const bodyTimeout = 120_000;

/** mediasoup's name for it (getWorkerPrebuildTarName in its npm-scripts.mjs): the kernel's major version tells whether io_uring is used. */
function prebuiltUrl(env = process.env) {
  const kernel = platform() === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  const base = env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || releases;
  return `${base}/${mediasoupVersion()}/mediasoup-worker-${mediasoupVersion()}-${platform()}-${arch()}${kernel}.tgz`;
}

/** Puts `mediasoup-worker` into `folder`, or throws with the reason. */
export async function downloadWorker(folder, run) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) throw new Error('MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD is set');
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'prebuilt.tgz');
  await writeFile(archive, await fetchBody(prebuiltUrl()));
  await run('tar', ['-xzf', archive, '-C', folder]);
  const binary = join(folder, 'mediasoup-worker');
  if (!existsSync(binary)) throw new Error('the archive holds no mediasoup-worker');
  return binary;
}

async function fetchBody(url) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${answerTimeout / 1000} s`)), answerTimeout);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(new Error(`not complete within ${bodyTimeout / 1000} s`)), bodyTimeout);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${new URL(url).host}: ${error.cause?.message ?? error.message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
