import { describe, expect, test } from '@jest/globals';
import type { H264Capability } from '@opencvi/h323-js-bindings';
import { tenantSettings } from '@opencvi/plugin-api';
import { eventually } from '@opencvi/test-kit';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { startH323 } from './test/h323-rig.ts';
import { capturedSetup, RawDevice } from './test/raw-device.ts';
import { at, audioChannel, fastStart, g722, h264, pcma, roomCapabilities, videoChannel } from './test/room.ts';

const never = new AbortController().signal;
const combinations = [false, true].flatMap(quick => [false, true].map(tunnelling => ({ quick, tunnelling })));

describe.each(combinations)('fast start $quick, tunnelling $tunnelling', ({ quick, tunnelling }) => {
  test('a whole call', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ tunnelling, ...(quick && { fastStart: fastStart() }) });
    const { leg, ended, record } = await rig.calls.next();

    expect(leg.protocol).toBe('h323');
    expect(leg.dialled).toEqual({ user: 'teams', host: '127.0.0.1' });
    expect(leg.remote).toEqual({
      address: { user: 'Room 4', host: '127.0.0.1' },
      displayName: 'Room 4 North',
      userAgent: 'TestRoom 1.0',
      source: { ...room.call.local, transport: 'tcp' },
    });
    await room.next('proceeding');
    await leg.ring();
    await leg.ring();
    await room.next('alerting');
    expect(leg.state).toBe('ringing');

    const endpoint = new FakeEndpoint();
    const answered = leg.answer(endpoint, never);
    const connected = await room.next('connected');
    expect(connected.remote).toMatchObject({ product: 'OpenCVI', display: 'OpenCVI', isGateway: true });
    room.command({ do: 'start', capabilities: roomCapabilities });
    await answered;
    expect(leg.state).toBe('connected');
    // Our audio is open although the room has opened nothing but what fast start proposed
    const heard = await endpoint.agrees('audio', ({ send }) => send.length === 2);
    expect(heard).toMatchObject({
      direction: quick ? 'sendrecv' : 'sendonly',
      send: [
        { codec: 'G722', payloadType: 9 },
        { codec: 'telephone-event', payloadType: 96 },
      ],
      remote: { address: '127.0.0.1', port: 6_000, rtcpPort: 6_001 },
    });
    // So is our video
    expect(await endpoint.agrees('main', ({ direction }) => direction === 'sendonly')).toMatchObject({
      send: [{ codec: 'H264', payloadType: 109, parameters: { 'packetization-mode': '1' } }],
      receive: [],
      remote: { address: '127.0.0.1', port: 6_002, rtcpPort: 6_003 },
      maxBitrate: 1_024_000,
    });

    const ready = await room.next('controlReady');
    expect(ready.tunnelled).toBe(tunnelling);
    await room.mayOpen();
    if (!quick) room.command({ do: 'open', request: audioChannel });
    room.command({ do: 'open', request: videoChannel });
    expect(await room.next('opened', ({ channel }) => channel === videoChannel.channel)).toMatchObject({
      mediaChannel: at(50_002),
      mediaControl: at(50_003),
    });
    const seen = await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
    expect(seen.receive).toMatchObject([{ codec: 'H264', payloadType: 105 }]);
    const both = await endpoint.agrees('audio', ({ direction }) => direction === 'sendrecv');
    expect(both.receive.map(({ codec, payloadType }) => `${codec} ${payloadType}`)).toEqual([
      'G722 9',
      'telephone-event 101',
      'telephone-event 96',
    ]);
    expect(leg.facts).toMatchObject({
      fastStart: quick,
      tunnelled: tunnelling,
      codecs: 'G722, H264',
      callIdentifier: expect.stringMatching(/^[0-9a-f]{32}$/),
      bandwidth: 1_920_000,
    });

    room.command({ do: 'release', cause: 16 });
    expect(await ended).toEqual({ code: 'normal', by: 'room' });
    record.resolve();
    expect(leg.state).toBe('ended');
    await eventually('the leg to be gone', () => rig.metrics.gauges.get('h323_legs')?.() === 0);
    expect(rig.logged('error')).toEqual([]);
    expect(rig.logged('warn')).toEqual([]);
  });

  test('we end it', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ tunnelling, ...(quick && { fastStart: fastStart({ video: true }) }) });
    const { leg } = await rig.calls.next();
    const answered = leg.answer(new FakeEndpoint(), never);
    room.command({ do: 'start', capabilities: roomCapabilities });
    await answered;
    let told = 0;
    leg.on('ended', () => told++);
    await leg.end({ code: 'meeting-ended', by: 'meeting' });
    await leg.end({ code: 'normal', by: 'room' });
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause: 16 });
    expect(told).toBe(0);
  });
});

