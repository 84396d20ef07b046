import { describe, expect, test } from '@jest/globals';
import { parseRtp, serializeRtp } from './rtp-packet.ts';
import { RtpStreamRewriter, type RtpStreamRewriterOptions } from './sequence-rewriter.ts';
import { VideoSwitch } from './video-switch.ts';

const OUT = 0x0badcafe;
const A = 1;
const B = 2;

interface Sent {
  readonly ssrc: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly payload?: Uint8Array;
}

const bytes = (sent: Sent): Uint8Array => serializeRtp({ payloadType: 0, payload: new Uint8Array(), ...sent });

/** What a receiver sees of a packet, or undefined when it was held back. */
function through(rewriter: { rewrite(packet: Uint8Array, now: number): boolean }, sent: Sent, now: number) {
  const packet = bytes(sent);
  if (!rewriter.rewrite(packet, now)) return undefined;
  const parsed = parseRtp(packet);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}

function rewriterFrom(options: Partial<RtpStreamRewriterOptions> = {}): RtpStreamRewriter {
  return new RtpStreamRewriter({ ssrc: OUT, clockRate: 8000, sequenceNumber: 65534, timestamp: 0xffffff00, ...options });
}

const audio = (ssrc: number, i: number, base = 1000): Sent => ({
  ssrc,
  sequenceNumber: (base + i) & 0xffff,
  timestamp: (base + i * 160) >>> 0,
});

describe('a rewritten stream', () => {
  test('keeps one source as it is, renumbered', () => {
    const rewriter = rewriterFrom({ payloadType: 100, markSwitch: true });
    const out = Array.from({ length: 5 }, (_, i) => through(rewriter, audio(A, i), i * 20));
    expect(out.map(p => p?.sequenceNumber)).toEqual([65534, 65535, 0, 1, 2]);
    expect(out.map(p => p?.timestamp)).toEqual([0, 1, 2, 3, 4].map(i => (0xffffff00 + i * 160) >>> 0));
    expect(out.every(p => p?.ssrc === OUT && p.payloadType === 100)).toBe(true);
    expect(out.map(p => p?.marker)).toEqual([true, false, false, false, false]);
  });

  test('goes on when the source changes, by the time that passed', () => {
    const rewriter = rewriterFrom({ timestamp: 0, sequenceNumber: 0 });
    through(rewriter, audio(A, 0), 0);
    rewriter.select(B);
    expect(through(rewriter, audio(A, 1), 20)).toBeUndefined();
    expect(through(rewriter, audio(B, 0, 50_000), 100)).toMatchObject({ sequenceNumber: 1, timestamp: 800 });
    expect(through(rewriter, audio(B, 1, 50_000), 120)).toMatchObject({ sequenceNumber: 2, timestamp: 960 });
    rewriter.select(A);
    // at once: a frame's step all the same
    expect(through(rewriter, audio(A, 9), 121)).toMatchObject({ sequenceNumber: 3, timestamp: 1120 });
  });

  test('keeps gaps as gaps, and gives reordered packets their place', () => {
    const rewriter = rewriterFrom({ sequenceNumber: 10, timestamp: 0 });
    const order = [0, 1, 5, 3, 4, 6];
    expect(order.map((i, at) => through(rewriter, audio(A, i), at * 20)?.sequenceNumber)).toEqual([10, 11, 15, 13, 14, 16]);
    expect(through(rewriter, audio(A, 2), 140)?.timestamp).toBe(320);
  });

  test('holds back what is older than the switch', () => {
    const rewriter = rewriterFrom();
    through(rewriter, audio(A, 0), 0);
    rewriter.select(B);
    through(rewriter, audio(B, 5), 20);
    expect(through(rewriter, audio(B, 4), 21)).toBeUndefined();
    expect(through(rewriter, audio(B, 6), 40)?.sequenceNumber).toBe(0);
  });

  test('follows a restarted numbering at its second packet', () => {
    const rewriter = rewriterFrom({ sequenceNumber: 10, timestamp: 0 });
    through(rewriter, audio(A, 0), 0);
    expect(through(rewriter, audio(A, 0, 40_000), 20)).toBeUndefined();
    expect(through(rewriter, audio(A, 1, 40_000), 40)).toMatchObject({ sequenceNumber: 11, timestamp: 320 });
    expect(through(rewriter, audio(A, 2, 40_000), 60)).toMatchObject({ sequenceNumber: 12, timestamp: 480 });
  });

  test('bears a stray packet', () => {
    const rewriter = rewriterFrom({ sequenceNumber: 10 });
    through(rewriter, audio(A, 0), 0);
    through(rewriter, audio(A, 0, 40_000), 10);
    expect(through(rewriter, audio(A, 1), 20)?.sequenceNumber).toBe(11);
    expect(through(rewriter, audio(A, 1, 40_000), 30)).toBeUndefined();
  });

  test('hides a timestamp that jumps while the numbers go on, and keeps a pause', () => {
    const rewriter = rewriterFrom({ timestamp: 0 });
    through(rewriter, { ssrc: A, sequenceNumber: 1, timestamp: 5000 }, 0);
    expect(through(rewriter, { ssrc: A, sequenceNumber: 2, timestamp: 0x90000000 }, 20)?.timestamp).toBe(160);
    expect(through(rewriter, { ssrc: A, sequenceNumber: 3, timestamp: 0x90000000 + 8000 * 60 }, 60_020)?.timestamp).toBe(160 + 8000 * 60);
  });

  test('closes the gap of packets held back on purpose', () => {
    const rewriter = rewriterFrom({ sequenceNumber: 10 });
    through(rewriter, audio(A, 0), 0);
    rewriter.skip(bytes(audio(A, 1)));
    expect(through(rewriter, audio(A, 2), 40)?.sequenceNumber).toBe(11);
    rewriter.skip(bytes(audio(A, 4)));
    expect(through(rewriter, audio(A, 5), 100)?.sequenceNumber).toBe(13);
    expect(through(rewriter, audio(A, 3), 101)).toBeUndefined();
  });

  test('knows whose packet a NACK means', () => {
    const rewriter = rewriterFrom({ sequenceNumber: 10 });
    expect(rewriter.sourceOf(10)).toBeUndefined();
    through(rewriter, audio(A, 0), 0);
    rewriter.select(B);
    through(rewriter, audio(B, 0, 500), 20);
    through(rewriter, audio(B, 2, 500), 60);
    expect(rewriter.sourceOf(12)).toEqual({ ssrc: B, sequenceNumber: 501 });
    expect(rewriter.sourceOf(10)).toBeUndefined();
    expect(rewriter.sourceOf(14)).toBeUndefined();
  });

  test('starts at random unless told', () => {
    const numbers = Array.from(
      { length: 5 },
      () => through(new RtpStreamRewriter({ ssrc: 1, clockRate: 8000 }), audio(A, 0), 0)?.timestamp,
    );
    expect(new Set(numbers).size).toBeGreaterThan(1);
  });
});

