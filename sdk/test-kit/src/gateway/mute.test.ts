import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../eventually.ts';
import type { FakeLeg } from '../fakes/fake-leg.ts';
import { settle } from '../virtual-clock.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.ts';
import type { TestCall } from './test-call.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const open = '1172827458@example.test';
const lobby = '1172827459@example.test';

async function start(options: TestGatewayOptions = {}): Promise<void> {
  gateway = await startTestGateway(options);
}

/** A call in its meeting; `silent`: of a device whose protocol knows no mute. */
async function joined(device: 'silent' | 'shows mute' = 'silent'): Promise<TestCall> {
  const call = gateway.dial(open, device === 'silent' ? { onMute: false } : {});
  await call.reaches('connected');
  return call;
}

const meeting = (): FakeLeg => gateway.meetings.legs.at(-1) as FakeLeg;
const mutes = (leg: FakeLeg) => leg.heard.filter(heard => heard === 'mute' || heard === 'unmute');
const told = () => gateway.ivr.told;
const events = () => gateway.sink.events.flatMap(event => (event.type === 'muted' ? [`${event.muted} by ${event.by}`] : []));

describe('a room mutes itself', () => {
  test('by keys, and again', async () => {
    await start();
    const call = await joined();
    call.leg.type('*6');
    await eventually('the room to be told', () => told().includes('muted'));
    call.leg.type('*6');
    await eventually('the room to be told', () => told().includes('unmuted'));
    expect(mutes(meeting())).toEqual(['mute', 'unmute']);
    expect(events()).toEqual(['true by room', 'false by room']);
  });

  test('by keys that come in RTP', async () => {
    await start();
    await joined();
    for (const digit of '*6') gateway.media.sessions[0]?.device.emit('digit', digit);
    await eventually('the meeting to be told', () => mutes(meeting()).length > 0);
  });

  test('by the signalling of its device, which needs no telling', async () => {
    await start();
    const call = await joined('shows mute');
    call.leg.emit('mute', true);
    call.leg.emit('mute', true);
    call.leg.emit('mute', false);
    await eventually('the meeting to be told', () => mutes(meeting()).length === 2);
    expect(mutes(meeting())).toEqual(['mute', 'unmute']);
    expect(mutes(call.leg)).toEqual([]);
    expect(told()).toEqual([]);
  });

  test('and it shows in the API', async () => {
    await start();
    const call = await joined();
    const shown = async () => ((await (await gateway.api(`/api/v1/calls/${call.id}`)).json()) as { muted: boolean }).muted;
    expect(await shown()).toBe(false);
    call.leg.type('*6');
    expect(await shown()).toBe(true);
  });

  test('before the meeting: it counts once it is in', async () => {
    await start();
    const call = gateway.dial(lobby);
    await call.reaches('lobby');
    call.leg.emit('mute', true);
    call.leg.type('*6');
    expect(mutes(meeting())).toEqual([]);
    gateway.meetings.admit();
    await call.reaches('connected');
    await eventually('the meeting to be told', () => mutes(meeting()).length > 0);
    expect(mutes(meeting())).toEqual(['mute']);
  });

  test('in a hurry: one request at a time, and the last wish counts', async () => {
    await start();
    const answers: (() => void)[] = [];
    gateway.meetings.onMute = () => new Promise(resolve => answers.push(resolve));
    const call = await joined();
    call.leg.type('*6*6*6');
    expect(mutes(meeting())).toEqual(['mute']);
    answers[0]?.();
    await eventually('the room to be told', () => told().includes('muted'));
    expect(mutes(meeting())).toEqual(['mute']);
    call.leg.type('*6*6');
    await settle();
    answers[1]?.();
    await eventually('the second request', () => answers.length === 3);
    answers[2]?.();
    await eventually('the room to be told', () => told().length === 2);
    expect(mutes(meeting())).toEqual(['mute', 'unmute', 'mute']);
    expect(told()).toEqual(['muted', 'muted']);
  });

  test.each([
    ['refuses', async () => Promise.reject(new Error('not allowed'))],
    ['has no mute', false as const],
  ])('and hears when the meeting %s', async (_name, onMute) => {
    await start();
    gateway.meetings.onMute = onMute;
    const call = await joined();
    call.leg.type('*6');
    await eventually('the room to be told', () => told().includes('unchanged'));
    expect(events()).toEqual(['true by room', 'false by meeting']);
    expect(told()).toEqual(['unchanged']);
  });

  test.each([
    ['keys of its own', '##' as const, '*6##', ['mute']],
    ['no keys', false as const, '*6', []],
  ])('%s', async (_name, muteKeys, typed, asked) => {
    await start({ calls: { muteKeys } });
    const call = await joined();
    call.leg.type(typed);
    await settle();
    expect(mutes(meeting())).toEqual(asked);
  });
});

describe('the meeting mutes a room', () => {
  test('whose device shows it', async () => {
    await start();
    const call = await joined('shows mute');
    meeting().emit('mute', true);
    meeting().emit('mute', false);
    expect(mutes(call.leg)).toEqual(['mute', 'unmute']);
    expect(told()).toEqual([]);
    expect(events()).toEqual(['true by meeting', 'false by meeting']);
  });

  test('whose device cannot: it is told, and *6 lifts it', async () => {
    await start();
    const call = await joined();
    meeting().emit('mute', true);
    expect(told()).toEqual(['muted']);
    call.leg.type('*6');
    await eventually('the room to be told', () => told().includes('unmuted'));
    expect(mutes(meeting())).toEqual(['unmute']);
  });

  test('as it comes in: it is told when it is there', async () => {
    await start();
    const call = gateway.dial(lobby, { onMute: false });
    await call.reaches('lobby');
    gateway.meetings.admit();
    meeting().emit('mute', true);
    await eventually('the room to be told', () => told().includes('muted'));
    expect(mutes(meeting())).toEqual([]);
  });
});

test('nobody echoes: a device that confirms and a meeting that shows what was asked end the matter', async () => {
  await start();
  gateway.meetings.onMute = async muted => meeting().emit('mute', muted);
  const call = gateway.dial(open, { onMute: async muted => call.leg.emit('mute', muted) });
  await call.reaches('connected');
  call.leg.emit('mute', true);
  await settle();
  meeting().emit('mute', false);
  await settle();
  expect([mutes(meeting()), mutes(call.leg)]).toEqual([['mute'], ['unmute']]);
  expect(events()).toEqual(['true by room', 'false by meeting']);
});
