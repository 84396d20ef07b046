import { describe, expect, test } from '@jest/globals';
import type { AudioDecoder } from '../codecs/audio-codec.ts';
import { noise } from '../codecs/test-signals.ts';
import { AudioJitterBuffer, type AudioJitterBufferOptions } from './audio-jitter-buffer.ts';

const FRAME = 160;
const CONCEALED = -1;

/** A payload says its number; a decoder that plays it makes 20 ms of that number, and -1 where it conceals. */
class NumberDecoder implements AudioDecoder {
  readonly sampleRate = 8000;

  decode(payload: Uint8Array): Int16Array {
    return new Int16Array(((payload[2] ?? 20) * 8000) / 1000).fill(((payload[0] ?? 0) << 8) | (payload[1] ?? 0));
  }

  conceal(samples: number): Int16Array {
    return new Int16Array(samples).fill(CONCEALED);
  }

  close(): void {}
}

const buffer = (options: Partial<AudioJitterBufferOptions> = {}): AudioJitterBuffer =>
  new AudioJitterBuffer({ decoder: new NumberDecoder(), clockRate: 8000, ...options });

/** Packet `i` (from 1) of a stream that begins near both wraps. */
const packet = (i: number, ms = 20) => ({
  sequenceNumber: (65530 + i) & 0xffff,
  timestamp: (0xfffffc00 + i * ms * 8) >>> 0,
  payload: Uint8Array.of((i * 100) >> 8, i * 100, ms),
});

/** Packets with their arrivals, in ms; frames are pulled every 20 ms, 10 ms past. What was heard: 1 for packet 1, and so on. */
function play(jitter: AudioJitterBuffer, arrivals: readonly (readonly [i: number, at: number])[], until: number): number[] {
  const waiting = [...arrivals].sort((a, b) => a[1] - b[1]);
  const heard: number[] = [];
  for (let now = 10; now < until; now += 20) {
    for (let next = waiting[0]; next && next[1] <= now; next = waiting[0]) {
      jitter.push(packet(next[0]), next[1]);
      waiting.shift();
    }
    const frame = jitter.pull();
    expect(frame).toHaveLength(FRAME);
    const value = frame[0] ?? 0;
    heard.push(value === CONCEALED ? CONCEALED : value / 100);
  }
  return heard;
}

const steady = (count: number, delay: (i: number) => number = () => 0) =>
  Array.from({ length: count }, (_, i) => [i + 1, i * 20 + delay(i + 1)] as const);

/** What was heard, without the silence before and after. */
const sounds = (heard: readonly number[]): number[] => heard.filter(value => value !== 0);

