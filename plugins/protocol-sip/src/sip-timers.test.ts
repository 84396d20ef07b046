import { expect, test } from '@jest/globals';
import type { CallLeg } from '@opencvi/plugin-api';
import type { Arrival } from '@opencvi/test-kit';
import { config } from './config.ts';
import type { Device } from './test/device.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { ManualClock, settled } from './test/manual-clock.ts';
import { audioOffer } from './test/offers.ts';
import { type SipRig, startSip } from './test/sip-rig.ts';

const never = new AbortController().signal;

/** A rig whose time only passes when the test lets it. */
async function timed(): Promise<{ clock: ManualClock; rig: SipRig }> {
  const clock = new ManualClock();
  return { clock, rig: await startSip({}, clock) };
}

async function ringing(rig: SipRig): Promise<{ device: Device } & Arrival> {
  const device = await rig.device();
  device.invite(audioOffer());
  return { device, ...(await rig.calls.next()) };
}

/** What the device has seen, the SIP server has confirmed as well by now: that timer must not be the one that runs out. */
async function confirmed(): Promise<void> {
  // Turns of the event loop count, not time: other work may take all of that
  for (let turn = 0; turn < 15; turn++) await new Promise(resolve => setTimeout(resolve, 2));
}

async function connect(device: Device, leg: CallLeg): Promise<void> {
  const answered = leg.answer(new FakeEndpoint(), never);
  await device.response(200);
  device.ack();
  await answered;
}

test('ringing is said again every minute, and not for ever', async () => {
  const { clock, rig } = await timed();
  await using _rig = rig;
  const { device, leg, ended } = await ringing(rig);
  await leg.ring();
  await device.response(180);
  for (let minute = 1; minute < 3; minute++) {
    expect(device.has('SIP/2.0 180')).toBe(false);
    await clock.advance(60_000);
    await device.response(180);
  }
  await clock.advance(60_000);
  await device.response(480);
  expect(await ended).toMatchObject({ code: 'no-answer', by: 'gateway' });
  expect(clock.pending).toBe(0);
});

test('no ACK', async () => {
  const { clock, rig } = await timed();
  await using _rig = rig;
  const { device, leg } = await ringing(rig);
  const answered = leg.answer(new FakeEndpoint(), never).catch(error => error);
  await device.response(200);
  await confirmed();
  await clock.advance(34_999);
  expect(leg.state).toBe('ringing');
  await clock.advance(1);
  const { reason } = await answered;
  expect(reason).toEqual({ code: 'signalling-timeout', by: 'gateway', detail: 'no ACK came' });
  const over = leg.end(reason);
  await settled();
  await clock.advance(5_000);
  await over; // the BYE goes on trying for a while
  await clock.advance(40_000);
  expect(clock.pending).toBe(0);
});

test('a record that takes too long does not keep the BYE unanswered', async () => {
  const { clock, rig } = await timed();
  await using _rig = rig;
  const { device, leg, ended } = await ringing(rig);
  await connect(device, leg);
  device.bye();
  await ended;
  await clock.advance(1_999);
  expect(device.has('SIP/2.0 200')).toBe(false);
  await clock.advance(1);
  await device.response(200, 'BYE');
  expect(rig.log.messages('warn')).toEqual(['BYE answered before the record']);
  expect(clock.pending).toBe(0);
});

test('our own call rings for so long', async () => {
  const { clock, rig } = await timed();
  await using _rig = rig;
  await using far = await startSip();
  await using near = await startSip({ outbound: { proxy: `sip:127.0.0.1:${far.port('udp')}` }, ringTimeout: '20s' }, clock);
  const dialled = near.sip.dial({ user: 'room', host: 'example.com' }, never);
  const { leg: theirs, ended } = await far.calls.next();
  await theirs.ring();
  const ours = await dialled;
  const answer = ours.answer(new FakeEndpoint(), never).catch(error => error);
  await clock.advance(20_000);
  expect((await answer).reason).toMatchObject({ code: 'no-answer' });
  expect(await ended).toEqual({ code: 'cancelled', by: 'room' });
});

test.each([
  ['30m', '1800;refresher=uas'],
  ['90s', '90;refresher=uas'],
  [false, undefined],
] as const)('the session timer of a device that asks for none: %s', async (sessionExpires, said) => {
  await using rig = await startSip({ sessionExpires });
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never);
  const ok = await device.response(200);
  expect([ok.header('session-expires'), ok.header('require')]).toEqual([said, undefined]);
  device.ack();
  await answered;
});

test.each(['89s', 'never'])('sessionExpires of %s is refused', sessionExpires => {
  expect(config.safeParse({ sessionExpires }).success).toBe(false);
});
