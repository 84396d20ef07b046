import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type SrtpKey, type SrtpSuite, srtpSuites } from '@opencvi/plugin-api';
import { loadAudioCodecs, srtpKeyMaterialLength } from '@opencvi/rtp';
import { RecordingLog } from '@opencvi/test-kit';
import { arrived } from '../testing/arrived.ts';
import { FakeDevice } from '../testing/fake-device.ts';
import { formats } from '../testing/formats.ts';
import { testServices } from '../testing/services.ts';
import type { MediaPacket } from './media-packet.ts';
import { RtpEndpoint } from './rtp-endpoint.ts';

let services: ReturnType<typeof testServices>;
let endpoint: RtpEndpoint;
let log: RecordingLog;
const devices: FakeDevice[] = [];

beforeAll(loadAudioCodecs);

beforeEach(() => {
  services = testServices(18_300);
  log = new RecordingLog();
  endpoint = new RtpEndpoint('call-device', services, log);
});

afterEach(async () => {
  await endpoint.close();
  await Promise.all(devices.splice(0).map(device => device.close()));
});

const key = (suite: SrtpSuite, seed: number): SrtpKey => ({
  suite,
  key: Uint8Array.from({ length: srtpKeyMaterialLength(suite) }, (_, i) => seed + i),
});

async function secured(suite: SrtpSuite): Promise<{ device: FakeDevice; packets: MediaPacket[] }> {
  const srtp = { send: key(suite, 1), receive: key(suite, 100) };
  const device = await FakeDevice.open({ role: 'audio', formats: [formats.pcmu], srtp });
  devices.push(device);
  device.connect(await endpoint.open('audio'));
  await endpoint.connect(device.agreement());
  const packets: MediaPacket[] = [];
  endpoint.attach({ receive: (_role, packet) => packets.push(packet), keyFrameRequested: () => {}, limited: () => {} });
  return { device, packets };
}

describe.each(srtpSuites)('%s', suite => {
  test('carries RTP and RTCP both ways', async () => {
    const { device, packets } = await secured(suite);
    device.sendAudio(new Uint8Array(160).fill(7));
    device.sendAudio(new Uint8Array(160).fill(8));
    await arrived(() => packets.length === 2);
    expect(packets.map(packet => packet.payload[0])).toEqual([7, 8]);
    endpoint.attach(undefined);
    await services.clock.advance(8_000);
    await device.until(() => device.received.length > 390 && device.control.some(packet => packet.type === 'sr'));
    expect(device.broken).toBe(0);
    device.sendRtcp({ type: 'rr', ssrc: device.ssrc, reports: [] });
    await new Promise(resolve => setTimeout(resolve, 30));
    expect((await endpoint.statistics())[0]).toMatchObject({ packets: 2, discarded: 0 });
  });
});

test('what is not authentic is counted, logged, and does not latch', async () => {
  const { device, packets } = await secured('AES_CM_128_HMAC_SHA1_80');
  const stranger = await FakeDevice.open({ role: 'audio', formats: [formats.pcmu] });
  devices.push(stranger);
  stranger.connect(await endpoint.open('audio'));
  stranger.sendAudio(new Uint8Array(160));
  await arrived(async () => (await endpoint.statistics())[0]?.discarded === 1);
  expect(log.lines.find(line => line.message === 'SRTP refused')?.fields).toMatchObject({ reason: 'not-authentic' });
  device.sendAudio(new Uint8Array(160));
  await arrived(() => packets.length === 1);
});

test('the context stays through a re-INVITE with the same key, and a new key takes its place', async () => {
  const { device, packets } = await secured('AEAD_AES_256_GCM');
  device.sequenceNumber = 65_535;
  device.sendAudio(new Uint8Array(160));
  device.sendAudio(new Uint8Array(160));
  await arrived(() => packets.length === 2);
  await endpoint.connect(device.agreement());
  device.sendAudio(new Uint8Array(160));
  await arrived(() => packets.length === 3);
  const other = { send: key('AEAD_AES_256_GCM', 50), receive: key('AEAD_AES_256_GCM', 60) };
  await endpoint.connect(device.agreement({ srtp: other }));
  device.sendAudio(new Uint8Array(160));
  await arrived(async () => (await endpoint.statistics())[0]?.discarded === 1);
});
