import { beforeEach, describe, expect, test } from '@jest/globals';
import { CallError, type EndCode, type EndReason, type Route } from '@opencvi/plugin-api';
import type { z } from 'zod';
import { ivrConfig } from '../config.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { FakeRoom } from '../test/fake-room.ts';
import { StandardFlow } from './standard-flow.ts';

let clock: FakeClock;
let room: FakeRoom;
beforeEach(() => {
  clock = new FakeClock();
  room = new FakeRoom(clock);
});

function flow(settings: z.input<typeof ivrConfig>['flow'] = {}): StandardFlow {
  const prompts = { find: async (name: string) => name };
  const pictures = { find: async (kind: string) => `${kind}.png` };
  return new StandardFlow(ivrConfig.parse({ flow: settings }).flow, { prompts, pictures, clock });
}

const because = (code: EndCode): EndReason => ({ code, by: 'gateway' });
const meeting = (id: string): Route => ({ to: 'meeting', meeting: id });

/** Runs until the flow has an answer: the route, or the code and detail of its error, and when it came. */
async function outcome(running: Promise<Route>) {
  let result: unknown;
  running.then(
    route => {
      result = { route, at: clock.now() };
    },
    error => {
      result =
        error instanceof CallError ? { code: error.reason.code, detail: error.reason.detail, at: clock.now() } : { error, at: clock.now() };
    },
  );
  for (let step = 0; result === undefined && step < 4_000; step++) await clock.advance(100);
  return result;
}