describe('a video switch', () => {
  const picture = (ssrc: number, i: number, type: number): Sent => ({
    ssrc,
    sequenceNumber: i,
    timestamp: i * 3000,
    payload: Uint8Array.of(0x60 | type, 0x88, 2),
  });

  test('waits for a key frame and shows the old source meanwhile', () => {
    const video = new VideoSwitch(rewriterFrom({ clockRate: 90_000, sequenceNumber: 1 }));
    const forward = (sent: Sent, now: number) => through({ rewrite: (packet, at) => video.forward(packet, at) }, sent, now)?.sequenceNumber;
    video.select(A);
    expect(video.awaiting).toBe(A);
    expect(forward(picture(A, 10, 1), 0)).toBeUndefined();
    expect(forward(picture(A, 11, 7), 33)).toBe(1);
    expect(video.awaiting).toBeUndefined();
    video.select(B);
    expect(forward(picture(A, 12, 1), 66)).toBe(2);
    expect(forward(picture(B, 90, 1), 66)).toBeUndefined();
    expect(forward(picture(B, 91, 5), 99)).toBe(3);
    expect(forward(picture(A, 13, 1), 99)).toBeUndefined();
    expect(video.current).toBe(B);
    expect(forward(picture(B, 92, 1), 132)).toBe(4);
  });

  test('stays when the source shown is selected again', () => {
    const video = new VideoSwitch(rewriterFrom());
    video.select(A);
    video.forward(bytes(picture(A, 1, 7)), 0);
    video.select(B);
    video.select(A);
    expect(video.awaiting).toBeUndefined();
  });
});
