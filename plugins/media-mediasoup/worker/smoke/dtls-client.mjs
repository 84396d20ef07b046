/** A DTLS-SRTP client that shares no code with mediasoup's own: the openssl command. */
import { execFile, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Makes a self-signed certificate in `folder`; mediasoup identifies the peer by its fingerprint. RFC 5763 5 */
export async function makeCertificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=smoke'];
  await promisify(execFile)('openssl', [...kind, '-keyout', key, '-out', cert]);
  return { key, cert, fingerprint: new X509Certificate(await readFile(cert)).fingerprint256 };
}

/** Starts a handshake from `localPort`, from where the connectivity check was sent. `stop()` ends the client and returns what it said. */
export function startHandshake({ certificate, localPort, remotePort, srtpProfile }) {
  const address = ['-connect', `127.0.0.1:${remotePort}`, '-bind', `127.0.0.1:${localPort}`];
  const identity = ['-cert', certificate.cert, '-key', certificate.key];
  const child = spawn('openssl', ['s_client', '-dtls1_2', '-use_srtp', srtpProfile, ...address, ...identity], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const ended = new Promise(resolve => {
    child.on('close', resolve);
    child.on('error', error => {
      output += `openssl: ${error.message}`;
      resolve();
    });
  });
  return {
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      return output;
    },
  };
}
