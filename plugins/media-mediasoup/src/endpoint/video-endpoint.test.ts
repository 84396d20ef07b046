import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MediaFormat, StreamAgreement } from '@opencvi/plugin-api';
import { nalType } from '@opencvi/rtp';
import { RecordingLog } from '@opencvi/test-kit';
import { bridgeEndpoints } from '../bridge.ts';
import { encodePicture } from '../pictures/ffmpeg.ts';
import { PictureCache } from '../pictures/picture-cache.ts';
import { arrived } from '../testing/arrived.ts';
import { FakeDevice } from '../testing/fake-device.ts';
import { formats } from '../testing/formats.ts';
import { testServices } from '../testing/services.ts';
import { temporaryData } from '../testing/temporary.ts';
import { colourPng, decodeVideo, receivedStream, sendPicture, testVideo } from '../testing/video.ts';
import { RtpEndpoint } from './rtp-endpoint.ts';

let services: ReturnType<typeof testServices>;
let log: RecordingLog;
const endpoints: RtpEndpoint[] = [];
const devices: FakeDevice[] = [];

beforeEach(() => {
  services = testServices(18_100);
  log = new RecordingLog();
});

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map(endpoint => endpoint.close()));
  await Promise.all(devices.splice(0).map(device => device.close()));
  expect(services.clock.pending).toBe(0);
});

async function call(format: MediaFormat, more: Partial<StreamAgreement> = {}) {
  const endpoint = new RtpEndpoint(`call-${endpoints.length}`, services, log);
  endpoints.push(endpoint);
  const device = await FakeDevice.open({ role: 'main', formats: [format], ssrc: 0x7000 + endpoints.length });
  devices.push(device);
  device.connect(await endpoint.open('main', '127.0.0.1'));
  await endpoint.connect(device.agreement(more));
  return { endpoint, device };
}

/** Key frames begin at the packet with the sequence parameter set. */
const keyFrames = (device: FakeDevice) => device.received.filter(packet => nalType(packet.payload) === 7);

