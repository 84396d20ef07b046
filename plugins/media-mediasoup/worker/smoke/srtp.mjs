/** Sends a packet through the worker's SRTP, out and in again: this runs every function of the SRTP library that carries media. */
import { once } from 'node:events';

const payload = Buffer.from('does SRTP give back what it was given?');

/** DirectTransport -> PlainTransport (encrypts) -> UDP -> PlainTransport (decrypts) -> DirectTransport. */
export async function checkSrtp(router, srtpCryptoSuite) {
  const options = { listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, enableSrtp: true, srtpCryptoSuite };
  const direct = await router.createDirectTransport();
  const outward = await router.createPlainTransport(options);
  const inward = await router.createPlainTransport({ ...options, comedia: true });
  await outward.connect({ ip: '127.0.0.1', port: inward.tuple.localPort, srtpParameters: inward.srtpParameters });
  await inward.connect({ srtpParameters: outward.srtpParameters });

  const source = await direct.produce({ kind: 'audio', rtpParameters: rtpParameters(1234) });
  const sender = await outward.consume({ producerId: source.id, rtpCapabilities: router.rtpCapabilities });
  const relayed = await inward.produce({ kind: 'audio', rtpParameters: sender.rtpParameters });
  const receiver = await direct.consume({ producerId: relayed.id, rtpCapabilities: router.rtpCapabilities });
  try {
    await sendUntilReceived(source, receiver, srtpCryptoSuite);
  } finally {
    for (const transport of [direct, outward, inward]) transport.close();
  }
}

function rtpParameters(ssrc) {
  const codecs = [{ mimeType: 'audio/opus', clockRate: 48000, channels: 2, payloadType: 96 }];
  return { codecs, headerExtensions: [], encodings: [{ ssrc }], rtcp: { cname: 'smoke' } };
}

async function sendUntilReceived(source, receiver, suite) {
  let sequence = 0;
  const pace = setInterval(() => source.send(rtpPacket(sequence++)), 20);
  try {
    const [packet] = await once(receiver, 'rtp', { signal: AbortSignal.timeout(5000) });
    if (!packet.subarray(-payload.length).equals(payload)) throw new Error(`SRTP with ${suite} changed the payload`);
  } catch (cause) {
    throw new Error(`SRTP with ${suite}: ${cause.name === 'AbortError' ? 'no packet came through' : cause.message}`, { cause });
  } finally {
    clearInterval(pace);
  }
}

/** RFC 3550 5.1 */
function rtpPacket(sequence) {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = 96;
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(sequence * 960, 4);
  header.writeUInt32BE(1234, 8);
  return Buffer.concat([header, payload]);
}
