/** One real ICE connectivity check and DTLS-SRTP handshake: what a worker with the DTLS defect of ../recipe/patches.mjs does not survive. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate, startHandshake } from './dtls-client.mjs';
import { bindingRequest, isSuccessFor } from './stun.mjs';

/** Resolves when mediasoup reports the DTLS state "connected", which means that SRTP keys were agreed as well. */
export async function checkDtlsHandshake(router) {
  const folder = await mkdtemp(join(tmpdir(), 'opencvi-dtls-'));
  const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
  try {
    const certificate = await makeCertificate(folder);
    const remotePort = transport.iceCandidates[0].port;
    const localPort = await checkConnectivity(transport.iceParameters, remotePort);
    await transport.connect({
      dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: certificate.fingerprint }] },
    });
    await handshake(transport, { certificate, localPort, remotePort, srtpProfile: 'SRTP_AES128_CM_SHA1_80' });
  } finally {
    transport.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the port that the check came from; mediasoup then takes DTLS from it. RFC 8445 7.2.5 */
async function checkConnectivity(iceParameters, remotePort) {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const request = bindingRequest({ username: `${iceParameters.usernameFragment}:smoke`, password: iceParameters.password });
  const retransmit = setInterval(() => socket.send(request, remotePort, '127.0.0.1'), 100);
  try {
    const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(5000) });
    if (!isSuccessFor(answer, request)) throw new Error('ICE: the worker refused the connectivity check');
    return socket.address().port;
  } catch (cause) {
    throw cause.name === 'AbortError' ? new Error('ICE: no answer to the connectivity check', { cause }) : cause;
  } finally {
    clearInterval(retransmit);
    socket.close();
  }
}

/** Ends with the state "connected", or with an error that carries openssl's own words. */
async function handshake(transport, options) {
  const client = startHandshake(options);
  await Promise.race([settled(transport), once(transport.observer, 'close'), client.ended]);
  const said = await client.stop();
  if (transport.dtlsState !== 'connected') throw new Error(`DTLS: state "${transport.dtlsState}"; openssl said:\n${said}`);
}

async function settled(transport) {
  const signal = AbortSignal.timeout(10_000);
  while (!['connected', 'failed', 'closed'].includes(transport.dtlsState)) {
    await once(transport, 'dtlsstatechange', { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}