describe('asking', () => {
  test('shows the splash, welcomes and asks', async () => {
    room.script({ 6500: '1172827458#' });
    expect(await outcome(flow().run(room.call, room.media))).toEqual({ route: meeting('1172827458'), at: 6_500 });
    expect(room.story).toEqual(['0 shows splash.png', '0 hears welcome', '3000 hears ask']);
  });

  test('the first digit interrupts a prompt, and counts', async () => {
    room.script({ 1000: '0', 1200: '17920684#' });
    expect(await outcome(flow().run(room.call, room.media))).toEqual({ route: meeting('017920684'), at: 1_200 });
    expect(room.story).toEqual(['0 shows splash.png', '0 hears welcome', '1000 stopped']);
  });

  test('what was typed ahead is taken', async () => {
    for (const key of '1172827458#') room.digits.press(key);
    expect(await outcome(flow().run(room.call, room.media))).toEqual({ route: meeting('1172827458'), at: 0 });
  });

  test.each<[string, Record<number, string>, unknown, string[]]>([
    ['silence ends an id that is long enough', { 7000: '1172827458' }, { route: meeting('1172827458'), at: 11_000 }, ['welcome', 'ask']],
    ['thirteen digits end at once', { 7000: '1234567890123' }, { route: meeting('1234567890123'), at: 7_000 }, ['welcome', 'ask']],
    [
      '* starts again',
      { 7000: '99999', 8000: '*', 17000: '1172827458#' },
      { route: meeting('1172827458'), at: 17_000 },
      ['welcome', 'ask'],
    ],
    ['a late # ends nothing', { 1000: '#', 2000: '1172827458#' }, { route: meeting('1172827458'), at: 2_000 }, ['welcome']],
    ['letters are ignored', { 1000: 'A', 2000: '11D72827458#' }, { route: meeting('1172827458'), at: 2_000 }, ['welcome']],
    [
      'a digit in the last moment of the silence counts',
      { 16000: '1172827458#' },
      { route: meeting('1172827458'), at: 16_000 },
      ['welcome', 'ask'],
    ],
    [
      'too short an id is asked for again',
      { 7000: '123#', 8000: '1172827458#' },
      { route: meeting('1172827458'), at: 8_000 },
      ['welcome', 'ask', 'incomplete'],
    ],
    [
      'an id that stops too early is asked for again',
      { 7000: '12345', 21500: '1172827458#' },
      { route: meeting('1172827458'), at: 21_500 },
      ['welcome', 'ask', 'incomplete', 'ask'],
    ],
    [
      'who types nothing is asked again',
      { 22500: '1172827458#' },
      { route: meeting('1172827458'), at: 22_500 },
      ['welcome', 'ask', 'nothing-typed', 'ask'],
    ],
    [
      'who never types is given up',
      {},
      { code: 'too-many-attempts', detail: 'no conference id in 3 attempts; no key was heard', at: 48_000 },
      ['welcome', 'ask', 'nothing-typed', 'ask', 'nothing-typed', 'ask'],
    ],
    [
      'who types too little three times is given up',
      { 7000: '1#', 8000: '2#', 9000: '3#' },
      { code: 'too-many-attempts', detail: 'no conference id in 3 attempts', at: 9_000 },
      ['welcome', 'ask', 'incomplete', 'incomplete'],
    ],
  ])('%s', async (_case, keys, expected, heard) => {
    room.script(keys);
    expect(await outcome(flow().run(room.call, room.media))).toEqual(expected);
    expect(room.heard()).toEqual(heard);
    // Keys of the script that came after the end are all that may be left.
    await clock.advance(60_000);
    expect(clock.waiting).toBe(0);
  });

  test('there is a time limit over all attempts', async () => {
    const limited = flow({ attempts: 20, timeLimit: '40s' });
    expect(await outcome(limited.run(room.call, room.media))).toEqual({
      code: 'too-many-attempts',
      detail: 'no conference id within 40 seconds; no key was heard',
      at: 40_000,
    });
  });

  test('what was typed too short is kept for the record; what was cleared, or never typed, is not', async () => {
    room.script({ 7000: '123#', 8000: '99*', 9000: '4#', 10000: '1172827458#' });
    await outcome(flow().run(room.call, room.media));
    expect(room.failedAttempts).toEqual([
      { meeting: '123', code: 'not-found', detail: '3 digits; a conference id has at least 9' },
      { meeting: '4', code: 'not-found', detail: '1 digit; a conference id has at least 9' },
    ]);
  });

  test('somebody who keeps starting again meets the time limit too', async () => {
    room.script(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [1_000 + index * 3_000, '12*'])));
    expect(await outcome(flow().run(room.call, room.media))).toMatchObject({ code: 'too-many-attempts', at: 120_000 });
  });

  test('a device without audio sees the picture and can type', async () => {
    room.audible = false;
    room.script({ 2000: '1172827458#' });
    expect(await outcome(flow().run(room.call, room.media))).toEqual({ route: meeting('1172827458'), at: 2_000 });
  });

  test('a prompt that cannot be played is left out', async () => {
    room.broken = ['welcome'];
    room.script({ 2000: '1172827458#' });
    expect(await outcome(flow().run(room.call, room.media))).toMatchObject({ route: meeting('1172827458') });
    expect(room.heard()).toEqual(['ask']);
    expect(room.warnings).toEqual(['prompt could not be played']);
  });

  test('a call that ends stops everything', async () => {
    const running = flow().run(room.call, room.media);
    clock.after(1_000, () => room.ending.abort(because('normal')));
    expect(await outcome(running)).toEqual({ error: because('normal'), at: 1_000 });
    expect(clock.waiting).toBe(0);
  });

  test('a call that ends between two digits stops everything', async () => {
    room.script({ 1000: '12' });
    const running = flow().run(room.call, room.media);
    clock.after(2_000, () => room.ending.abort(because('normal')));
    expect(await outcome(running)).toEqual({ error: because('normal'), at: 2_000 });
    expect(clock.waiting).toBe(0);
  });

  test.each<[EndCode, string]>([
    ['not-found', 'not-found'],
    ['unavailable', 'unavailable'],
    ['throttled', 'unavailable'],
    ['not-consented', 'not-consented'],
    ['failed', 'unreachable'],
  ])('after %s it says so and asks again', async (code, prompt) => {
    room.script({ 6500: '1172827458#' });
    expect(await outcome(flow().run(room.call, room.media, because(code)))).toMatchObject({ route: meeting('1172827458') });
    expect(room.heard()).toEqual([prompt, 'ask']);
  });

  test('prompts, keys and lengths are data', async () => {
    const own = flow({ welcome: ['hello', 'legal'], ask: ['type'], digits: { min: 4, max: 4, end: '*', clear: '#' } });
    room.script({ 9500: '12#5678' });
    expect(await outcome(own.run(room.call, room.media))).toEqual({ route: meeting('5678'), at: 9_500 });
    expect(room.heard()).toEqual(['hello', 'legal', 'type']);
  });
});

