import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { decode, encode, H225, type SocketAddress, toH225Address } from '@opencvi/h323-js-bindings';
import { openRas } from '@opencvi/h323-js-bindings/node';
import { TestGatekeeper, type TestGatekeeperCommand, type TestGatekeeperEvent } from '@opencvi/h323-js-bindings/testing';
import { tenantSettings } from '@opencvi/plugin-api';
import { eventually, systemClock, VirtualClock } from '@opencvi/test-kit';
import type { config } from './config.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { startH323 } from './test/h323-rig.ts';
import { at, fastStart, h264, Room, roomCapabilities, videoChannel } from './test/room.ts';

type GatekeeperSettings = NonNullable<Parameters<(typeof config)['parse']>[0]>;

const never = new AbortController().signal;
const tenants = [tenantSettings.parse({ name: 'contoso', domains: ['vc.contoso.example'] })];

/** Asks where an alias is, by LRQ; how long it waits for an answer is short where none is to come. */
async function locate(
  port: number,
  alias: H225.AliasAddress,
  { patience = 4_000, from = '127.0.0.1' } = {},
): Promise<H225.RasMessage | undefined> {
  const socket = createSocket(isIPv6(from) ? 'udp6' : 'udp4');
  socket.bind(0, from);
  await once(socket, 'listening');
  const replyAddress = toH225Address({ address: from, port: socket.address().port });
  const value: H225.LocationRequest = { requestSeqNum: 7, destinationInfo: [alias], replyAddress };
  socket.send(encode<H225.RasMessage>(H225.RasMessage, { type: 'locationRequest', value }), port, from);
  const [bytes] = (await once(socket, 'message', { signal: AbortSignal.timeout(patience) }).catch(() => [])) as [Buffer?];
  socket.close();
  return bytes && decode<H225.RasMessage>(H225.RasMessage, bytes);
}

describe('location requests', () => {
  test('for our domains are answered with where to call, others refused', async () => {
    await using rig = await startH323({ rasPort: 0 }, { tenants });
    const port = rig.h323.rasAddress?.port ?? 0;
    expect(rig.h323.describe()).toEqual([`H.323 TCP: 127.0.0.1:${rig.port}`, `H.323 RAS UDP: 127.0.0.1:${port}`]);
    expect(await locate(port, { type: 'h323-ID', value: '1172827458@vc.contoso.example' })).toMatchObject({
      type: 'locationConfirm',
      value: { requestSeqNum: 7, callSignalAddress: { value: { port: rig.port } }, rasAddress: { value: { port } } },
    });
    expect(await locate(port, { type: 'h323-ID', value: 'teams@elsewhere.example' })).toMatchObject({ type: 'locationReject' });
    expect(rig.metrics.counts.get('h323_location_requests_total found')).toBe(1);
    expect(rig.metrics.counts.get('h323_location_requests_total not-found')).toBe(1);
  });

  test.each([
    ['127.0.0.1', { type: 'ipAddress', value: { ip: Uint8Array.of(127, 0, 0, 1) } }],
    ['::1', { type: 'ip6Address', value: { ip: Uint8Array.of(...Array<number>(15).fill(0), 1) } }],
  ])('from %s are answered with an address of the same family, and logged with a plain one', async (from, callSignalAddress) => {
    await using rig = await startH323({ host: undefined, rasPort: 0 }, { tenants });
    const alias = { type: 'h323-ID', value: 'teams@vc.contoso.example' } as const;
    expect(await locate(rig.h323.rasAddress?.port ?? 0, alias, { from })).toMatchObject({ value: { callSignalAddress } });
    const told = rig.log.lines.find(({ message }) => message === 'location request');
    expect(told?.fields).toMatchObject({ found: true, source: from });
  });

  test('that come too often in the name of a room do not keep it from calling', async () => {
    await using rig = await startH323({ rasPort: 0, limits: { requestsPerSecond: 0.5 } });
    for (let time = 0; time < 3; time++)
      await locate(rig.h323.rasAddress?.port ?? 0, { type: 'h323-ID', value: 'teams' }, { patience: 300 });
    const room = await rig.room();
    room.setup();
    await rig.calls.next();
  });

  test('that come too often are left unanswered', async () => {
    await using rig = await startH323({ rasPort: 0, limits: { requestsPerSecond: 0.5 } }, { tenants });
    const port = rig.h323.rasAddress?.port ?? 0;
    expect(await locate(port, { type: 'h323-ID', value: 'teams@vc.contoso.example' })).toBeDefined();
    expect(await locate(port, { type: 'h323-ID', value: 'teams@vc.contoso.example' }, { patience: 300 })).toBeUndefined();
    expect(rig.metrics.counts.get('h323_location_requests_total too-fast')).toBe(1);
    const fields = { why: 'requests-too-fast', source: '127.0.0.1' };
    expect(rig.log.lines).toContainEqual({ level: 'warn', message: 'RAS request left unanswered', fields });
  });

  test('that cannot be read are counted', async () => {
    await using rig = await startH323({ rasPort: 0 });
    const socket = createSocket('udp4');
    socket.send('nonsense', rig.h323.rasAddress?.port ?? 0, '127.0.0.1');
    await eventually('the fault to be counted', () => rig.metrics.counts.get('h323_malformed_total ras'));
    socket.close();
    expect(rig.logged('warn')).toEqual(['malformed message']);
  });

  test('a port that is taken is named', async () => {
    await using rig = await startH323({ rasPort: 0 });
    const port = rig.h323.rasAddress?.port ?? 0;
    await expect(startH323({ rasPort: port })).rejects.toThrow(`rasPort: UDP port ${port} of 127.0.0.1 is taken by another program`);
  });
});

