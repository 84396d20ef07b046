import { describe, expect, jest, test } from '@jest/globals';
import { deferred } from '@opencvi/phone-media';
import { decode, hasFfmpeg, isNear } from '@opencvi/phone-media/testing';
import type { IncomingCall } from './call/incoming-call.ts';
import { DialError } from './errors.ts';
import { SipPhone } from './sip-phone.ts';
import { startPair } from './test/pair.ts';

// Calls last in real time, and other work slows them: what does not happen is told by their own deadlines of 10 s
jest.setTimeout(30_000);

describe.each(['udp', 'tcp', 'tls'] as const)('a call over %s', transport => {
  test('both hear, see and type; the caller hangs up', async () => {
    await using pair = await startPair({ transport });
    const { a, b } = await pair.call();
    expect(a.facts).toMatchObject({ audio: 'G722', video: { codec: 'H264', packetizationMode: 1 }, direction: 'sendrecv' });
    await a.until(() => a.hearsTone(700) > 0.9 && a.hears().seconds > 0.5, { what: '700 Hz at the caller' });
    await b.until(() => b.hearsTone(440) > 0.9 && b.hears().seconds > 0.5, { what: '440 Hz at the callee' });
    await b.until(() => (b.sees()?.frames ?? 0) > 5, { what: 'pictures' });
    expect(b.sees()).toMatchObject({ width: 640, height: 360 });
    await a.sendDigits('112#');
    await b.until(() => b.digits === '112#', { what: 'digits' });
    expect(await a.hangUp()).toEqual({ by: 'us', reason: 'hung up' });
    expect(await b.ended).toEqual({ by: 'them', reason: 'hung up' });
    expect([pair.alice.calls, pair.bob.calls]).toEqual([[], []]);
  });
});

