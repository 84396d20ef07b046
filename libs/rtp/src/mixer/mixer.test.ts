import { describe, expect, test } from '@jest/globals';
import { audioLevel, dbov, rms } from '../audio-level.ts';
import { ActiveSpeakerDetector } from './active-speaker.ts';
import { AudioMixer } from './audio-mixer.ts';

const constant = (value: number): Int16Array => new Int16Array(320).fill(value);

describe('audio level', () => {
  test('counts down from overload to silence, as RFC 6464 does', () => {
    expect(audioLevel(constant(-32768))).toBe(0);
    expect(audioLevel(constant(3277))).toBe(20);
    expect(audioLevel(constant(0))).toBe(127);
    expect(audioLevel(new Int16Array())).toBe(127);
    const sine = Int16Array.from({ length: 1600 }, (_, i) => 32767 * Math.sin(i / 10));
    expect(dbov(rms(sine))).toBeCloseTo(-3, 1);
  });
});

describe('a mixer', () => {
  test('gives each party all others', () => {
    const mixer = new AudioMixer({ sampleRate: 16000 });
    const ports = ['a', 'b', 'c'].map(id => mixer.add(id));
    for (const [i, port] of ports.entries()) port.push(constant(10 ** (i + 2)));
    mixer.tick();
    expect(ports.map(port => mixer.pull(port)[7])).toEqual([11000, 10100, 1100]);
  });

  test('limits the sum, and takes a party out before it does', () => {
    const mixer = new AudioMixer({ sampleRate: 16000 });
    const [a, b, c] = [mixer.add('a'), mixer.add('b'), mixer.add('c')];
    a.push(constant(30000));
    b.push(constant(30000));
    c.push(constant(-20000));
    mixer.tick();
    expect([a, b, c].map(port => mixer.pull(port)[0])).toEqual([10000, 10000, 32767]);
  });

  test('shares one frame among all who are silent', () => {
    const mixer = new AudioMixer({ sampleRate: 16000 });
    const [a, b, c] = [mixer.add('a'), mixer.add('b'), mixer.add('c')];
    a.push(constant(5000));
    c.push(constant(0));
    mixer.tick();
    expect(mixer.pull(b)[0]).toBe(5000);
    expect(mixer.pull(c)).toBe(mixer.pull(b));
    expect(mixer.pull(a)[0]).toBe(0);
    mixer.tick();
    expect(mixer.pull(b)[0]).toBe(0);
  });

  test('hears no muted party, nor one that left', () => {
    const mixer = new AudioMixer({ sampleRate: 16000 });
    const [a, b] = [mixer.add('a'), mixer.add('b')];
    a.push(constant(5000));
    a.muted = true;
    mixer.tick();
    expect(mixer.pull(b)[0]).toBe(0);
    a.muted = false;
    a.push(constant(5000));
    mixer.remove('a');
    mixer.tick();
    expect(mixer.pull(b)[0]).toBe(0);
    expect([...mixer.ports]).toEqual([b]);
  });

  test('drops the oldest of a party that pushes too fast', () => {
    const mixer = new AudioMixer({ sampleRate: 16000, maxQueuedFrames: 2 });
    const [a, b] = [mixer.add('a'), mixer.add('b')];
    for (const value of [100, 200, 300]) a.push(constant(value));
    const heard = [1, 2, 3].map(() => {
      mixer.tick();
      return mixer.pull(b)[0];
    });
    expect(heard).toEqual([200, 300, 0]);
    expect(a.dropped).toBe(1);
  });

  test('hears only the loudest when told so', () => {
    const mixer = new AudioMixer({ sampleRate: 16000, maxSpeakers: 2 });
    const ports = [1000, 4000, 2000, 500].map((_, i) => mixer.add(`p${i}`));
    for (let tick = 0; tick < 5; tick++) {
      for (const [i, port] of ports.entries()) port.push(constant([1000, 4000, 2000, 500][i] ?? 0));
      mixer.tick();
    }
    expect(ports.map(port => port.heard)).toEqual([false, true, true, false]);
    expect(ports.map(port => mixer.pull(port)[0])).toEqual([6000, 2000, 4000, 6000]);
  });

  test('refuses a frame of another length, and a party twice', () => {
    const mixer = new AudioMixer({ sampleRate: 48000 });
    expect(() => mixer.add('a').push(constant(1))).toThrow('960');
    expect(() => mixer.add('a')).toThrow('already');
  });
});

describe('the active speaker', () => {
  /** Runs levels for `ms` from `from`; gives every change. */
  function run(detector: ActiveSpeakerDetector, from: number, ms: number, levels: Record<string, number>): (string | undefined)[] {
    const changes: string[] = [];
    for (let now = from; now < from + ms; now += 20) {
      for (const [id, level] of Object.entries(levels)) detector.report(id, level, now);
      const change = detector.decide(now);
      if (change !== undefined) changes.push(change);
    }
    return changes;
  }

  test('is who speaks, and stays so through silence', () => {
    const detector = new ActiveSpeakerDetector();
    expect(run(detector, 0, 1000, { a: 80, b: 80 })).toEqual([]);
    expect(run(detector, 1000, 1000, { a: 80, b: 25 })).toEqual(['b']);
    expect(run(detector, 2000, 5000, { a: 80, b: 90 })).toEqual([]);
    expect(detector.current).toBe('b');
  });

  test('is not who coughs', () => {
    const detector = new ActiveSpeakerDetector();
    run(detector, 0, 2000, { a: 25, b: 80 });
    run(detector, 2000, 1500, { a: 80, b: 80 });
    expect(run(detector, 3500, 120, { a: 80, b: 15 })).toEqual([]);
    expect(run(detector, 3620, 2000, { a: 25, b: 80 })).toEqual([]);
  });

  test('changes soon after another begins in a pause', () => {
    const detector = new ActiveSpeakerDetector();
    run(detector, 0, 2000, { a: 25, b: 80 });
    run(detector, 2000, 1000, { a: 80, b: 80 });
    expect(run(detector, 3000, 700, { a: 80, b: 30 })).toEqual(['b']);
  });

  test('of two who talk at once stays, unless one is much louder for long', () => {
    const detector = new ActiveSpeakerDetector();
    run(detector, 0, 2000, { a: 30, b: 80 });
    expect(run(detector, 2000, 3000, { a: 30, b: 27 })).toEqual([]);
    expect(run(detector, 5000, 3000, { a: 30, b: 15 })).toEqual(['b']);
  });

  test('does not flicker between two of equal rights', () => {
    const detector = new ActiveSpeakerDetector();
    const changes = Array.from({ length: 100 }, (_, i) => run(detector, i * 100, 100, i % 2 ? { a: 15, b: 40 } : { a: 40, b: 15 })).flat();
    expect(changes.length).toBeLessThanOrEqual(2);
  });

  test('is nobody when the speaker left', () => {
    const detector = new ActiveSpeakerDetector();
    run(detector, 0, 2000, { a: 25, b: 25 });
    detector.remove(detector.current ?? '');
    expect(detector.current).toBeUndefined();
    expect(run(detector, 2000, 500, { b: 25 })).toEqual(['b']);
  });
});