/** A gatekeeper on a port of its own. */
async function startGatekeeper(routes: Readonly<Record<string, SocketAddress>> = {}, password?: string, maxBandwidth?: number, port = 0) {
  const events: TestGatekeeperEvent[] = [];
  const security = { passwords: { opencvi: password ?? '' }, now: () => Date.now(), random: Math.random };
  const ras = await openRas<TestGatekeeperCommand, TestGatekeeperEvent>({
    ...{ host: '127.0.0.1', port, clock: systemClock },
    machine: new TestGatekeeper({
      ...{ id: 'gk', rasAddress: at(1719), routes },
      ...(password !== undefined && { security }),
      ...(maxBandwidth !== undefined && { maxBandwidth }),
    }),
    onEvent: event => events.push(event),
    onDefect: error => {
      throw error;
    },
  });
  const heard = (type: TestGatekeeperEvent['type']) => eventually(type, () => events.find(event => event.type === type));
  return { ras, events, heard, port: ras.local.port, [Symbol.asyncDispose]: () => ras.close() };
}

const registered = (port: number, more = {}): GatekeeperSettings => ({
  gatekeeper: { host: '127.0.0.1', port, aliases: ['teams', '5511'], prefixes: ['55'], ...more },
});

describe('a gatekeeper', () => {
  test('has us registered, until we stop', async () => {
    await using gatekeeper = await startGatekeeper();
    const rig = await startH323(registered(gatekeeper.port));
    expect(await gatekeeper.heard('registered')).toMatchObject({
      aliases: expect.arrayContaining([
        { kind: 'h323-ID', value: 'teams' },
        { kind: 'dialledDigits', value: '5511' },
      ]),
    });
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    expect(rig.h323.describe()).toContain(`H.323 gatekeeper: 127.0.0.1:${gatekeeper.port}, registered`);
    await rig[Symbol.asyncDispose]();
    expect(await gatekeeper.heard('unregistered')).toMatchObject({ by: 'endpoint' });
  });

  test('admits a call that comes, and hears when it is over', async () => {
    await using gatekeeper = await startGatekeeper();
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    expect(await gatekeeper.heard('admitted')).toMatchObject({ answering: true });
    await leg.answer(new FakeEndpoint(), never);
    await leg.end({ code: 'normal', by: 'gateway' });
    await gatekeeper.heard('disengaged');
  });

  test('limits the video of a call, when it begins and later', async () => {
    await using gatekeeper = await startGatekeeper({}, undefined, 1_152_000);
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    const endpoint = new FakeEndpoint();
    const answered = leg.answer(endpoint, never);
    room.command({ do: 'start', capabilities: roomCapabilities });
    await answered;
    // 576 kbit/s in each direction, of which 64 are sound
    await endpoint.agrees('main', ({ maxBitrate }) => maxBitrate === 512_000);
    const { capabilities } = await room.next('remoteCapabilities');
    expect(capabilities.receive).toContainEqual(expect.objectContaining({ codec: 'H264', maxBitRate: 512_000 }));
    await Promise.all([room.next('capabilitiesAccepted'), room.next('determined')]);
    room.command({ do: 'open', request: { ...videoChannel, media: { ...h264, maxBitRate: 512_000 } } });
    await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
    const [{ callIdentifier }] = [await gatekeeper.heard('admitted')] as [Extract<TestGatekeeperEvent, { type: 'admitted' }>];
    gatekeeper.ras.command({ do: 'bandwidth', callIdentifier, bandwidth: 640_000 });
    expect(await room.next('flowControl')).toMatchObject({ channel: videoChannel.channel, bitRate: 256_000 });
    await endpoint.agrees('main', ({ maxBitrate }) => maxBitrate === 256_000);
  });

  test('that does not admit a call has it released', async () => {
    await using gatekeeper = await startGatekeeper();
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    gatekeeper.ras.command({ do: 'reject', request: 'admissionRequest', reason: 'requestDenied' });
    const room = await rig.room();
    room.setup();
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause: 21 });
    expect(rig.calls.accepted).toBe(0);
    expect(rig.log.lines.find(({ message }) => message === 'call refused')?.fields).toMatchObject({
      ...{ why: 'gatekeeper', detail: 'the gatekeeper refused the call: requestDenied', source: '127.0.0.1' },
    });
  });

  test('that takes its time: who hangs up meanwhile is gone, and it is told so', async () => {
    await using gatekeeper = await startGatekeeper();
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    gatekeeper.ras.command({ do: 'delay', ms: 400 });
    const room = await rig.room();
    room.setup();
    await room.next('proceeding');
    room.command({ do: 'release', cause: 16 });
    const { leg } = await rig.calls.next();
    expect(leg.state).toBe('ended');
    await gatekeeper.heard('disengaged');
    expect(rig.metrics.gauges.get('h323_legs')?.()).toBe(0);
  });

  test('that is lost takes no call with it', async () => {
    const gatekeeper = await startGatekeeper();
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    await leg.answer(new FakeEndpoint(), never);
    gatekeeper.ras.command({ do: 'unregister', reason: 'maintenance' });
    await eventually('the registration to be lost', () => rig.logged('warn').includes('unregistered'));
    await gatekeeper.ras.close();
    expect(leg.state).toBe('connected');
    await leg.end({ code: 'normal', by: 'gateway' });
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause: 16 });
  });

  test('that is gone without a word keeps no call away, and has us again when it comes back', async () => {
    const clock = new VirtualClock();
    const gatekeeper = await startGatekeeper();
    const { room: called, server } = await Room.listen();
    const outbound = { gateway: `127.0.0.1:${server.address.port}` };
    await using rig = await startH323({ ...registered(gatekeeper.port), outbound }, { clock });
    const isRegistered = () => rig.metrics.gauges.get('h323_registered')?.() === 1;
    await eventually('the registration', isRegistered);
    await gatekeeper.ras.close();
    const room = await rig.room();
    room.setup();
    const dialling = rig.h323.dial({ user: 'room4', host: 'anywhere' }, never);
    await room.next('proceeding');
    const waiting = async () => {
      await clock.advance(1_000);
      return rig.logged('warn').filter(message => message === 'call without admission').length === 2;
    };
    await eventually('both to go on without', waiting);
    const { leg } = await rig.calls.next();
    expect(leg.state).toBe('ringing');
    await called.next('setup');
    called.command({ do: 'alert' });
    await (await dialling).end({ code: 'normal', by: 'gateway' });
    await eventually('the loss to be noticed', async () => {
      await clock.advance(1_000);
      return !isRegistered();
    });
    const again = await startGatekeeper({}, undefined, undefined, gatekeeper.port);
    await eventually('the registration', async () => {
      await clock.advance(1_000);
      return isRegistered();
    });
    expect(leg.state).toBe('ringing');
    await rig.h323.close();
    await Promise.all([again.ras.close(), server.close()]);
  });

  test('that has begun anew, and does not know us, admits the call once we have registered again', async () => {
    const gatekeeper = await startGatekeeper();
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    await gatekeeper.ras.close();
    await using again = await startGatekeeper({}, undefined, undefined, gatekeeper.port);
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    expect(leg.state).toBe('ringing');
    expect(again.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['registered', 'admitted']));
    expect(rig.logged('warn')).not.toContain('call refused');
    await rig.h323.close();
  });

  test('whose name cannot be found is named', async () => {
    const starting = startH323({ gatekeeper: { host: 'no.such.host.invalid' } });
    await expect(starting).rejects.toThrow(/^gatekeeper.host: no.such.host.invalid cannot be found/);
  });

  test('that is not there does not keep calls away', async () => {
    await using rig = await startH323(registered(9));
    const room = await rig.room();
    room.setup();
    await rig.calls.next();
    expect(rig.h323.describe()).toContain('H.323 gatekeeper: 127.0.0.1:9, registering');
  });

  test('says where a call of ours goes, and ends it', async () => {
    const { room, server } = await Room.listen();
    await using gatekeeper = await startGatekeeper({ room4: server.address });
    await using rig = await startH323(registered(gatekeeper.port));
    await eventually('the registration', () => rig.metrics.gauges.get('h323_registered')?.() === 1);
    const dialling = rig.h323.dial({ user: 'room4', host: 'anywhere' }, never);
    const { setup } = await room.next('setup');
    expect(setup.remote.aliases).toContainEqual({ kind: 'h323-ID', value: 'teams' });
    room.command({ do: 'alert' });
    const leg = await dialling;
    const ended = new Promise(resolve => leg.on('ended', resolve));
    gatekeeper.ras.command({ do: 'disengage', callIdentifier: setup.callIdentifier });
    expect(await ended).toMatchObject({ code: 'operator', by: 'operator' });
    expect((await room.next('released')).release).toMatchObject({ by: 'them' });
    gatekeeper.ras.command({ do: 'reject', request: 'admissionRequest', reason: 'calledPartyNotRegistered' });
    await expect(rig.h323.dial({ user: 'nobody', host: 'x' }, never)).rejects.toMatchObject({ reason: { code: 'not-found' } });
    await server.close();
  });

  test.each([
    ['the right password', 'secret', true],
    ['a wrong password', 'other', false],
  ])('takes %s', async (_what, password, taken) => {
    await using gatekeeper = await startGatekeeper({}, password);
    process.env['H323_TEST_PASSWORD'] = 'secret';
    const settings = registered(gatekeeper.port, { security: { senderId: 'opencvi', password: 'env:H323_TEST_PASSWORD' } });
    await using rig = await startH323(settings);
    await gatekeeper.heard(taken ? 'registered' : 'unauthentic');
    expect(gatekeeper.events.some(({ type }) => type === 'registered')).toBe(taken);
    expect(rig.logged('error')).toEqual([]);
  });
});
