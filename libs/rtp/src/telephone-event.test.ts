import { describe, expect, test } from '@jest/globals';
import { DTMF_DIGITS, dtmfEvent, parseTelephoneEvent, serializeTelephoneEvent } from './telephone-event.ts';
import { type DigitNotice, TelephoneEventDetector } from './telephone-event-detector.ts';
import { type TelephoneEventPacket, telephoneEventPackets } from './telephone-event-sender.ts';

/** Feeds packets to a detector, `at` being the timestamp of the first. */
function feed(detector: TelephoneEventDetector, packets: readonly TelephoneEventPacket[], at: number): DigitNotice[] {
  return packets.flatMap(p => detector.push({ timestamp: (at + p.timestampOffset) >>> 0, payload: p.payload }, p.atMs));
}

const downs = (notices: readonly DigitNotice[]): string =>
  notices
    .filter(n => n.type === 'down')
    .map(n => n.digit)
    .join('');

describe('telephone-event payloads', () => {
  test('are those of RFC 4733 2.3', () => {
    const payload = Uint8Array.of(11, 0x8a, 0x03, 0x20);
    const event = { event: 11, end: true, volume: 10, duration: 800 };
    expect(parseTelephoneEvent(payload)).toEqual(event);
    expect(serializeTelephoneEvent(event)).toEqual(payload);
    expect(parseTelephoneEvent(payload.subarray(0, 3))).toBeUndefined();
  });

  test('know their digits', () => {
    expect(dtmfEvent('*')).toBe(10);
    expect(dtmfEvent('#')).toBe(11);
    expect(dtmfEvent('d')).toBe(15);
    expect(dtmfEvent('12')).toBeUndefined();
    expect(dtmfEvent('')).toBeUndefined();
  });
});

describe('a key press sent', () => {
  test('has one marker, one timestamp, growing durations and three ends', () => {
    const packets = telephoneEventPackets('5', { durationMs: 100 });
    const events = packets.map(p => parseTelephoneEvent(p.payload));
    expect(packets.map(p => p.marker)).toEqual([true, false, false, false, false, false, false]);
    expect(events.map(e => e?.duration)).toEqual([160, 320, 480, 640, 800, 800, 800]);
    expect(events.map(e => e?.end)).toEqual([false, false, false, false, true, true, true]);
    expect(packets.every(p => p.timestampOffset === 0)).toBe(true);
    expect(packets.map(p => p.atMs)).toEqual([0, 20, 40, 60, 80, 100, 120]);
  });

  test('longer than the duration field goes on in segments', () => {
    const packets = telephoneEventPackets('1', { durationMs: 20_000 });
    const ends = packets.filter(p => parseTelephoneEvent(p.payload)?.end);
    expect(ends).toHaveLength(3);
    expect(ends[0]?.timestampOffset).toBe(2 * 65535);
    expect(parseTelephoneEvent(ends[0]?.payload ?? new Uint8Array())?.duration).toBe(160_000 - 2 * 65535);
    expect(packets.filter(p => p.marker)).toHaveLength(1);
    const notices = feed(new TelephoneEventDetector(), packets, 0xffff0000);
    expect(notices).toEqual([
      { type: 'down', digit: '1' },
      { type: 'up', digit: '1', durationMs: 20_000, reason: 'end' },
    ]);
  });

  test('refuses what is no digit', () => {
    expect(() => telephoneEventPackets('x')).toThrow(RangeError);
  });
});

describe('a detector', () => {
  test('hears every digit once', () => {
    const detector = new TelephoneEventDetector();
    const notices = [...DTMF_DIGITS].flatMap((digit, i) => feed(detector, telephoneEventPackets(digit), 1000 + i * 3200));
    expect(downs(notices)).toBe(DTMF_DIGITS);
    expect(notices).toHaveLength(32);
  });

  test('hears the same digit twice when it is pressed twice', () => {
    const detector = new TelephoneEventDetector();
    expect(downs([...feed(detector, telephoneEventPackets('7'), 0), ...feed(detector, telephoneEventPackets('7'), 1600)])).toBe('77');
  });

  test('bears the loss of any single packet, and of all but one', () => {
    const packets = telephoneEventPackets('3');
    for (const lost of packets) {
      const notices = feed(
        new TelephoneEventDetector(),
        packets.filter(p => p !== lost),
        0,
      );
      expect(notices.map(n => n.type)).toEqual(['down', 'up']);
    }
    expect(feed(new TelephoneEventDetector(), packets.slice(-1), 0).map(n => n.type)).toEqual(['down', 'up']);
  });

  test('lets a key up when its end is lost: at the next key, or after a silence', () => {
    const detector = new TelephoneEventDetector();
    const noEnd = telephoneEventPackets('3', { durationMs: 100 }).slice(0, -3);
    expect(feed(detector, noEnd, 0)).toEqual([{ type: 'down', digit: '3' }]);
    expect(feed(detector, noEnd, 8000)).toEqual([
      { type: 'up', digit: '3', durationMs: 80, reason: 'next' },
      { type: 'down', digit: '3' },
    ]);
    expect(detector.poll(300)).toEqual([]);
    expect(detector.poll(60 + 500)).toEqual([{ type: 'up', digit: '3', durationMs: 80, reason: 'timeout' }]);
    expect(detector.poll(5000)).toEqual([]);
  });

  test('is not fooled by reordering', () => {
    const detector = new TelephoneEventDetector();
    const packets = telephoneEventPackets('9');
    const swapped = [packets[1], packets[0], ...packets.slice(2, -2), packets.at(-1), packets.at(-2)].filter(p => p !== undefined);
    const late = telephoneEventPackets('8').slice(-1);
    expect(downs([...feed(detector, swapped, 10_000), ...feed(detector, late, 6000)])).toBe('9');
  });

  test.each([
    ['with each packet', (i: number) => i],
    ['until the end, whose repeats keep theirs', (i: number) => Math.min(i, 7)],
  ])('hears one press of a sender whose timestamps go on %s, against RFC 4733 2.2.1', (_how, step) => {
    const detector = new TelephoneEventDetector();
    const packets = telephoneEventPackets('7');
    const press = (at: number) => packets.flatMap((p, i) => detector.push({ timestamp: at + 160 * step(i), payload: p.payload }, p.atMs));
    expect(downs([...press(1_000), ...press(1_000 + 2_400), ...press(1_000 + 4_800)])).toBe('777');
  });

  test('takes a restarted sender', () => {
    const detector = new TelephoneEventDetector();
    feed(detector, telephoneEventPackets('1'), 1_000_000);
    expect(downs(feed(detector, telephoneEventPackets('2'), 500))).toBe('2');
  });

  test('ignores events that are no digits, and short payloads', () => {
    const detector = new TelephoneEventDetector();
    expect(detector.push({ timestamp: 0, payload: Uint8Array.of(16, 0, 0, 160) }, 0)).toEqual([]);
    expect(detector.push({ timestamp: 0, payload: Uint8Array.of(1) }, 0)).toEqual([]);
  });

  test('reckons durations by its clock rate', () => {
    const packets = telephoneEventPackets('4', { durationMs: 200, clockRate: 48_000 });
    expect(feed(new TelephoneEventDetector({ clockRate: 48_000 }), packets, 0)[1]).toMatchObject({ durationMs: 200 });
  });
});
