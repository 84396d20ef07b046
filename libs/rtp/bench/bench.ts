/** Prints the cost of each piece in CPU time. Run: node --conditions=@opencvi/source libs/rtp/bench/bench.ts (Node 24). */
import {
  AudioJitterBuffer,
  AudioMixer,
  audioCodec,
  H264Depacketizer,
  loadAudioCodecs,
  packetizeH264,
  parseRtp,
  Resampler,
  RtpStreamRewriter,
  serializeRtp,
  sine,
  writeSequenceNumber,
} from '../src/index.ts';

const ROUNDS = 5;

/** Best of some rounds of `count` runs: µs of CPU each. */
function measure(name: string, count: number, run: (i: number) => unknown): void {
  for (let i = 0; i < count; i++) run(i);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < count; i++) run(i);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / count);
  }
  const perSecond = Math.round(1e6 / best).toLocaleString('en');
  console.log(`${name.padEnd(46)} ${best.toFixed(2).padStart(9)} µs ${perSecond.padStart(12)}/s`);
}

/** Something with movement in it: 200 different frames of 20 ms. */
function frames(sampleRate: number): Int16Array[] {
  const samples = sampleRate / 50;
  const low = sine({ sampleRate, hz: 233, amplitude: 0.3 }, 4000);
  const high = sine({ sampleRate, hz: 1871, amplitude: 0.1 }, 4000);
  const sound = low.map((sample, i) => sample * (1 + Math.sin(i / 3000)) * 0.5 + (high[i] ?? 0) + (((i * 7919) % 101) - 50));
  return Array.from({ length: 200 }, (_, i) => sound.subarray(i * samples, (i + 1) * samples));
}

function pick<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

await loadAudioCodecs();
console.log('per frame of 20 ms');
for (const name of ['PCMU', 'PCMA', 'G722', 'opus']) {
  const codec = audioCodec(name);
  if (!codec) continue;
  const sounds = frames(codec.sampleRate);
  const encoder = codec.createEncoder();
  const decoder = codec.createDecoder();
  measure(`${name} encode`, 4000, i => encoder.encode(pick(sounds, i)));
  const fresh = codec.createEncoder();
  const payloads = sounds.map(frame => fresh.encode(frame));
  measure(`${name} decode`, 4000, i => decoder.decode(pick(payloads, i)));
}
for (const [from, to] of [
  [8000, 16000],
  [16000, 8000],
  [16000, 48000],
  [48000, 16000],
  [48000, 8000],
] as const) {
  const resampler = new Resampler(from, to);
  const sounds = frames(from);
  measure(`resample ${from} to ${to}`, 4000, i => resampler.process(pick(sounds, i)));
}
for (const [parties, speaking] of [
  [10, 10],
  [10, 2],
  [100, 5],
] as const) {
  const mixer = new AudioMixer({ sampleRate: 16000 });
  const ports = Array.from({ length: parties }, (_, i) => mixer.add(`${i}`));
  const sounds = frames(16000);
  measure(`mix of ${parties}, ${speaking} speaking, 16 kHz (whole tick)`, 2000, i => {
    for (let p = 0; p < speaking; p++) ports[p]?.push(pick(sounds, i + p));
    mixer.tick();
    for (const port of ports) mixer.pull(port);
  });
}
const g722 = audioCodec('G722');
if (g722) {
  const encoder = g722.createEncoder();
  const payloads = frames(16000).map(frame => encoder.encode(frame));
  const jitter = new AudioJitterBuffer({ decoder: g722.createDecoder(), clockRate: 8000 });
  let sequence = 0;
  measure('jitter buffer, G722, push + pull', 4000, () => {
    sequence++;
    const payload = pick(payloads, sequence);
    jitter.push({ sequenceNumber: sequence & 0xffff, timestamp: (sequence * 160) >>> 0, payload }, sequence * 20);
    jitter.pull();
  });
}

console.log('per packet of 1100 octets');
const packet = serializeRtp({ payloadType: 96, sequenceNumber: 1, timestamp: 1, ssrc: 7, payload: new Uint8Array(1088) });
const rewriter = new RtpStreamRewriter({ ssrc: 9, clockRate: 90000 });
measure('parse', 200_000, () => parseRtp(packet));
const rewritten = packet.slice();
measure('parse + rewrite', 200_000, i => {
  rewritten.set(packet.subarray(0, 12));
  writeSequenceNumber(rewritten, i);
  parseRtp(rewritten);
  rewriter.rewrite(rewritten, i / 1000);
});
const picture = [new Uint8Array(25_000).fill(0x41)];
measure('H.264 packetize a picture of 25 kB', 5000, () => packetizeH264(picture, { packetizationMode: 1 }));
const { payloads } = packetizeH264(picture, { packetizationMode: 1 });
const depacketizer = new H264Depacketizer();
let sequence = 0;
measure('H.264 depacketize it', 5000, i => {
  for (const [n, payload] of payloads.entries()) {
    depacketizer.push({ sequenceNumber: sequence++ & 0xffff, timestamp: i, marker: n === payloads.length - 1, payload });
  }
});
