import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type H323Call, H323Phone } from '@opencvi/test-kit/h323-phone';
import { eventually, type Gateway, startGateway } from '../../rig/index.ts';
import { callsIn, MEETING } from './h323-rig.ts';
import { HastyRoom } from './hasty-room.ts';
import { phoneHears, phoneTarget } from './phone-rig.ts';

jest.setTimeout(60_000);

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.close());

const packetsFrom = async (name: string): Promise<number> => {
  const { calls } = (await gateway.api('/api/v1/calls')).body as { calls: Awaited<ReturnType<typeof callsIn>> };
  return calls.find(({ displayName }) => displayName === name)?.media.audio?.inbound?.packets ?? 0;
};

test('a room that sends before it has a channel, and before it has acknowledged ours, is heard', async () => {
  await using phone = await H323Phone.start({ displayName: 'phone' });
  const call = await phone.dial(phoneTarget(gateway, MEETING), { toneHz: 1_400, toneAmplitude: 0.3, video: false });
  await callsIn(gateway, 'connected');
  await using room = await HastyRoom.dial(gateway.ports.h323, MEETING);
  await room.send();
  await eventually({ what: 'a second of sound without a channel', within: 10_000 }, async () => room.sent >= 50 || undefined);
  expect(await packetsFrom('hasty')).toBe(0);

  await room.openChannel();
  await eventually({ what: 'its sound to come', within: 10_000 }, async () => (await packetsFrom('hasty')) > 10 || undefined);
  expect(room.received).toBe(0);

  room.acknowledge();
  await callsIn(gateway, 'connected', 2);
  await phoneHears(call, 1_000);
  await eventually({ what: 'sound at the room', within: 10_000 }, async () => room.received > 50 || undefined);
});

/** The most that came in one of the next seconds, in bit/s, RTP headers included. */
async function peakRate(call: H323Call, seconds: number): Promise<number> {
  let peak = 0;
  for (let second = 0; second < seconds; second++) {
    const [octets, began] = [octetsOf(call), performance.now()];
    await pause(1_000);
    peak = Math.max(peak, (8_000 * (octetsOf(call) - octets)) / (performance.now() - began));
  }
  return peak;
}

const octetsOf = (call: H323Call): number => call.statistics().video?.received.octets ?? 0;

test('flow control to 64 kbit/s and back: the picture comes slower, and then as fast as before', async () => {
  await using phone = await H323Phone.start({ displayName: 'slow' });
  const call = await phone.dial(phoneTarget(gateway, 'teams'));
  const keyFrames = (count: number) => call.until(() => (call.sees()?.keyFrames ?? 0) >= count, { what: `${count} key frames` });
  await keyFrames(2);
  const before = await peakRate(call, 3);
  call.limit(64_000);
  // What was on its way when the limit came
  await pause(500);
  const limited = await peakRate(call, 6);
  const seen = call.sees()?.keyFrames ?? 0;
  call.limit(undefined);
  await keyFrames(seen + 1);
  const after = await peakRate(call, 3);
  expect(limited).toBeGreaterThan(32_000);
  // A key frame of 35 kB takes four seconds then, and one without
  expect(limited).toBeLessThan(100_000);
  expect(Math.min(before, after)).toBeGreaterThan(150_000);
});