test('fast start with video is taken whole', async () => {
  await using rig = await startH323();
  const room = await rig.room();
  room.setup({ fastStart: fastStart({ video: true }) });
  const { leg } = await rig.calls.next();
  const endpoint = new FakeEndpoint();
  await leg.answer(endpoint, never);
  expect(endpoint.last('audio')).toMatchObject({ direction: 'sendrecv', receive: [{ codec: 'G722' }, { payloadType: 101 }] });
  expect(await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv')).toMatchObject({
    send: [{ payloadType: 105 }],
    receive: [{ payloadType: 105 }],
    maxBitrate: 1_024_000,
  });
  expect((await room.next('fastStartAnswered')).taken).toHaveLength(4);
  // What the room says of itself later changes the limits, not the payload type that it has proposed
  const slower: H264Capability = { ...h264, maxBitRate: 256_000 };
  room.command({ do: 'start', capabilities: { ...roomCapabilities, receive: [g722, slower] } });
  expect(await endpoint.agrees('main', ({ maxBitrate }) => maxBitrate === 256_000)).toMatchObject({
    direction: 'sendrecv',
    send: [{ payloadType: 105 }],
  });
});

test('fast start is refused where it is switched off, and the call goes on', async () => {
  await using rig = await startH323({ fastStart: false });
  const room = await rig.room();
  room.setup({ fastStart: fastStart() });
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never);
  room.command({ do: 'start', capabilities: roomCapabilities });
  await answered;
  expect((await room.next('fastStartAnswered')).taken).toEqual([]);
  expect(leg.facts).toMatchObject({ fastStart: false });
});

test('tunnelling is refused where it is switched off', async () => {
  await using rig = await startH323({ tunnelling: false });
  const room = await rig.room();
  room.setup({ tunnelling: true });
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never);
  room.command({ do: 'start', capabilities: roomCapabilities });
  await answered;
  expect((await room.next('controlReady')).tunnelled).toBe(false);
});

test('what a room opened first we open as well', async () => {
  await using rig = await startH323();
  const room = await rig.room();
  room.setup();
  const { leg } = await rig.calls.next();
  const endpoint = new FakeEndpoint();
  const answered = leg.answer(endpoint, never);
  await room.next('connected');
  room.command(
    { do: 'start', capabilities: { receive: [], digits: { userInput: [] } } },
    { do: 'open', request: { ...audioChannel, media: pcma } },
  );
  await room.next('opened');
  room.command({ do: 'capabilities', capabilities: roomCapabilities });
  await answered;
  expect(endpoint.last('audio')).toMatchObject({ send: [{ codec: 'PCMA' }, {}], receive: [{ codec: 'PCMA' }, {}, {}] });
});

test('what a room dialled with, sound included, limits what it is sent', async () => {
  await using rig = await startH323();
  const room = await rig.room();
  room.setup({ bandwidth: 384_000 });
  const { leg } = await rig.calls.next();
  const endpoint = new FakeEndpoint();
  const answered = leg.answer(endpoint, never);
  room.command({ do: 'start', capabilities: roomCapabilities });
  await answered;
  expect(await endpoint.agrees('main', ({ direction }) => direction === 'sendonly')).toMatchObject({ maxBitrate: 320_000 });
  const { capabilities } = await room.next('remoteCapabilities');
  expect(capabilities.receive).toContainEqual(expect.objectContaining({ codec: 'H264', maxBitRate: 320_000 }));
});

test.each([
  ['::1', '::1', '[::1]:PORT'],
  ['::', '::1', '0.0.0.0:PORT and [::]:PORT'],
  ['::', '127.0.0.1', '0.0.0.0:PORT and [::]:PORT'],
  [undefined, '::1', '0.0.0.0:PORT and [::]:PORT'],
  [undefined, '127.0.0.1', '0.0.0.0:PORT and [::]:PORT'],
])('listening on %s, a device from %s', async (host, from, listening) => {
  await using rig = await startH323({ host, rasPort: 0 });
  using device = await RawDevice.connect({ address: from, port: rig.port }, from);
  device.send(capturedSetup('asterisk-fs0-tun0'));
  const { leg } = await rig.calls.next();
  expect(leg.remote.source?.address).toBe(from);
  leg.answer(new FakeEndpoint(), never).catch(() => {});
  expect((await device.controlAddress()).address).toBe(from);
  expect(rig.h323.describe()[0]).toBe(`H.323 TCP: ${listening.replaceAll('PORT', String(rig.port))}`);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8::9', '127.0.0.1'],
])('a device of IPv4 is told %s as %s', async (publicAddress, told) => {
  await using rig = await startH323({ publicAddress });
  using device = await RawDevice.connect({ address: '127.0.0.1', port: rig.port });
  device.send(capturedSetup('asterisk-fs0-tun0'));
  const { leg } = await rig.calls.next();
  leg.answer(new FakeEndpoint(), never).catch(() => {});
  expect((await device.controlAddress()).address).toBe(told);
});

test("a room that was given a tenant's domain alone, and says it as a name, dials nobody there", async () => {
  await using rig = await startH323({}, { tenants: [tenantSettings.parse({ name: 'acme', domains: ['VC.example.com'] })] });
  const room = await rig.room();
  room.setup({ destination: [{ kind: 'h323-ID', value: 'vc.example.com' }] });
  expect((await rig.calls.next()).leg.dialled).toEqual({ user: '', host: 'vc.example.com' });
});
