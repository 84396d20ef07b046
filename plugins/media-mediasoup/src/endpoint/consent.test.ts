import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { MediaFormat, StreamAgreement } from '@opencvi/plugin-api';
import { loadAudioCodecs, nalType, sequenceDelta, serializeRtp } from '@opencvi/rtp';
import { RecordingLog } from '@opencvi/test-kit';
import { arrived } from '../testing/arrived.ts';
import { FakeDevice } from '../testing/fake-device.ts';
import { formats } from '../testing/formats.ts';
import { testConsent, testServices } from '../testing/services.ts';
import { colourPng } from '../testing/video.ts';
import { blockList } from './address-screen.ts';
import type { ConsentServices, SignallingPeer } from './consent.ts';
import { RtpEndpoint } from './rtp-endpoint.ts';
import { Strangers } from './strangers.ts';

const here: SignallingPeer = { address: '127.0.0.1', confirmed: () => true };
/** The devices of these tests are on 127.0.0.1: to this caller, another address. */
const elsewhere: SignallingPeer = { address: '127.0.0.9', confirmed: () => true };

let services: ReturnType<typeof testServices>;
let log: RecordingLog;
let counted: string[];
const endpoints: RtpEndpoint[] = [];
const devices: FakeDevice[] = [];

beforeAll(loadAudioCodecs);

beforeEach(() => {
  counted = [];
  log = new RecordingLog();
  services = testServices(19_100);
});

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map(endpoint => endpoint.close()));
  await Promise.all(devices.splice(0).map(device => device.close()));
  expect(services.clock.pending).toBe(0);
});

const emptyReport = { fractionLost: 0, extendedHighestSequence: 0, jitter: 0, lastSr: 0, delaySinceLastSr: 0 };

interface CallOptions {
  readonly peer: SignallingPeer | undefined;
  readonly format?: MediaFormat;
  readonly consent?: Partial<ConsentServices>;
  readonly agreement?: Partial<StreamAgreement>;
}

async function call({ peer, format = formats.pcmu, consent, agreement }: CallOptions) {
  const count = (name: string, labels = {}) => void counted.push(`${name} ${Object.values(labels).join()}`);
  const metrics = { count, gauge: () => {}, observe: () => {} };
  const given = { ...services, consent: { ...testConsent(services.clock), metrics, ...consent } };
  const endpoint = new RtpEndpoint(`call-${endpoints.length}`, given, log, peer);
  endpoints.push(endpoint);
  const role = format.codec === 'H264' ? 'main' : 'audio';
  const device = await FakeDevice.open({ role, formats: [format] });
  devices.push(device);
  device.connect(await endpoint.open(role, '127.0.0.1'));
  await endpoint.connect(device.agreement(agreement));
  return { endpoint, device };
}

const inbound = async (endpoint: RtpEndpoint) => (await endpoint.statistics())[0];
const outbound = async (endpoint: RtpEndpoint) => (await endpoint.statistics())[1];
const withheld = () => log.lines.filter(line => line.message.startsWith('media withheld'));

test('a device that has sent nothing yet is heard and seen for half a minute, and no longer', async () => {
  const { endpoint, device } = await call({ peer: here });
  await services.clock.advance(29_000);
  await device.until(() => device.received.length > 1_400);
  await services.clock.advance(60_000);
  const { packets, discarded } = (await outbound(endpoint)) ?? {};
  await device.until(() => device.received.length === packets);
  expect(packets).toBeLessThanOrEqual(1_500);
  expect(discarded).toBeGreaterThan(2_900);
  expect(withheld()).toHaveLength(1);
  expect(withheld()[0]).toMatchObject({
    level: 'warn',
    fields: { role: 'audio', remote: `127.0.0.1:${device.port}`, signalling: '127.0.0.1', reason: 'unproven' },
  });
  expect(counted).toEqual(['media_withheld_total unproven']);
});

