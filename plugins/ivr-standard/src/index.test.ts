import { afterEach, expect, test } from '@jest/globals';
import { eventually, startTestGateway, type TestCall, type TestGateway, type TestGatewayOptions, VirtualClock } from '@opencvi/test-kit';
import { assetPath } from './assets.ts';
import { ivrStandard } from './index.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function dialIvr(options: TestGatewayOptions = {}): Promise<TestCall> {
  gateway = await startTestGateway({ plugins: [ivrStandard], ...options });
  const call = gateway.dial('teams@example.test');
  await call.reaches('interacting');
  return call;
}

const device = () => gateway.media.sessions[0]?.device;
const hears = (name: string) =>
  eventually(`${name} to be played`, () => device()?.played.at(-1) === assetPath('en', `${name}.wav`) || undefined);
const hasHeard = (name: string) =>
  eventually(`${name} to have been played`, () => device()?.played.includes(assetPath('en', `${name}.wav`)) || undefined);

test('a typed conference id leads through the lobby into the meeting', async () => {
  const call = await dialIvr();
  await hears('ask');
  expect(device()?.shown).toEqual([assetPath('pictures', 'splash.h264')]);
  call.leg.type('1172827459#');
  await call.reaches('lobby');
  await hears('lobby');
  expect(device()?.shown.at(-1)).toBe(assetPath('pictures', 'lobby.h264'));
  gateway.meetings.admit();
  await call.reaches('connected');
  call.leg.hangUp();
  expect(await call.ended()).toMatchObject({ meeting: '1172827459', ivrAttempts: 1, endReason: { code: 'normal' } });
});

test('three wrong ids end the call, and it hears why', async () => {
  const call = await dialIvr({ calls: { ivrAttempts: 3 } });
  call.leg.type('999999991#');
  call.leg.type('999999992#');
  call.leg.type('999999993#');
  expect(await call.ended()).toMatchObject({ ivrAttempts: 3, endReason: { code: 'too-many-attempts' } });
  const said = device()?.played.map(file => file.replace(/^.*\/(.*)\.wav$/, '$1'));
  expect(said?.slice(-2)).toEqual(['too-many-attempts', 'goodbye']);
});

test('a room that is denied hears so', async () => {
  const call = await dialIvr();
  call.leg.type('1172827459#');
  await call.reaches('lobby');
  gateway.meetings.deny();
  expect((await call.ended()).endReason.code).toBe('denied');
  expect(device()?.played.at(-1)).toBe(assetPath('en', 'denied.wav'));
});

test('silence ends the call in the end', async () => {
  const clock = new VirtualClock();
  const call = await dialIvr({ clock });
  // Prompts are looked up on the disk, whose time the clock does not hold: move on until the call is over.
  let over = false;
  void call.over.then(() => {
    over = true;
  });
  await eventually('the call to end', async () => {
    await clock.advance(1_000);
    return over || undefined;
  });
  expect((await call.ended()).endReason).toMatchObject({
    code: 'too-many-attempts',
    detail: 'no conference id in 3 attempts; no key was heard',
  });
});

test('a hang-up while it asks leaves nothing behind', async () => {
  const call = await dialIvr();
  await hears('ask');
  call.leg.hangUp();
  expect((await call.ended()).endReason).toMatchObject({ code: 'normal', by: 'room' });
});

test('the record of a room that hangs up in the IVR tells what it had typed, half an id too', async () => {
  const call = await dialIvr();
  call.leg.type('1234#');
  await hasHeard('incomplete');
  call.leg.type('9999999999#');
  await hasHeard('not-found');
  call.leg.hangUp();
  expect((await call.ended()).failedAttempts).toEqual([
    { meeting: '1234', code: 'not-found', detail: '4 digits; a conference id has at least 9' },
    { meeting: '9999999999', code: 'not-found', detail: 'no meeting 9999999999' },
  ]);
});
