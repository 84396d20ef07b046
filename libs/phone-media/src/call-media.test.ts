import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { CallMedia, type CallMediaOptions } from './call-media.ts';
import { systemClock } from './clock.ts';
import { deferred } from './deferred.ts';
import type { Direction, MediaFormat } from './media-format.ts';
import { decode, hasFfmpeg, isNear } from './testing/index.ts';

// Calls last in real time, and other work slows them: what does not happen is told by their own deadlines of 10 s
jest.setTimeout(30_000);

const sound: readonly MediaFormat[] = [
  { payloadType: 9, codec: 'G722', clockRate: 8000 },
  { payloadType: 101, codec: 'telephone-event', clockRate: 8000 },
];
const picture: readonly MediaFormat[] = [{ payloadType: 97, codec: 'H264', clockRate: 90_000, packetizationMode: 1 }];
const never = new Promise<never>(() => {});
const opened: CallMedia[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map(media => media.close()));
});

async function open(options: Partial<CallMediaOptions> = {}): Promise<CallMedia> {
  const media = await CallMedia.open({ host: '127.0.0.1', clock: systemClock, audio: ['G722'], video: true, ...options });
  opened.push(media);
  return media;
}

/** Sound and picture of one go to another. */
function connect(from: CallMedia, to: CallMedia, direction: Direction = 'sendrecv'): void {
  const peer = (port = 0) => ({ address: '127.0.0.1', port, rtcpPort: port + 1 });
  from.audio.configure({ direction, send: sound, receive: sound, peer: peer(to.audio.port) });
  from.video?.configure({ direction, send: picture, receive: picture, peer: peer(to.video?.port) });
}

async function pair(options: Partial<CallMediaOptions> = {}) {
  const [a, b] = [await open({ toneHz: 440 }), await open({ toneHz: 700, ...options })];
  connect(a, b);
  connect(b, a);
  return { a, b };
}

test('a tone, a picture and digits', async () => {
  const { a, b } = await pair();
  await a.until(() => a.hearsTone(700) > 0.9 && a.hears().seconds > 0.5, never);
  await b.until(() => b.hearsTone(440) > 0.9 && (b.sees()?.frames ?? 0) > 5, never);
  expect(await a.audio.sender.press('12#')).toBe(true);
  await b.until(() => b.audio.receiver.digits === '12#', never);
  const seen = b.sees();
  expect(seen).toMatchObject({ width: 640, height: 360 });
  expect(b.statistics().audio.received.lost).toBe(0);
  if (!hasFfmpeg || !seen) return;
  const [red] = decode(b.receivedVideo(), seen).quadrants;
  expect(red && isNear(red, [215, 30, 35])).toBe(true);
});

test('a key frame is asked for as its owner wants', async () => {
  let asked = 0;
  const media = await open({ askForKeyFrame: () => asked++ });
  const other = await open();
  connect(other, media);
  await other.until(() => (other.statistics().video?.sent.packets ?? 0) > 40, never);
  // From now on pictures come whose key frame was missed
  connect(media, other, 'recvonly');
  await media.until(() => asked > 0 || (media.sees()?.frames ?? 0) > 20, never);
  expect([asked > 0, other.statistics().video?.keyFrameRequests]).toEqual([true, 0]);
});

describe('directions', () => {
  test('recvonly sends nothing', async () => {
    const { a, b } = await pair();
    await b.until(() => b.hearsTone(440) > 0.9, never);
    connect(a, b, 'recvonly');
    await b.until(() => b.hears(0.4).level < -60, never);
    await a.until(() => a.hearsTone(700, 0.4) > 0.9, never);
  });

  test('without a peer it takes what comes, and sends nothing, RTCP neither', async () => {
    const [a, b] = [await open({ toneHz: 440 }), await open()];
    connect(a, b);
    b.audio.configure({ direction: 'recvonly', send: [], receive: sound });
    await b.until(() => b.hears(1.2).seconds > 1.1 && b.hearsTone(440) > 0.9, never);
    expect(a.statistics().audio.sent).not.toHaveProperty('lossShare');
  });

  test('a line that is switched off takes nothing', async () => {
    const [a, b] = [await open(), await open()];
    connect(a, b);
    await a.until(() => a.statistics().audio.sent.packets > 5, never);
    expect(b.statistics().audio.received.packets).toBe(0);
    expect(await b.audio.sender.press('1')).toBe(false);
  });
});

describe('waiting', () => {
  test('takes too long', async () => {
    const media = await open();
    await expect(media.until(() => false, never, { timeoutMs: 30, what: 'rain' })).rejects.toThrow('rain took longer than 30 ms');
  });

  test('the call ends', async () => {
    const [media, ended] = [await open(), deferred<{ by: string; reason: string }>()];
    const waiting = expect(media.until(() => false, ended.promise, { what: 'rain' })).rejects.toThrow(
      'the call ended (them: bored) before rain',
    );
    ended.resolve({ by: 'them', reason: 'bored' });
    await waiting;
  });

  test('is called off', async () => {
    const media = await open();
    await expect(media.until(() => false, never, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});