test('what comes late opens the way at once, and the numbers go on without a gap', async () => {
  const { endpoint, device } = await call({ peer: here });
  await services.clock.advance(60_000);
  const before = (await outbound(endpoint))?.packets ?? 0;
  device.sendAudio(new Uint8Array(160));
  await arrived(async () => (await inbound(endpoint))?.packets === 1);
  await services.clock.advance(100);
  await device.until(() => device.received.length === before + 5);
  const [last, next] = device.received.slice(before - 1, before + 1);
  expect(sequenceDelta(last?.sequenceNumber ?? 0, next?.sequenceNumber ?? 0)).toBe(1);
  expect(log.lines.map(({ message }) => message)).toContain('media resumed');
});

test('a report that comes by RTCP is proof as well', async () => {
  const { endpoint, device } = await call({ peer: here });
  await services.clock.advance(1_000);
  await device.until(() => device.received.length > 0);
  device.sendRtcp({ type: 'rr', ssrc: 0x77, reports: [{ ...emptyReport, ssrc: device.received[0]?.ssrc ?? 0, cumulativeLost: 7 }] });
  await arrived(async () => (await outbound(endpoint))?.packetsLost === 7);
  await services.clock.advance(60_000);
  expect((await outbound(endpoint))?.discarded).toBe(0);
});

test('RTP of a payload type that was not agreed, which keeps NATs open (RFC 6263 4.6), is proof as well', async () => {
  const { endpoint, device } = await call({ peer: here });
  await services.clock.advance(1_000);
  device.send({ payloadType: 127, payload: new Uint8Array(0) });
  await arrived(async () => (await inbound(endpoint))?.discarded === 1);
  await services.clock.advance(60_000);
  expect((await outbound(endpoint))?.discarded).toBe(0);
});

test('one stream proves the host for the others: who has no camera sends no video', async () => {
  const { endpoint, device } = await call({ peer: here });
  const screen = await FakeDevice.open({ role: 'main', formats: [formats.h264] });
  devices.push(screen);
  await endpoint.open('main', '127.0.0.1');
  await endpoint.connect(screen.agreement({ direction: 'sendonly', receive: [] }));
  device.sendAudio(new Uint8Array(160));
  await arrived(async () => (await inbound(endpoint))?.packets === 1);
  await services.clock.advance(60_000);
  await endpoint.show({ file: colourPng('red') });
  await services.clock.advance(1_000);
  await screen.until(() => screen.received.length > 0);
});

test('an echo of our own RTP and RTCP is no proof (RFC 3550 8.2)', async () => {
  const { endpoint, device } = await call({ peer: here });
  await services.clock.advance(1_000);
  await device.until(() => device.received.length > 0);
  const [packet] = device.received;
  if (packet) device.sendBytes(serializeRtp(packet));
  device.sendRtcp({ type: 'rr', ssrc: packet?.ssrc ?? 0, reports: [] });
  await arrived(async () => (await inbound(endpoint))?.discarded === 2);
  await services.clock.advance(60_000);
  expect(await inbound(endpoint)).toMatchObject({ packets: 0 });
  expect(withheld()).toHaveLength(1);
});

test('RTCP ends with the media', async () => {
  const { device } = await call({ peer: here });
  await services.clock.advance(120_000);
  await device.until(() => device.control.some(({ type }) => type === 'sr'));
  const reports = device.control.filter(({ type }) => type === 'sr').length;
  await endpoints[0]?.close();
  await services.clock.advance(1_000);
  expect(reports).toBeLessThanOrEqual(15);
  expect(device.control.filter(({ type }) => type === 'bye')).toEqual([]);
});

test('over UDP nothing is sent before the caller has acknowledged our answer', async () => {
  let acknowledged = false;
  const { endpoint, device } = await call({ peer: { address: '127.0.0.1', confirmed: () => acknowledged } });
  await services.clock.advance(20_000);
  expect(await outbound(endpoint)).toMatchObject({ packets: 0, discarded: 0 });
  acknowledged = true;
  await services.clock.advance(1_000);
  await device.until(() => device.received.length > 45);
  expect(log.lines.filter(({ message }) => message.startsWith('media'))).toEqual([]);
});

