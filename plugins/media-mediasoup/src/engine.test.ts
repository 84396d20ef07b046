import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CallContext, RemoteParty } from '@opencvi/plugin-api';
import { loadAudioCodecs } from '@opencvi/rtp';
import { FakeLeg } from '@opencvi/test-kit';
import { FakeDevice } from './testing/fake-device.ts';
import { formats } from './testing/formats.ts';
import { TestMedia } from './testing/gateway.ts';

const media = new TestMedia(19_300);
const devices: FakeDevice[] = [];

beforeAll(loadAudioCodecs);

afterEach(async () => {
  await media.media.engine.close();
  await Promise.all(devices.splice(0).map(device => device.close()));
});

async function call(source: RemoteParty['source']) {
  const leg = new FakeLeg({ remote: { address: { user: 'room', host: 'example.test' }, ...(source && { source }) } });
  const session = await media.media.engine.open({ id: 'call', log: media.log, leg } as unknown as CallContext);
  const device = await FakeDevice.open({ role: 'audio', formats: [formats.pcmu] });
  devices.push(device);
  for (const endpoint of [session.device, session.meeting]) {
    await endpoint.open('audio', '127.0.0.1');
    await endpoint.connect(device.agreement());
  }
  const sent = async () => [(await session.device.statistics())[1]?.packets ?? 0, (await session.meeting.statistics())[1]?.packets ?? 0];
  return { leg, sent };
}

test.each([
  ['TCP proves an address by itself', 'tcp', 50],
  ['over UDP it is proven by the ACK', 'udp', 0],
] as const)('%s', async (_what, transport, before) => {
  const { leg, sent } = await call({ address: '127.0.0.1', port: 5_060, transport });
  await media.clock.advance(1_000);
  expect(await sent()).toEqual([before, 50]);
  leg.state = 'connected';
  await media.clock.advance(1_000);
  expect(await sent()).toEqual([before + 50, 100]);
});

test('a caller from elsewhere cannot have the gateway send to itself, the meeting can', async () => {
  const { sent } = await call({ address: '192.0.2.1', port: 5_060, transport: 'tcp' });
  await media.clock.advance(1_000);
  expect(await sent()).toEqual([0, 50]);
});

test('a leg that never crossed a network needs no proof', async () => {
  const { sent } = await call(undefined);
  await media.clock.advance(60_000);
  expect(await sent()).toEqual([3_000, 3_000]);
});
