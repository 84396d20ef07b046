/**
 * The media engine of the gateway in a process of its own, with bridged calls: for each mode and stream a call with video from a device to
 * a meeting that is reached by RTP. Argument: the ports of the sinks, with commas. Prints `ready` and the ports that devices send to, as JSON.
 */
import { randomBytes } from 'node:crypto';
import type { CallContext, MediaEngine, MediaFormat, StreamAgreement } from '@opencvi/plugin-api';
import { openBenchEngine } from './bench-engine.ts';
import { type MediaMode, mediaModes, PAYLOAD_TYPE } from './modes.ts';

const KEY_BYTES = { AES_CM_128_HMAC_SHA1_80: 30, AEAD_AES_256_GCM: 44 } as const;

const h264: MediaFormat = {
  codec: 'H264',
  payloadType: PAYLOAD_TYPE,
  clockRate: 90_000,
  parameters: { 'profile-level-id': '42801f', 'packetization-mode': '1' },
  feedback: ['nack pli'],
};
const video: StreamAgreement = { role: 'main', direction: 'sendrecv', send: [h264], receive: [h264] };

/** Opens a bridged call, and tells the port its device sends to. */
async function bridgedCall({ engine, log }: Awaited<ReturnType<typeof openBenchEngine>>, mode: MediaMode, sink: number): Promise<number> {
  const { device, meeting, bridge } = await open(engine, { id: `${mode}-${sink}`, log });
  const { port } = await device.open('main', '127.0.0.1');
  await device.connect(video);
  await meeting.open('main', '127.0.0.1');
  const remote = { address: '127.0.0.1', port: sink, rtcpPort: sink + 1 };
  await meeting.connect({ ...video, remote, ...(mode !== 'plain' && { srtp: { send: keyFor(mode), receive: keyFor(mode) } }) });
  await bridge(true);
  return port;
}

/** Of a call the engine uses no more than this. */
async function open(engine: MediaEngine, call: Pick<CallContext, 'id' | 'log'>) {
  const leg = { remote: { address: { user: '', host: '' } } };
  const session = await engine.open({ ...call, leg } as CallContext);
  return { device: session.device, meeting: session.meeting, bridge: (on: boolean) => session.bridge(on) };
}

function keyFor(suite: Exclude<MediaMode, 'plain'>) {
  return { suite, key: Uint8Array.from(randomBytes(KEY_BYTES[suite])) };
}

const bench = await openBenchEngine();
const sinks = (process.argv[2] ?? '').split(',').map(Number);
const ports: Partial<Record<MediaMode, number[]>> = {};
for (const mode of mediaModes) {
  ports[mode] = [];
  for (const sink of sinks) ports[mode].push(await bridgedCall(bench, mode, sink));
}
console.log(`ready ${JSON.stringify(ports)}`);
