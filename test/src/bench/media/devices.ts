import { fileURLToPath } from 'node:url';
import { eventually } from '../../rig/eventually.ts';
import { isBound } from '../../rig/ports.ts';
import { PeerProcess } from '../../rig/process.ts';
import { pinDevice } from '../measure/cpu.ts';
import { ports } from '../ports.ts';
import { type MediaMode, mediaModes, STREAMS, tagBytes } from './modes.ts';
import { rtpengineCall } from './rtpengine-control.ts';
import { type Flow, makeFlow, sinkPort } from './traffic.ts';
import { closeUdp, openUdp } from './udp.ts';
import { PACKET_BYTES } from './video-packets.ts';

/** Something that forwards media, in one mode. */
export interface MediaDevice {
  readonly pid: number;
  readonly flow: Flow;
  /** How long the packets are that come out. */
  readonly packetBytes: number;
}

/** The same forwarder in every mode. */
export type MediaDevices = Readonly<Record<MediaMode, MediaDevice>>;

const sinks = Array.from({ length: STREAMS }, (_, stream) => sinkPort(stream));
const program = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url));

/** The media engine of the gateway. */
export async function startBridge(stack: AsyncDisposableStack): Promise<MediaDevices> {
  const bridge = node(stack, 'bridge-program', [sinks.join(',')]);
  const [, json = ''] = await bridge.waitForLine(/^ready (.*)$/);
  return devices(bridge, JSON.parse(json) as Record<MediaMode, number[]>);
}

/** A relay that does nothing else. */
export async function startRelay(stack: AsyncDisposableStack): Promise<MediaDevice> {
  const relay = node(stack, 'relay-program', [`${ports.relay}`, ...sinks.map(String)]);
  await relay.waitForLine(/^ready$/);
  return device(
    relay,
    'plain',
    sinks.map((_, stream) => ports.relay + stream),
  );
}

/** Debian's rtpengine, forwarding in user space. */
export async function startRtpengine(stack: AsyncDisposableStack, sources: readonly number[]): Promise<MediaDevices> {
  const { first, last } = ports.rtpengine;
  const control = ['--interface=127.0.0.1', `--listen-ng=127.0.0.1:${ports.rtpengineControl}`, `--port-min=${first}`, `--port-max=${last}`];
  const args = ['-f', '-E', '--table=-1', '--config-file=none', '--log-level=3', '--num-threads=1', ...control];
  const rtpengine = stack.use(new PeerProcess({ name: 'rtpengine', command: 'rtpengine', args }));
  const bound = { what: 'rtpengine to listen', within: 10_000, every: 50, context: () => rtpengine.tail() };
  await eventually(bound, async () => ((await isBound(ports.rtpengineControl, 'udp')) ? true : undefined));
  const socket = await openUdp();
  stack.defer(() => closeUdp([socket]));
  const targets: Record<MediaMode, number[]> = { plain: [], AES_CM_128_HMAC_SHA1_80: [], AEAD_AES_256_GCM: [] };
  for (const mode of mediaModes) {
    for (const [stream, sink] of sinks.entries()) {
      targets[mode].push(await rtpengineCall(socket, { id: `${mode}-${stream}`, mode, source: sources[stream] ?? 0, sink }));
    }
  }
  return devices(rtpengine, targets);
}

function node(stack: AsyncDisposableStack, name: string, args: readonly string[]): PeerProcess {
  return stack.use(new PeerProcess({ name, command: process.execPath, args: [program(name), ...args], lineBuffered: false }));
}

function devices(process: PeerProcess, targets: Readonly<Record<MediaMode, readonly number[]>>): MediaDevices {
  const of = (mode: MediaMode): MediaDevice => device(process, mode, targets[mode]);
  return { plain: of('plain'), AES_CM_128_HMAC_SHA1_80: of('AES_CM_128_HMAC_SHA1_80'), AEAD_AES_256_GCM: of('AEAD_AES_256_GCM') };
}

function device({ pid = 0 }: PeerProcess, mode: MediaMode, to: readonly number[]): MediaDevice {
  pinDevice(pid);
  return { pid, flow: makeFlow(to), packetBytes: PACKET_BYTES + tagBytes[mode] };
}