describe('a still', () => {
  test.each([
    ['720p for a device of level 3.1', formats.h264, 1280, 720],
    ['CIF in single NAL units for one of level 1.3', formats.h264Single, 352, 288],
    ['480p for one that says max-fs', { ...formats.h264Single, parameters: { 'profile-level-id': '42800d', 'max-fs': '1600' } }, 848, 480],
  ])('is seen as %s', async (_what, format, width, height) => {
    const { endpoint, device } = await call(format);
    await endpoint.show({ file: colourPng('red') });
    await services.clock.advance(3_000);
    await device.until(() => keyFrames(device).length >= 2);
    const complete = device.received.findLastIndex(packet => packet.marker) + 1;
    const { pictures, middle } = decodeVideo(receivedStream(device.received.slice(0, complete)), width, height);
    expect(pictures).toBeGreaterThanOrEqual(13);
    expect(middle[0]).toBeGreaterThan(220);
    expect(middle[1]).toBeLessThan(40);
    expect(device.received.every(packet => packet.payload.length <= 1_200 && packet.payloadType === format.payloadType)).toBe(true);
    expect((await endpoint.statistics())[1]).toMatchObject({ direction: 'outbound', codec: 'H264', width, height });
  });

  test('begins anew when the far end asks for a key frame', async () => {
    const { endpoint, device } = await call(formats.h264);
    await endpoint.show({ file: colourPng('blue') });
    await services.clock.advance(600);
    await device.until(() => keyFrames(device).length === 1);
    device.sendRtcp({ type: 'pli', senderSsrc: device.ssrc, mediaSsrc: 1 });
    await arrived(async () => (await endpoint.statistics())[1]?.keyFrameRequests === 1);
    await services.clock.advance(400);
    await device.until(() => keyFrames(device).length === 2);
    endpoint.keyFrameRequested('main');
    await services.clock.advance(400);
    await device.until(() => keyFrames(device).length === 3);
  });

  test('keeps to the agreed bit rate', async () => {
    const { endpoint, device } = await call(formats.h264, { maxBitrate: 128_000 });
    const noise = colourPng('white').replace('white', 'noise');
    const { spawnSync } = await import('node:child_process');
    spawnSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'mandelbrot=s=1280x720', '-frames:v', '1', noise]);
    await endpoint.show({ file: noise });
    await services.clock.advance(10_000);
    await device.until(() => device.received.length > 50);
    const bits = device.received.reduce((sum, packet) => sum + (packet.payload.length + 12) * 8, 0);
    expect(bits).toBeGreaterThan(0.5 * 1_280_000);
    expect(bits).toBeLessThan(1.1 * 1_280_000);
  });

  test('is encoded once for all, and again for nobody who comes later', async () => {
    const encoded: string[] = [];
    const encode: typeof encodePicture = (file, size) => {
      encoded.push(file);
      return encodePicture(file, size);
    };
    services = testServices(18_100, { pictures: new PictureCache(temporaryData(), encode) });
    const first = await call(formats.h264);
    const file = colourPng('green');
    await first.endpoint.show({ file });
    const second = await call(formats.h264);
    await second.endpoint.show({ file });
    expect(encoded).toEqual([file]);
    await services.clock.advance(200);
    await second.device.until(() => keyFrames(second.device).length === 1);
  });

  test('that cannot be encoded is a warning, and the call goes on', async () => {
    const { endpoint } = await call(formats.h264);
    await endpoint.show({ file: new URL(import.meta.url).pathname });
    expect(log.lines.filter(line => line.message === 'picture cannot be shown')).toHaveLength(1);
  });

  test('shown before the stream is agreed appears when it is', async () => {
    const endpoint = new RtpEndpoint('early', services, log);
    endpoints.push(endpoint);
    await endpoint.show({ file: colourPng('red') });
    const device = await FakeDevice.open({ role: 'main', formats: [formats.h264] });
    devices.push(device);
    device.connect(await endpoint.open('main'));
    await endpoint.connect(device.agreement());
    await services.clock.advance(200);
    await device.until(() => keyFrames(device).length === 1);
    await endpoint.show(undefined);
    const before = device.received.length;
    await services.clock.advance(1_000);
    expect(device.received.length).toBe(before);
  });
});

describe('a key frame', () => {
  const from = (device: FakeDevice, endpoint: RtpEndpoint) => {
    sendPicture(device, [Uint8Array.of(0x67, 1, 2, 3)]);
    return arrived(async () => ((await endpoint.statistics())[0]?.packets ?? 0) > 0);
  };

  test('is asked for by PLI, once in 300 ms', async () => {
    const { endpoint, device } = await call(formats.h264);
    await from(device, endpoint);
    for (let i = 0; i < 5; i++) endpoint.requestKeyFrame('main');
    await device.until(() => device.control.some(packet => packet.type === 'pli'));
    expect(device.control.filter(packet => packet.type === 'pli')).toMatchObject([{ mediaSsrc: device.ssrc }]);
    await services.clock.advance(300);
    await device.until(() => device.control.filter(packet => packet.type === 'pli').length === 2);
    await services.clock.advance(1_000);
    expect((await endpoint.statistics())[0]?.keyFrameRequests).toBe(2);
  });

  test('is asked for by FIR where only that was agreed', async () => {
    const { endpoint, device } = await call({ ...formats.h264, feedback: ['ccm fir'] });
    await from(device, endpoint);
    endpoint.requestKeyFrame('main');
    await device.until(() => device.control.some(packet => packet.type === 'fir'));
    expect(device.control.find(packet => packet.type === 'fir')).toMatchObject({ entries: [{ ssrc: device.ssrc }] });
  });

  test('is asked for by signalling where no feedback was agreed', async () => {
    const { endpoint } = await call({ ...formats.h264, feedback: [] });
    const wanted: string[] = [];
    endpoint.on('key-frame-wanted', role => wanted.push(role));
    endpoint.requestKeyFrame('main');
    endpoint.requestKeyFrame('main');
    expect(wanted).toEqual(['main']);
    await services.clock.advance(1_000);
    expect(wanted).toEqual(['main', 'main']);
  });
});

