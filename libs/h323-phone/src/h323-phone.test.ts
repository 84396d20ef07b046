import { describe, expect, jest, test } from '@jest/globals';
import { deferred, systemClock } from '@opencvi/phone-media';
import { decode, hasFfmpeg, isNear } from '@opencvi/phone-media/testing';
import type { H323Call } from './call/h323-call.ts';
import type { IncomingCall } from './call/incoming-call.ts';
import { DialError } from './errors.ts';
import { H323Phone } from './h323-phone.ts';
import { startPair } from './test/pair.ts';

// Calls last in real time, and other work slows them: what does not happen is told by their own deadlines of 10 s
jest.setTimeout(30_000);

const combinations = [true, false].flatMap(fastStart => [true, false].map(tunnelling => ({ fastStart, tunnelling })));

describe.each(combinations)('%j', how => {
  test('both hear, see and type; the caller hangs up', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call(how);
    await a.until(() => a.facts.tunnelling !== undefined && a.facts.role !== undefined, { what: 'H.245' });
    for (const { facts } of [a, b]) expect(facts).toMatchObject({ ...how, audio: 'G722', direction: 'sendrecv' });
    expect(a.facts.video).toEqual({ codec: 'H264', packetizationMode: 1, direction: 'sendrecv' });
    expect([a.facts.role, b.facts.role].sort()).toEqual(['master', 'slave']);
    await a.until(() => a.hearsTone(700) > 0.9 && a.hears().seconds > 0.5, { what: '700 Hz at the caller' });
    await b.until(() => b.hearsTone(440) > 0.9 && b.hears().seconds > 0.5, { what: '440 Hz at the callee' });
    for (const call of [a, b]) await call.until(() => (call.sees()?.frames ?? 0) > 5, { what: 'pictures' });
    expect(b.sees()).toMatchObject({ width: 640, height: 360 });
    await a.sendDigits('112#');
    await b.until(() => b.digits === '112#', { what: 'digits' });
    expect(await a.hangUp()).toEqual({ by: 'us', cause: 16, reason: 'hung up' });
    expect(await b.ended).toMatchObject({ by: 'them', cause: 16 });
    expect([pair.alice.calls, pair.bob.calls]).toEqual([[], []]);
  });

  test('no picture, and a callee that takes no fast start', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ ...how, video: false, audio: ['PCMU'] }, { fastStart: false });
    await a.until(() => a.hearsTone(700) > 0.9);
    await b.until(() => b.hearsTone(440) > 0.9);
    expect(a.facts).toMatchObject({ fastStart: false, audio: 'PCMU', channels: [{ channel: expect.any(Number) }, { codec: 'PCMU' }] });
    expect(a.facts.video).toBeUndefined();
  });
});