describe('media', () => {
  test.each(['G722', 'PCMU', 'PCMA', 'opus'] as const)('a tone through %s', async codec => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ audio: [codec], video: false, toneHz: 1000 }, { audio: [codec], toneHz: 600 });
    // Concealed sound is a little less of a tone: what is measured is half a second that came whole
    await b.until(() => b.hears(1).seconds >= 1 && b.hearsTone(1000, 0.5) > 0.98, { what: 'a second of sound' });
    const heard = b.hears(0.5);
    expect(heard.dominantHz).toBeGreaterThan(990);
    expect(heard.dominantHz).toBeLessThan(1010);
    // A sine of amplitude 0.1 is 23 dB below full scale
    expect(heard.level).toBeGreaterThan(-26);
    expect(heard.level).toBeLessThan(-20);
    expect(heard.speech).toBe(false);
    expect(b.hearsTone(600)).toBeLessThan(0.05);
    expect(a.facts).toMatchObject({ audio: codec });
    expect(a.facts.video).toBeUndefined();
    const { pcm, sampleRate } = b.recordedAudio();
    expect(pcm.length / sampleRate).toBeGreaterThanOrEqual(1);
  });

  test('silence is heard as silence', async () => {
    await using pair = await startPair();
    const { b } = await pair.call({ toneHz: 0, video: false });
    await b.until(() => b.hears(1).seconds >= 0.5);
    expect(b.hears().level).toBeLessThan(-70);
    expect(b.hears().dominantHz).toBeUndefined();
    expect(b.hearsTone(440)).toBe(0);
  });

  test.each([0, 1] as const)('pictures in packetization mode %s, and what they show', async packetizationMode => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: { packetizationMode } });
    expect(a.facts.video?.packetizationMode).toBe(packetizationMode);
    await b.until(() => (b.sees()?.frames ?? 0) >= 10);
    const seen = b.sees();
    expect(seen).toMatchObject({ width: 640, height: 360, keyFrames: 1 });
    if (!hasFfmpeg || !seen) return;
    const { pictures, quadrants, complaints } = decode(b.receivedVideo(), seen);
    expect(complaints).toBe('');
    expect(pictures).toBeGreaterThanOrEqual(10);
    const colours = [
      [215, 30, 35],
      [30, 165, 50],
      [35, 50, 210],
      [205, 40, 200],
    ] as const;
    expect(colours.map((colour, i) => isNear(quadrants[i] ?? [0, 0, 0], colour))).toEqual([true, true, true, true]);
  });

  test.each(['pli', 'fir', 'info'] as const)('a key frame asked for by %s comes at once', async by => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    await b.until(() => (b.sees()?.frames ?? 0) >= 3);
    expect(b.sees()?.keyFrames).toBe(1);
    const before = a.statistics().video?.keyFrameRequests ?? 0;
    await b.requestKeyFrame(by);
    await b.until(() => (b.sees()?.keyFrames ?? 0) > 1, { what: 'a key frame' });
    // The clip's own next key frame comes after all of its 30 pictures
    expect(b.sees()?.frames).toBeLessThan(30);
    expect((a.statistics().video?.keyFrameRequests ?? 0) - before).toBe(by === 'info' ? 0 : 1);
  });

  test.each([
    ['required', 'required', 'AEAD_AES_256_GCM'],
    ['optional', 'optional', 'AEAD_AES_256_GCM'],
    ['optional', 'off', undefined],
  ] as const)('SRTP %s with %s gives %s', async (caller, callee, suite) => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ srtp: caller }, { srtp: callee });
    await a.until(() => a.hearsTone(700) > 0.9);
    await b.until(() => (b.sees()?.frames ?? 0) > 2);
    expect([a.facts.srtp, b.facts.srtp]).toEqual([suite, suite]);
    expect(a.statistics().audio.broken).toBe(0);
  });

  test('a hold silences the held side until it is resumed', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    await a.until(() => a.hearsTone(700) > 0.9);
    await a.hold();
    expect([a.facts.direction, b.facts.direction]).toEqual(['sendonly', 'recvonly']);
    await a.until(() => a.hears(0.4).level < -60, { what: 'silence' });
    await b.until(() => b.hearsTone(440, 0.4) > 0.9, { what: 'the tone of the holding side' });
    await b.hold('inactive');
    await b.until(() => b.hears(0.4).level < -60, { what: 'silence' });
    await b.resume();
    await a.resume();
    expect([a.facts.direction, b.facts.direction]).toEqual(['sendrecv', 'sendrecv']);
    await a.until(() => a.hearsTone(700, 0.4) > 0.9, { what: 'the tone again' });
    await b.until(() => b.hearsTone(440, 0.4) > 0.9, { what: 'the tone again' });
  });

  test('digits by INFO', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false });
    await a.sendDigits('9*', { by: 'info' });
    expect(b.digits).toBe('9*');
  });

  test('statistics count both ways', async () => {
    await using pair = await startPair();
    const { a } = await pair.call();
    await a.until(() => a.statistics().audio.sent.roundTripMs !== undefined, { what: 'a report' });
    const { audio, video } = a.statistics();
    expect(audio.received).toMatchObject({ lost: 0 });
    expect(audio.received.packets).toBeGreaterThan(20);
    expect(video?.sent.packets).toBeGreaterThan(10);
    expect(audio.sent.lossShare).toBe(0);
  });
});