describe('a key frame that the far end wants', () => {
  const asked = async (endpoint: RtpEndpoint) => (await endpoint.statistics())[1]?.keyFrameRequests;
  const fir = (senderSsrc: number, sequenceNumber: number) =>
    ({ type: 'fir', senderSsrc, entries: [{ ssrc: 1, sequenceNumber }] }) as const;

  test('is wanted once for each number of FIR, by each who asks, and again when it did not come (RFC 5104 4.3.1.2)', async () => {
    const { endpoint, device } = await call(formats.h264);
    for (const [sender, number] of [
      [1, 0],
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 1],
    ] as const)
      device.sendRtcp(fir(sender, number));
    await arrived(async () => (await asked(endpoint)) === 3);
    await services.clock.advance(1_000);
    device.sendRtcp(fir(2, 1));
    await arrived(async () => (await asked(endpoint)) === 4);
  });
});

test('what one side takes is wanted of the other, while they are bridged', async () => {
  const a = await call(formats.h264);
  const b = await call(formats.h264);
  const wanted: unknown[] = [];
  b.endpoint.on('bitrate-wanted', (role, maxBitrate) => wanted.push(`${role} ${maxBitrate}`));
  const takes = (maxBitrate?: number) => a.endpoint.connect({ ...a.device.agreement(), ...(maxBitrate !== undefined && { maxBitrate }) });
  await takes(384_000);
  expect(wanted).toEqual([]);
  const part = bridgeEndpoints(a.endpoint, b.endpoint, services.clock);
  for (const maxBitrate of [384_000, 64_000, 64_000, undefined]) await takes(maxBitrate);
  expect(wanted).toEqual(['main 384000', 'main 64000', 'main undefined']);
  part();
  await takes(128_000);
  expect(wanted).toHaveLength(3);
});

describe('live video', () => {
  test.each([
    ['as it is', formats.h264, 1],
    ['in single NAL units where the far end takes no others', formats.h264Single, 0],
  ] as const)('replaces the still at its key frame, %s', async (_how, format, mode) => {
    const a = await call(formats.h264);
    const b = await call(format);
    await b.endpoint.show({ file: colourPng('red') });
    await services.clock.advance(200);
    await b.device.until(() => keyFrames(b.device).length === 1);
    const part = bridgeEndpoints(a.endpoint, b.endpoint, services.clock);
    const video = testVideo('352x288', 3);
    // joins in the middle: the first pictures are of no use to b, and a is asked for a key frame
    for (const picture of video.slice(3, 6)) sendPicture(a.device, picture);
    await a.device.until(() => a.device.control.some(packet => packet.type === 'pli'));
    await services.clock.advance(400);
    const still = b.device.received.length;
    for (const picture of video.slice(10, 20)) sendPicture(a.device, picture);
    await b.device.until(() => b.device.received.slice(still).filter(packet => packet.marker).length >= 10);
    expect(decodeVideo(receivedStream(b.device.received.slice(still)), 352, 288).pictures).toBe(10);
    expect(b.device.received.some(packet => nalType(packet.payload) > 23)).toBe(mode === 1);
    expect(new Set(b.device.received.map(packet => packet.ssrc)).size).toBe(1);
    b.device.sendRtcp({ type: 'pli', senderSsrc: 1, mediaSsrc: 2 });
    await a.device.until(() => a.device.control.filter(packet => packet.type === 'pli').length >= 2);
    expect((await a.endpoint.statistics())[0]).toMatchObject({ codec: 'H264', width: 352, height: 288 });
    part();
    const after = b.device.received.length;
    for (const picture of video.slice(20, 22)) sendPicture(a.device, picture);
    await services.clock.advance(1_000);
    expect(b.device.received.length).toBe(after);
  });
});