describe('media', () => {
  test.each(['G722', 'PCMU', 'PCMA'] as const)('a tone through %s', async codec => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ audio: [codec], video: false, toneHz: 1000 }, { audio: [codec], toneHz: 600 });
    await b.until(() => b.hears(1).seconds >= 1 && b.hearsTone(1000, 0.5) > 0.9, { what: 'a second of sound' });
    const heard = b.hears(0.5);
    expect(heard.dominantHz).toBeGreaterThan(990);
    expect(heard.dominantHz).toBeLessThan(1010);
    expect(a.facts.audio).toBe(codec);
    expect(a.facts.capabilities?.receive).toContainEqual({ media: 'audio', codec, framesPerPacket: expect.any(Number) });
    expect(b.recordedAudio().pcm.length).toBeGreaterThan(10_000);
  });

  test.each([0, 1] as const)('pictures in packetization mode %s, and what they show', async packetizationMode => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: { packetizationMode } });
    expect([a, b].map(({ facts }) => facts.video?.packetizationMode)).toEqual([packetizationMode, packetizationMode]);
    await b.until(() => (b.sees()?.frames ?? 0) >= 10);
    const seen = b.sees();
    expect(seen).toMatchObject({ width: 640, height: 360 });
    if (!hasFfmpeg || !seen) return;
    const { quadrants, complaints } = decode(b.receivedVideo(), seen);
    expect(complaints).toBe('');
    const colours = [
      [215, 30, 35],
      [30, 165, 50],
      [35, 50, 210],
      [205, 40, 200],
    ] as const;
    expect(colours.map((colour, i) => isNear(quadrants[i] ?? [0, 0, 0], colour))).toEqual([true, true, true, true]);
  });

  test.each(['fastUpdate', 'pli', 'fir'] as const)('a key frame asked for by %s comes at once', async by => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    await b.until(() => (b.sees()?.frames ?? 0) >= 3);
    const [keyFrames, before] = [b.sees()?.keyFrames ?? 0, a.statistics().video];
    b.requestKeyFrame(by);
    await b.until(() => (b.sees()?.keyFrames ?? 0) > keyFrames, { what: 'a key frame' });
    // The clip's own next key frame comes after all of its 30 pictures
    expect(b.sees()?.frames).toBeLessThan(30);
    const after = a.statistics().video;
    const more = (what: 'fastUpdates' | 'keyFrameRequests') => (after?.[what] ?? 0) - (before?.[what] ?? 0);
    expect([more('fastUpdates'), more('keyFrameRequests')]).toEqual(by === 'fastUpdate' ? [1, 0] : [0, 1]);
  });

  test('a hold silences the held side until it is resumed', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    await a.until(() => a.hearsTone(700) > 0.9);
    await a.hold();
    expect([a.facts.direction, b.facts.direction]).toEqual(['sendonly', 'recvonly']);
    await a.until(() => a.hears(0.4).level < -60, { what: 'silence' });
    await b.until(() => b.hearsTone(440, 0.4) > 0.9, { what: 'the tone of the holding side' });
    const keyFrames = a.sees()?.keyFrames ?? 0;
    await a.resume();
    await a.until(() => a.hearsTone(700, 0.4) > 0.9 && (a.sees()?.keyFrames ?? 0) > keyFrames, { what: 'tone and picture again' });
    expect([a.facts.direction, b.facts.direction]).toEqual(['sendrecv', 'sendrecv']);
  });

  test('mute is silence, and is told', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    await b.until(() => b.hearsTone(440) > 0.9);
    a.mute(true);
    await b.until(() => b.facts.muted.audio && b.hears(0.4).level < -60, { what: 'silence' });
    expect(b.facts.muted).toEqual({ audio: true, video: false });
    a.mute(false);
    await b.until(() => !b.facts.muted.audio && b.hearsTone(440, 0.4) > 0.9, { what: 'the tone again' });
  });

  test('a mute before there is a channel is told when there is one', async () => {
    await using pair = await startPair();
    const answered = pair.bob.accept();
    const a = await pair.alice.dial(pair.bob.uri, { video: false });
    a.mute(true);
    const b = await answered;
    await b.until(() => b.facts.muted.audio && b.hears(0.4).seconds >= 0.4 && b.hears(0.4).level < -60, { what: 'silence' });
  });

  test('flow control limits, and 0 stops', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    b.limit(384_000);
    await a.until(() => a.facts.limits.video === 384_000, { what: 'a limit' });
    b.limit(0);
    await a.until(() => a.facts.video?.direction === 'recvonly', { what: 'no more pictures' });
    b.limit(undefined);
    await a.until(() => a.facts.video?.direction === 'sendrecv', { what: 'pictures' });
    expect(a.facts.limits).toEqual({});
  });

  test('statistics count both ways', async () => {
    await using pair = await startPair();
    const { a } = await pair.call();
    await a.until(() => a.statistics().audio.sent.roundTripMs !== undefined, { what: 'a report' });
    const { audio, video } = a.statistics();
    expect(audio.received).toMatchObject({ lost: 0 });
    expect(audio.received.packets).toBeGreaterThan(20);
    expect(video?.sent.packets).toBeGreaterThan(10);
  });
});