describe('signalling', () => {
  test('late offer', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ lateOffer: true });
    await a.until(() => a.hearsTone(700) > 0.9);
    await b.until(() => b.hearsTone(440) > 0.9 && (b.sees()?.frames ?? 0) > 2);
  });

  test('the callee hangs up', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false });
    const typing = expect(a.sendDigits('1234567890')).rejects.toThrow('the call ended before all digits were typed');
    await b.hangUp();
    expect(await a.ended).toEqual({ by: 'them', reason: 'hung up' });
    await typing;
    await expect(a.sendDigits('1')).rejects.toThrow('the call is over');
    await expect(a.until(() => false)).rejects.toThrow('the call ended');
  });

  test('a refusal tells status and reason', async () => {
    await using pair = await startPair();
    pair.bob.onInvite(call => void call.refuse(486, 'Gone fishing'));
    const error = await pair.alice.dial(pair.bob.uri).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DialError);
    expect(error).toMatchObject({ status: 486, reason: 'Gone fishing', message: '486 Gone fishing' });
  });

  test('nobody is there to answer: 480', async () => {
    await using pair = await startPair();
    await expect(pair.alice.dial(pair.bob.uri)).rejects.toMatchObject({ status: 480 });
  });

  test('no codec in common: 488', async () => {
    await using pair = await startPair();
    const refused = expect(pair.bob.accept({ audio: ['PCMA'] })).rejects.toThrow('no common audio codec');
    await expect(pair.alice.dial(pair.bob.uri, { audio: ['G722'] })).rejects.toMatchObject({ status: 488 });
    await refused;
  });

  test('SRTP required by one, unknown to the other: 488', async () => {
    await using pair = await startPair();
    const refused = expect(pair.bob.accept()).rejects.toThrow();
    await expect(pair.alice.dial(pair.bob.uri, { srtp: 'required' })).rejects.toMatchObject({ status: 488 });
    await refused;
  });

  test('CANCEL while it rings', async () => {
    await using pair = await startPair();
    const rang = deferred<IncomingCall>();
    pair.bob.onInvite(call => void call.ring().then(() => rang.resolve(call)));
    const takeBack = new AbortController();
    const progress: number[] = [];
    const dialled = pair.alice.dial(pair.bob.uri, {
      signal: takeBack.signal,
      onProgress: status => {
        progress.push(status);
        if (status === 180) takeBack.abort();
      },
    });
    await expect(dialled).rejects.toThrow('taken back');
    const call = await rang.promise;
    expect(progress).toContain(180);
    if (!call.signal.aborted) await new Promise(resolve => call.signal.addEventListener('abort', resolve));
    await expect(call.accept()).rejects.toThrow('the caller hung up');
  });

  test('a call that is not answered in time is taken back', async () => {
    await using pair = await startPair();
    pair.bob.onInvite(call => void call.ring());
    await expect(pair.alice.dial(pair.bob.uri, { answerTimeoutMs: 100 })).rejects.toThrow('no answer within 100 ms');
  });

  test('what the caller says of itself', async () => {
    await using pair = await startPair();
    const invited = deferred<IncomingCall>();
    pair.bob.onInvite(call => void call.refuse(603).then(() => invited.resolve(call)));
    await pair.alice.dial(pair.bob.uri, { headers: { 'X-Room': 'Blue' } }).catch(() => {});
    const call = await invited.promise;
    expect(call.from).toMatch(/^"Alice" <sip:alice@127\.0\.0\.1(:\d+)?>/);
    expect(call.header('user-agent')).toBe('OpenCVI test phone');
    expect(call.header('x-room')).toBe('Blue');
    expect(call.offer).toContain('m=video');
  });

  test('closing a phone hangs up its calls, takes back what rings, and may be said twice', async () => {
    const pair = await startPair();
    const { b } = await pair.call();
    const ringing = deferred<void>();
    pair.bob.onInvite(call => void call.ring().then(() => ringing.resolve()));
    const second = expect(pair.alice.dial(pair.bob.uri)).rejects.toThrow('taken back');
    const never = expect(pair.alice.accept()).rejects.toThrow('the phone is closed');
    await ringing.promise;
    await pair.alice.close();
    await Promise.all([second, never]);
    expect((await b.ended).by).toBe('them');
    await pair.alice.close();
    await pair[Symbol.asyncDispose]();
    await expect(pair.alice.dial(pair.bob.uri)).rejects.toThrow();
  });

  test('a port that is taken is told', async () => {
    await using phone = await SipPhone.start();
    await expect(SipPhone.start({ port: phone.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