test('an address that only the description names gets a short while, however many calls name it', async () => {
  const consent = { strangers: testConsent(services.clock).strangers };
  const first = await call({ peer: elsewhere, consent });
  await services.clock.advance(5_000);
  const second = await call({ peer: elsewhere, consent });
  await services.clock.advance(30_000);
  expect((await outbound(first.endpoint))?.packets).toBe(500);
  expect((await outbound(second.endpoint))?.packets).toBe(250);
  const third = await call({ peer: elsewhere, consent });
  await services.clock.advance(5_000);
  expect((await outbound(third.endpoint))?.packets).toBe(0);
  third.device.sendAudio(new Uint8Array(160));
  await arrived(async () => (await inbound(third.endpoint))?.packets === 1);
  await services.clock.advance(5_000);
  expect((await outbound(third.endpoint))?.packets).toBeGreaterThan(245);
});

/** A picture that takes many packets. */
function noise(): string {
  const file = colourPng('white').replace('white', 'mandelbrot');
  spawnSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'mandelbrot=s=1280x720', '-frames:v', '1', file]);
  return file;
}

test('until then a picture is paced to the low bit rate, and whole', async () => {
  const strangers = new Strangers(services.clock, { elsewhereWithin: 10_000, elsewhereBitrate: 100_000 });
  const { endpoint } = await call({ peer: elsewhere, format: formats.h264, consent: { strangers } });
  await endpoint.show({ file: noise() });
  await services.clock.advance(5_000);
  const { bytes = 0, discarded } = (await outbound(endpoint)) ?? {};
  expect(bytes * 8).toBeLessThanOrEqual(5 * 100_000);
  expect(bytes * 8).toBeGreaterThan(5 * 80_000);
  expect(discarded).toBe(0);
});

test('a picture begins with a key frame when it is let through again', async () => {
  const { endpoint, device } = await call({ peer: here, format: formats.h264 });
  await endpoint.show({ file: colourPng('blue') });
  await services.clock.advance(61_100);
  const before = (await outbound(endpoint))?.packets ?? 0;
  device.sendRtcp({ type: 'rr', ssrc: 0x77, reports: [{ ...emptyReport, ssrc: device.received[0]?.ssrc ?? 0, cumulativeLost: 7 }] });
  await arrived(async () => (await outbound(endpoint))?.packetsLost === 7);
  await services.clock.advance(700);
  await device.until(() => device.received.slice(before).some(packet => nalType(packet.payload) === 7));
});

test.each([
  ['a port of DNS', { address: '127.0.0.1', port: 53, rtcpPort: 54 }, {}, 'privileged-port'],
  ['a group', { address: '239.1.2.3', port: 5_004, rtcpPort: 5_005 }, {}, 'multicast'],
  ['a port of this gateway', { address: '127.0.0.1', port: 5_004, rtcpPort: 5_005 }, { isOwn: () => true }, 'own-port'],
] as const)('%s is sent nothing, and who sends from elsewhere is answered there', async (_what, remote, consent, reason) => {
  const { endpoint, device } = await call({ peer: elsewhere, agreement: { remote }, consent });
  await services.clock.advance(1_000);
  expect((await outbound(endpoint))?.packets).toBe(0);
  expect(withheld()[0]?.fields).toMatchObject({ reason });
  device.sendAudio(new Uint8Array(160));
  await arrived(async () => (await inbound(endpoint))?.packets === 1);
  await services.clock.advance(1_000);
  await device.until(() => device.received.length > 45);
});

test('networks that are allowed, and far ends that the gateway chose, need no proof', async () => {
  const relay = await call({ peer: elsewhere, consent: { networks: blockList(['127.0.0.0/8']) } });
  const chosen = await call({ peer: undefined });
  await services.clock.advance(60_000);
  expect((await outbound(relay.endpoint))?.packets).toBeGreaterThan(2_990);
  expect((await outbound(chosen.endpoint))?.packets).toBeGreaterThan(2_990);
});