describe('a jitter buffer', () => {
  test('plays a steady stream in order after its least delay', () => {
    const jitter = buffer();
    const heard = play(jitter, steady(100), 2000);
    expect(heard.findIndex(value => value > 0)).toBeLessThanOrEqual(2);
    expect(sounds(heard)).toEqual(sounds(heard).map((_, i) => i + 1));
    expect(sounds(heard).length).toBeGreaterThanOrEqual(97);
    expect(jitter.stats).toMatchObject({ lost: 0, late: 0, concealedMs: 0, squeezedMs: 0 });
    expect(jitter.stats.delayMs).toBeLessThanOrEqual(40);
  });

  test('puts reordered packets in order and drops duplicates', () => {
    const jitter = buffer({ minDelayMs: 60 });
    const arrivals = [...steady(50), [10, 185] as const];
    const swapped = arrivals.map(([i, at]) => (i === 20 ? ([i, at + 25] as const) : ([i, at] as const)));
    const heard = sounds(play(jitter, swapped, 1000));
    expect(heard).toEqual(heard.map((_, i) => i + 1));
    expect(jitter.stats.duplicate + jitter.stats.late).toBe(1);
    expect(jitter.stats.lost).toBe(0);
  });

  test('conceals a lost packet, once, in its place', () => {
    const jitter = buffer({ minDelayMs: 40 });
    const heard = sounds(
      play(
        jitter,
        steady(50).filter(([i]) => i !== 20 && i !== 30 && i !== 31),
        1000,
      ),
    );
    expect(heard.slice(17, 33)).toEqual([18, 19, CONCEALED, 21, 22, 23, 24, 25, 26, 27, 28, 29, CONCEALED, CONCEALED, 32, 33]);
    expect(jitter.stats).toMatchObject({ lost: 3, concealedMs: 60 });
  });

  test('lets a decoder recover a single loss from the packet after it', () => {
    const decoder = new NumberDecoder();
    const recovering = Object.assign(decoder, {
      recover: (next: Uint8Array, samples: number) => new Int16Array(samples).fill(decoder.decode(next)[0] ?? 0),
    });
    const heard = sounds(
      play(
        buffer({ minDelayMs: 60, decoder: recovering }),
        steady(30).filter(([i]) => i !== 10),
        600,
      ),
    );
    expect(heard.slice(8, 12)).toEqual([9, 11, 11, 12]);
  });

  test('learns the jitter and then bears it', () => {
    const next = noise(11);
    const jitter = buffer();
    const arrivals = steady(1500, () => 30 + 30 * next());
    const heard = play(jitter, arrivals, 30_000);
    const late = heard.slice(750).filter(value => value === CONCEALED).length;
    expect(late / 750).toBeLessThan(0.04);
    expect(jitter.stats.targetDelayMs).toBeGreaterThanOrEqual(50);
    expect(jitter.stats.targetDelayMs).toBeLessThanOrEqual(80);
  });

  test('gets its delay down again after a bad spell', () => {
    const next = noise(5);
    const jitter = buffer();
    play(
      jitter,
      steady(3000, i => (i < 300 ? 60 + 60 * next() : 0)),
      60_000,
    );
    expect(jitter.stats.squeezedMs).toBeGreaterThan(0);
    expect(jitter.stats.delayMs).toBeLessThanOrEqual(60);
  });

  test('holds no more than it may after a stall', () => {
    const jitter = buffer({ maxDelayMs: 100 });
    play(
      jitter,
      steady(200, i => (i > 50 && i <= 150 ? 3000 - i * 20 : 0)),
      4000,
    );
    expect(jitter.stats.discarded).toBeGreaterThan(50);
    expect(jitter.stats.delayMs).toBeLessThanOrEqual(220);
  });

  test('is silent when the sender is, conceals no longer than 100 ms, and comes back', () => {
    const jitter = buffer();
    const talk = steady(20);
    // the numbers go on and the timestamps jump: silence suppression
    const pause = 2000;
    const heard = play(jitter, talk, 400);
    for (let now = 410; now < pause; now += 20) heard.push(jitter.pull()[0] ?? 0);
    for (let i = 21; i <= 30; i++) {
      jitter.push({ ...packet(i), timestamp: (packet(i).timestamp + (pause - 400) * 8) >>> 0 }, pause + (i - 21) * 20);
      const value = jitter.pull()[0] ?? 0;
      heard.push(value === CONCEALED ? value : value / 100);
    }
    expect(heard.filter(value => value === CONCEALED).length).toBeLessThanOrEqual(5);
    expect(heard.slice(40, 95).every(value => value === 0)).toBe(true);
    expect(heard.at(-1)).toBeGreaterThan(26);
  });

  test('takes packets of any length and gives frames', () => {
    const jitter = buffer({ minDelayMs: 60 });
    const heard: number[] = [];
    for (let now = 0, i = 1; now < 1200; now += 20) {
      if (now % 60 === 0) jitter.push(packet(i++, 60), now);
      heard.push((jitter.pull()[0] ?? 0) / 100);
    }
    const played = heard.filter(value => value > 0);
    expect(played.slice(0, 9)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(jitter.stats.concealedMs).toBe(0);
  });

  test('follows a restarted sender, and bears a stray packet', () => {
    const jitter = buffer();
    play(jitter, steady(50), 1000);
    jitter.push({ sequenceNumber: 30_000, timestamp: 5, payload: Uint8Array.of(0, 1, 20) }, 1000);
    expect(jitter.stats.received).toBe(50);
    const heard: number[] = [];
    for (let i = 0; i < 20; i++) {
      jitter.push({ sequenceNumber: 40_000 + i, timestamp: 77 + i * 160, payload: Uint8Array.of(0, 7, 20) }, 1020 + i * 20);
      heard.push(jitter.pull()[0] ?? 0);
    }
    expect(heard.slice(6).every(value => value === 7)).toBe(true);
  });

  test('is silent before anything came', () => {
    expect(buffer().pull()).toEqual(new Int16Array(FRAME));
  });
});
