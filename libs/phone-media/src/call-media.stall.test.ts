import { expect, test } from '@jest/globals';
import { CallMedia } from './call-media.ts';
import type { PhoneClock } from './clock.ts';
import { frameMs } from './metronome.ts';

/** A clock that its test winds. */
class WoundClock implements PhoneClock {
  #now = 1_800_000_000_000;
  readonly #callbacks = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  every(_ms: number, callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  after(): () => void {
    return () => {};
  }

  wind(ms: number): void {
    this.#now += ms;
    for (const callback of this.#callbacks) callback();
  }
}

const sound = [{ payloadType: 0, codec: 'PCMU', clockRate: 8000 }];

/** The process sleeps, as it does when others have the processor; the system takes datagrams meanwhile. */
async function stall(ms: number): Promise<void> {
  // Datagrams leave at the next tick: after those of before
  await new Promise<void>(resolve => process.nextTick(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Both go on for so long in one turn of the event loop: sound comes first, the late timer of who hears it next, sockets last. */
async function pass(speaker: WoundClock, listener: WoundClock, ms: number): Promise<void> {
  speaker.wind(ms);
  await stall(5);
  listener.wind(ms);
  for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve));
}

test('what came during a stall is heard without a hole', async () => {
  const [speaker, listener] = [new WoundClock(), new WoundClock()];
  const open = (clock: PhoneClock) => CallMedia.open({ host: '127.0.0.1', clock, audio: ['PCMU'], video: false });
  const [a, b] = [await open(speaker), await open(listener)];
  try {
    const peer = { address: '127.0.0.1', port: b.audio.port, rtcpPort: b.audio.port + 1 };
    a.audio.configure({ direction: 'sendonly', send: sound, receive: sound, peer });
    b.audio.configure({ direction: 'recvonly', send: [], receive: sound });
    for (let i = 0; i < 10; i++) await pass(speaker, listener, frameMs);
    const before = b.recordedAudio().pcm.length;
    for (const ms of [160, frameMs, 200, frameMs, 80]) await pass(speaker, listener, ms);
    const { pcm, sampleRate } = b.recordedAudio();
    expect((pcm.length - before) / sampleRate).toBeCloseTo(0.48);
    // A sine of amplitude 0.1 is 23 dB below full scale; a hole of one frame would cost it 4 % and more
    expect(b.hearsTone(440, 0.48)).toBeGreaterThan(0.99);
    expect(b.hears(0.48).level).toBeCloseTo(-23, 0);
  } finally {
    await Promise.all([a.close(), b.close()]);
  }
});