describe('waiting in the lobby', () => {
  test('shows and repeats until the room is let in', async () => {
    const admitted = new AbortController();
    const waiting = flow().wait(room.call, room.media, admitted.signal);
    await clock.advance(70_000);
    admitted.abort();
    await waiting;
    expect(room.story).toEqual(['0 shows lobby.png', '0 hears lobby', '33000 hears still-in-lobby', '66000 hears still-in-lobby']);
    expect(clock.waiting).toBe(0);
  });

  test('stops in the middle of a prompt', async () => {
    const admitted = new AbortController();
    const waiting = flow().wait(room.call, room.media, admitted.signal);
    await clock.advance(1_000);
    admitted.abort();
    await waiting;
    expect(room.story.at(-1)).toBe('1000 stopped');
  });

  test.each(['signal', 'call'] as const)('does nothing when the %s is over already', async which => {
    const over = new AbortController();
    (which === 'signal' ? over : room.ending).abort(because('normal'));
    await flow().wait(room.call, room.media, over.signal);
    expect(room.story).toEqual([]);
  });
});

describe('mute', () => {
  test.each([
    ['muted', 'muted'],
    ['unmuted', 'unmuted'],
    ['unchanged', 'mute-failed'],
  ] as const)('%s is said', async (outcome, prompt) => {
    const saying = flow().tellMute(room.call, room.media, outcome, room.ending.signal);
    await clock.advance(3_000);
    await saying;
    expect(room.story).toEqual([`0 hears ${prompt}`]);
    expect(clock.waiting).toBe(0);
  });

  test('the last word counts', async () => {
    const telling = flow();
    const first = telling.tellMute(room.call, room.media, 'muted', room.ending.signal);
    await clock.advance(500);
    const second = telling.tellMute(room.call, room.media, 'unmuted', room.ending.signal);
    await clock.advance(5_000);
    await Promise.all([first, second]);
    expect(room.story).toEqual(['0 hears muted', '500 stopped', '500 hears unmuted']);
  });
});

describe('farewell', () => {
  test.each<[EndCode, string[]]>([
    ['denied', ['denied']],
    ['lobby-timeout', ['lobby-timeout']],
    ['meeting-ended', ['meeting-ended']],
    ['removed', ['removed']],
    ['not-found', ['not-found', 'goodbye']],
    ['too-many-attempts', ['too-many-attempts', 'goodbye']],
    ['refused', ['refused', 'goodbye']],
    ['unavailable', ['unavailable', 'goodbye']],
    ['operator', ['goodbye']],
  ])('says %s as %p', async (code, heard) => {
    const saying = flow().farewell(room.call, room.media, because(code));
    await clock.advance(20_000);
    await saying;
    expect(room.heard()).toEqual(heard);
    expect(room.story[0]).toBe('0 shows goodbye.png');
    expect(clock.waiting).toBe(0);
  });

  test('is said although the call is ending', async () => {
    room.ending.abort(because('denied'));
    const saying = flow().farewell(room.call, room.media, because('denied'));
    await clock.advance(5_000);
    await saying;
    expect(room.heard()).toEqual(['denied']);
  });

  test('is bounded', async () => {
    const saying = flow({ farewell: { default: ['a', 'b', 'c', 'd', 'e'] }, farewellLimit: '7s' }).farewell(
      room.call,
      room.media,
      because('normal'),
    );
    await clock.advance(7_000);
    await saying;
    expect(room.story.at(-1)).toBe('7000 stopped');
    expect(clock.waiting).toBe(0);
  });

  test('stops when the room hangs up', async () => {
    const saying = flow().farewell(room.call, room.media, because('denied'));
    await clock.advance(1_000);
    room.legEvents.emit('ended', because('normal'));
    await saying;
    expect(room.story.at(-1)).toBe('1000 stopped');
  });

  test('is not talked over by the lobby', async () => {
    const waiting = flow();
    const company = waiting.wait(room.call, room.media, new AbortController().signal);
    await clock.advance(1_000);
    const saying = waiting.farewell(room.call, room.media, because('denied'));
    await clock.advance(60_000);
    await Promise.all([company, saying]);
    expect(room.heard()).toEqual(['lobby', 'denied']);
    expect(clock.waiting).toBe(0);
  });

  test('ends the asking', async () => {
    const asking = flow();
    const running = asking.run(room.call, room.media);
    clock.after(1_000, () => void asking.farewell(room.call, room.media, because('operator')));
    expect(await outcome(running)).toMatchObject({ code: 'operator', at: 1_000 });
    await clock.advance(60_000);
    expect(room.heard()).toEqual(['welcome', 'goodbye']);
  });

  test('is not said to a room that is gone', async () => {
    room.legState = 'ended';
    await flow().farewell(room.call, room.media, because('denied'));
    expect(room.story).toEqual([]);
  });
});