describe('digits', () => {
  test.each(['rfc4733', 'signal', 'alphanumeric', 'keypad'] as const)('by %s', async by => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false, digitsBy: by });
    await a.sendDigits('19*#');
    await b.until(() => b.digits === '19*#', { what: 'digits' });
    expect(b.digitsBy(by)).toBe('19*#');
  });

  test('digits in RTP wait for a channel', async () => {
    await using pair = await startPair();
    const answered = pair.bob.accept();
    const a = await pair.alice.dial(pair.bob.uri, { video: false });
    await a.sendDigits('8');
    const b = await answered;
    await b.until(() => b.digits === '8', { what: 'digits' });
  });

  test('one call types in several ways', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false });
    for (const by of ['signal', 'alphanumeric', 'keypad'] as const) await a.sendDigits('7', { by });
    await b.until(() => b.digits === '777', { what: 'digits' });
    expect(['rfc4733', 'signal', 'alphanumeric', 'keypad'].map(by => b.digitsBy(by as 'signal'))).toEqual(['', '7', '7', '7']);
  });
});

describe('signalling', () => {
  test('the callee hangs up', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false });
    const typing = expect(a.sendDigits('1234567890')).rejects.toThrow('the call ended before all digits were typed');
    await b.hangUp();
    expect(await a.ended).toMatchObject({ by: 'them', cause: 16 });
    await typing;
    await expect(a.sendDigits('1')).rejects.toThrow('the call is over');
    await expect(a.until(() => false)).rejects.toThrow('the call ended');
  });

  test.each([17, 21, 34])('a refusal tells cause %s', async cause => {
    await using pair = await startPair();
    pair.bob.onSetup(call => call.refuse(cause));
    const error = await pair.alice.dial(pair.bob.uri).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DialError);
    expect(error).toMatchObject({ causeValue: cause });
  });

  test('nobody is there to answer: cause 18', async () => {
    await using pair = await startPair();
    await expect(pair.alice.dial(pair.bob.uri)).rejects.toMatchObject({ causeValue: 18 });
  });

  test('nobody listens', async () => {
    await using alice = await H323Phone.start();
    const bob = await H323Phone.start();
    const { uri } = bob;
    await bob.close();
    await expect(alice.dial(uri)).rejects.toThrow(/ECONNREFUSED/);
  });

  test('it rings, and is taken back', async () => {
    await using pair = await startPair();
    const rang = deferred<IncomingCall>();
    pair.bob.onSetup(call => {
      call.proceed();
      call.ring();
      rang.resolve(call);
    });
    const takeBack = new AbortController();
    const progress: string[] = [];
    const dialled = pair.alice.dial(pair.bob.uri, {
      signal: takeBack.signal,
      onProgress: what => {
        progress.push(what);
        if (what === 'alerting') takeBack.abort();
      },
    });
    await expect(dialled).rejects.toThrow('taken back');
    const call = await rang.promise;
    expect(progress).toEqual(['proceeding', 'alerting']);
    if (!call.signal.aborted) await new Promise(resolve => call.signal.addEventListener('abort', resolve));
    await expect(call.accept()).rejects.toThrow('the caller hung up');
  });

  test('a call that is not answered in time is taken back', async () => {
    await using pair = await startPair();
    pair.bob.onSetup(call => call.ring());
    await expect(pair.alice.dial(pair.bob.uri, { answerTimeoutMs: 100 })).rejects.toThrow('no answer within 100 ms');
  });

  test('what the caller says of itself and of where it calls', async () => {
    await using pair = await startPair({ aliases: ['4711', 'room.blue'], product: 'Codec X' });
    const rang = deferred<IncomingCall>();
    pair.bob.onSetup(call => {
      call.refuse();
      rang.resolve(call);
    });
    const { port } = pair.bob;
    const target = { address: '127.0.0.1', port, aliases: [{ kind: 'url-ID', value: '0012@host' } as const], calledNumber: '0012' };
    await pair.alice.dial(target, { bandwidth: 384_000 }).catch(() => {});
    const { setup } = await rang.promise;
    expect(setup).toMatchObject({
      remote: {
        display: 'Alice',
        product: 'Codec X',
        aliases: [
          { kind: 'dialledDigits', value: '4711' },
          { kind: 'h323-ID', value: 'room.blue' },
        ],
      },
      destination: target.aliases,
      calledNumber: '0012',
      calledAddress: { address: '127.0.0.1', port },
      bandwidth: 384_000,
      tunnelling: true,
      fastStart: false,
    });
  });

  test('closing a phone hangs up its calls, takes back what rings, and may be said twice', async () => {
    const pair = await startPair();
    const { b } = await pair.call();
    const ringing = deferred<void>();
    pair.bob.onSetup(call => {
      call.ring();
      ringing.resolve();
    });
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
    await using phone = await H323Phone.start();
    await expect(H323Phone.start({ port: phone.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('misbehaviour', () => {
  const counts = ({ facts }: H323Call) => ['send', 'receive'].map(way => facts.channels.filter(each => each.direction === way).length);

  test('sends nothing', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ sendNothing: true, fastStart: true });
    await a.until(() => a.hearsTone(700) > 0.9 && (a.sees()?.frames ?? 0) > 3);
    expect([counts(a), counts(b)]).toEqual([
      [0, 2],
      [2, 0],
    ]);
    expect([a.facts.audio, b.hears().seconds]).toEqual(['none', 0]);
  });

  test('opens its channels late', async () => {
    const waits = deferred<() => void>();
    const after = (ms: number, callback: () => void) => {
      if (ms !== 300) return systemClock.after(ms, callback);
      waits.resolve(callback);
      return () => {};
    };
    await using pair = await startPair({ clock: { ...systemClock, after } });
    const answered = pair.bob.accept({ openChannelsLate: 300 });
    const a = await pair.alice.dial(pair.bob.uri, { video: false });
    const b = await answered;
    const timeIsUp = await waits.promise;
    await b.until(() => b.hears().seconds > 0.5, { what: 'sound of the other side' });
    expect(b.facts.direction).toBe('recvonly');
    timeIsUp();
    await b.until(() => b.facts.direction === 'sendrecv', { what: 'its own channel' });
    await a.until(() => a.hearsTone(440) > 0.9);
  });

  test('drops its connection', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call();
    expect(await a.dropConnection()).toEqual({ by: 'us', reason: 'dropped' });
    expect(await b.ended).toMatchObject({ by: 'connection' });
    expect(pair.alice.calls).toEqual([]);
  });

  test('drops its connections while it rings', async () => {
    await using pair = await startPair();
    const rang = deferred<IncomingCall>();
    pair.bob.onSetup(call => rang.resolve(call));
    const dialled = expect(pair.alice.dial(pair.bob.uri)).rejects.toThrow('dropped');
    const { signal } = await rang.promise;
    pair.alice.dropConnections();
    await dialled;
    if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', resolve));
  });

  test('sends what is no message', async () => {
    await using pair = await startPair();
    const { a, b } = await pair.call({ video: false });
    a.sendRaw(Uint8Array.of(1, 2, 3, 4, 5));
    expect(await b.ended).toMatchObject({ by: 'protocol' });
  });

  test.each(['half-setup', 'setup'] as const)('stalls after %s', async stallAfter => {
    await using pair = await startPair();
    const rang = deferred<IncomingCall>();
    pair.bob.onSetup(call => rang.resolve(call));
    const progress: string[] = [];
    const dialled = pair.alice.dial(pair.bob.uri, { stallAfter, answerTimeoutMs: 500, onProgress: what => void progress.push(what) });
    await expect(dialled).rejects.toThrow('no answer within 500 ms');
    expect(progress).toEqual([]);
    if (stallAfter === 'setup') await rang.promise;
  });

  test.each([
    ['connected', false, false],
    ['capabilities', true, false],
    ['channels', true, true],
  ] as const)('stalls after %s', async (stallAfter, saysCapabilities, opens) => {
    await using pair = await startPair();
    const answered = pair.bob.accept();
    const a = await pair.alice.dial(pair.bob.uri, { stallAfter, video: false });
    const b = await answered;
    if (saysCapabilities) await b.until(() => b.facts.capabilities !== undefined, { what: 'capabilities' });
    if (opens) await b.until(() => b.hearsTone(440) > 0.9, { what: 'a tone' });
    await a.until(() => a.isStalled, { what: 'silence' });
    await a.sendDigits('1', { by: 'keypad' });
    await a.sendDigits('1', { by: 'signal' });
    // What is heard is that it is hung up, and nothing before
    await a.hangUp();
    expect(await b.ended).toMatchObject({ by: 'them' });
    expect([b.digits, b.facts.capabilities !== undefined, counts(b)[1] === 1]).toEqual(['', saysCapabilities, opens]);
  });
});
