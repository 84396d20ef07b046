import type { Socket } from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuOf } from '../measure/cpu.ts';
import { percentile } from '../measure/statistics.ts';
import type { Measured } from '../measure/trial.ts';
import { ports } from '../ports.ts';
import type { MediaDevice } from './devices.ts';
import { STREAMS } from './modes.ts';
import { closeUdp, openUdp } from './udp.ts';
import { isVideo, PACKET_BYTES, stampOf, VideoPackets } from './video-packets.ts';

/** How fast, and how long. */
export interface Pace {
  /** Packets in a second, over all streams. */
  readonly rate: number;
  readonly milliseconds: number;
}

const TICK_MS = 1;
const RAMP_MS = 300;
const DRAIN_MS = 50;
/** After a pause of this process nothing is made up for: a flood would be measured. */
const MOST_PER_TICK = 100;
const LOSS_LIMIT = 0.01;

/** Where media is sent from and where it comes out: a source and a sink for each stream. */
export class Traffic implements AsyncDisposable {
  readonly #sources: readonly Socket[];
  readonly #sinks: readonly Socket[];
  #received = 0;
  #length = 0;
  /** Milliseconds that packets were under way, while somebody wants to know. */
  #delays: number[] | undefined;

  private constructor(sources: readonly Socket[], sinks: readonly Socket[]) {
    this.#sources = sources;
    this.#sinks = sinks;
    for (const sink of sinks) sink.on('message', datagram => this.#receive(datagram));
  }

  static async open(): Promise<Traffic> {
    const streams = Array.from({ length: STREAMS }, (_, i) => i);
    const sources = await Promise.all(streams.map(() => openUdp()));
    return new Traffic(sources, await Promise.all(streams.map(i => openUdp(sinkPort(i)))));
  }

  get sourcePorts(): number[] {
    return this.#sources.map(source => source.address().port);
  }

  /** Sends through a device, and tells its CPU time per packet that came out, in microseconds. */
  async through(device: MediaDevice, { rate, milliseconds }: Pace): Promise<Measured> {
    const sender = new Sender(this.#sources, device.flow, rate);
    try {
      await delay(RAMP_MS);
      const before = { cpu: cpuOf(device.pid), sent: sender.sent, received: this.#received };
      // what is encrypted cannot tell when it was sent
      this.#delays = device.packetBytes === PACKET_BYTES ? [] : undefined;
      await delay(milliseconds);
      const [cpu, sent, received] = [cpuOf(device.pid) - before.cpu, sender.sent - before.sent, this.#received - before.received];
      const lost = 1 - received / sent;
      // that encryption costs nothing because there is none should not pass for a success
      if (received > 0 && this.#length !== device.packetBytes) {
        throw new Error(`packets came out with ${this.#length} octets instead of ${device.packetBytes}`);
      }
      const trouble = lost > LOSS_LIMIT ? `${(100 * lost).toFixed(1)} % of the packets lost` : undefined;
      return { cost: cpu / Math.max(1, received), trouble, ...(this.#delays && { details: latencyOf(this.#delays) }) };
    } finally {
      sender.stop();
      this.#delays = undefined;
      await delay(DRAIN_MS);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await closeUdp([...this.#sources, ...this.#sinks]);
  }

  #receive(datagram: Buffer): void {
    if (!isVideo(datagram)) return;
    this.#received++;
    this.#length = datagram.length;
    this.#delays?.push(performance.now() - stampOf(datagram));
  }
}

/** Even, so that the port above is left for RTCP. */
export const sinkPort = (stream: number): number => ports.sinks + 2 * stream;

/** The streams that go through one device. They go on from run to run, as SRTP and who looks at sequence numbers must have it. */
export interface Flow {
  /** Where each stream is sent to. */
  readonly ports: readonly number[];
  readonly packets: readonly VideoPackets[];
}

export function makeFlow(to: readonly number[]): Flow {
  return { ports: to, packets: to.map((_, i) => new VideoPackets(0x1000 + i)) };
}

/** Sends at a rate until it is stopped. */
class Sender {
  sent = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(sources: readonly Socket[], { ports, packets }: Flow, rate: number) {
    let last = performance.now();
    let owed = 0;
    this.#timer = setInterval(() => {
      const now = performance.now();
      owed = Math.min(MOST_PER_TICK, owed + ((now - last) * rate) / 1_000);
      last = now;
      for (; owed >= 1; owed--) {
        const stream = this.sent++ % ports.length;
        const packet = packets[stream]?.next(performance.now());
        if (packet) sources[stream]?.send(packet, ports[stream], '127.0.0.1');
      }
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function latencyOf(delays: readonly number[]): Record<string, number> {
  return { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) };
}
