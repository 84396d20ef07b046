/**
 * Proves that a mediasoup-worker binary can do what the gateway needs, before anything trusts it:
 * `node smoke-test.mjs PATH` exits with 0 when every check passes. mediasoup must be installed.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createWorker } from 'mediasoup';
import { checkDtlsHandshake } from './dtls.mjs';
import { checkSrtp } from './srtp.mjs';

const mediaCodecs = [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, preferredPayloadType: 96 }];

/** Every SRTP suite that mediasoup offers; each takes another road through the SRTP library. */
const suites = ['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32', 'AEAD_AES_128_GCM', 'AEAD_AES_256_GCM'];

/** Rejects when the worker cannot start, dies, or fails a check. */
export async function smokeTest(workerBin, { seconds = 30 } = {}) {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  let timer;
  const failed = new Promise((_, reject) => {
    worker.once('died', reject);
    timer = setTimeout(() => reject(new Error(`no result within ${seconds} s`)), seconds * 1000);
  });
  try {
    await Promise.race([runChecks(worker), failed]);
  } finally {
    clearTimeout(timer);
    worker.close();
  }
}

async function runChecks(worker) {
  const router = await worker.createRouter({ mediaCodecs });
  for (const suite of suites) await checkSrtp(router, suite);
  await checkDtlsHandshake(router);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await smokeTest(process.argv[2]);
    console.log('the worker passed: SRTP both ways, ICE and DTLS handshake');
  } catch (error) {
    console.error(`the worker failed: ${error.message}`);
    process.exitCode = 1;
  }
}
