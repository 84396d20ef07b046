import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { CallCommand, CapabilitySet } from '@opencvi/h323-js-bindings';
import { CallError, type EndCode, type EndReason } from '@opencvi/plugin-api';
import { eventually, systemClock, VirtualClock } from '@opencvi/test-kit';
import { config } from './config.ts';
import { H323Protocol } from './h323-protocol.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { startH323 } from './test/h323-rig.ts';
import { RawDevice } from './test/raw-device.ts';
import { at, audioChannel, fastStart, Room, roomCapabilities } from './test/room.ts';

const never = new AbortController().signal;

describe('a call that is not taken is released with', () => {
  test.each<[EndCode, number]>([
    ['not-found', 1],
    ['busy', 17],
    ['declined', 21],
    ['refused', 21],
    ['unavailable', 34],
    ['throttled', 42],
    ['incompatible-media', 88],
  ])('%s: cause %d', async (code, cause) => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    await leg.end({ code, by: 'gateway' });
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause });
    expect(rig.metrics.counts.get(`h323_calls_refused_total ${cause}`)).toBe(1);
    expect(rig.metrics.gauges.get('h323_legs')?.()).toBe(0);
  });
});

describe('limits of one source', () => {
  test('calls a second', async () => {
    await using rig = await startH323({ limits: { burst: 1, callsPerSecond: 0.001 } });
    const first = await rig.room();
    first.setup();
    await rig.calls.next();
    const second = await rig.room();
    second.setup();
    expect((await second.next('released')).release).toMatchObject({ by: 'them', cause: 42 });
    expect(rig.calls.accepted).toBe(1);
    expect(rig.metrics.counts.get('h323_calls_refused_total 42')).toBe(1);
  });

  test('calls at a time, until one is over', async () => {
    await using rig = await startH323({ limits: { concurrentCalls: 1 } });
    const first = await rig.room();
    first.setup();
    const { leg } = await rig.calls.next();
    const second = await rig.room();
    second.setup();
    expect((await second.next('released')).release).toMatchObject({ cause: 42 });
    await leg.end({ code: 'normal', by: 'gateway' });
    const third = await rig.room();
    third.setup();
    await rig.calls.next();
  });

  test('connections a second', async () => {
    await using rig = await startH323({ limits: { requestsPerSecond: 0.5 } });
    await rig.room();
    const second = await rig.room();
    expect((await second.next('released')).release).toMatchObject({ by: 'connection' });
    expect(rig.metrics.counts.get('h323_connections_refused_total connections-too-fast')).toBe(1);
  });

  test('exempt sources have none', async () => {
    await using rig = await startH323({ limits: { requestsPerSecond: 0.5, burst: 1, exempt: ['127.0.0.0/8'] } });
    for (let call = 0; call < 5; call++) {
      const room = await rig.room();
      room.setup();
      await rig.calls.next();
    }
  });

  test('connections of all sources', async () => {
    await using rig = await startH323({ limits: { connections: 1 } });
    const first = await rig.room();
    first.setup();
    await rig.calls.next();
    const second = await rig.room();
    expect((await second.next('released')).release).toMatchObject({ by: 'connection' });
    expect(rig.metrics.counts.get('h323_connections_refused_total too-many-connections')).toBe(1);
    expect(rig.logged('warn')).toEqual(['connection refused']);
  });
});

describe('connections that bring no call', () => {
  test('are dropped when the gateway stops, and leave no timer', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    using device = await RawDevice.connect(at(rig.port));
    await eventually('the timer of the connection', () => clock.pending > 0);
    await rig.h323.close();
    await eventually('the connection to be closed', () => device.closed);
    expect(clock.pending).toBe(0);
  });

  test('that say nothing are closed', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    const socket = connect(rig.port, '127.0.0.1').resume();
    const closed = once(socket, 'close');
    await eventually('the timer of the connection', () => clock.pending > 0);
    await clock.advance(10_000);
    await closed;
    expect(rig.calls.accepted).toBe(0);
  });

  test.each([
    ['no TPKT', 'GET / HTTP/1.1\r\n\r\n'],
    ['no Q.931', '\x03\x00\x00\x08\xff\xff\xff\xff'],
    ['no H.225.0', '\x03\x00\x00\x10\x08\x02\x00\x01\x05\x7e\x00\x03\x05\xff\xff\xff'],
  ])('%s: counted and told with its source', async (_what, bytes) => {
    await using rig = await startH323();
    const socket = connect(rig.port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    const source = `127.0.0.1:${socket.localPort}`;
    socket.write(Buffer.from(bytes, 'latin1'));
    await eventually('the fault to be counted', () => rig.metrics.counts.get('h323_malformed_total h225'));
    expect(rig.log.lines).toContainEqual({
      level: 'warn',
      message: 'malformed message',
      fields: expect.objectContaining({ layer: 'h225', source, what: expect.any(String) }),
    });
    socket.destroy();
    const room = await rig.room();
    room.setup();
    await rig.calls.next();
    expect(rig.logged('error')).toEqual([]);
  });
});

describe('a call ends', () => {
  test('when the caller gives up while it rings', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { leg, ended } = await rig.calls.next();
    await leg.ring();
    room.command({ do: 'release', cause: 16 });
    expect(await ended).toEqual({ code: 'cancelled', by: 'room' });
    await expect(leg.answer(new FakeEndpoint(), never)).rejects.toMatchObject({ reason: { code: 'cancelled' } });
  });

  test('when the connection goes while it rings', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { ended } = await rig.calls.next();
    room.call.destroy();
    expect(await ended).toMatchObject({ code: 'cancelled', by: 'room' });
  });

  test('when the connection breaks in the middle', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg, ended } = await rig.calls.next();
    await leg.answer(new FakeEndpoint(), never);
    room.call.destroy();
    expect(await ended).toMatchObject({ code: 'signalling-timeout', by: 'room' });
    await eventually('the leg to be gone', () => rig.metrics.gauges.get('h323_legs')?.() === 0);
  });

  test('when nobody answers it', async () => {
    await using rig = await startH323({ ringTimeout: '30ms' });
    const room = await rig.room();
    room.setup();
    const { ended } = await rig.calls.next();
    expect(await ended).toMatchObject({ code: 'no-answer', by: 'gateway' });
    expect((await room.next('released')).release).toMatchObject({ cause: 19 });
  });

  describe('when our audio is not open after a while, with why', () => {
    const silent: CapabilitySet = { receive: [], digits: { userInput: [] } };
    test.each<[string, string, CallCommand[]]>([
      ['no capabilities', 'no TerminalCapabilitySet', []],
      ['a pause without end', 'paused', [{ do: 'start', capabilities: roomCapabilities }, { do: 'pause' }]],
      ['no audio', 'takes no audio', [{ do: 'start', capabilities: silent }]],
      ['no answer', 'no OpenLogicalChannelAck', [{ do: 'start', capabilities: roomCapabilities }]],
    ])('%s', async (_what, why, says) => {
      await using rig = await startH323({ channelTimeout: '150ms' });
      const room = await rig.room();
      room.accepts = false;
      room.setup();
      const { leg } = await rig.calls.next();
      const answered = leg.answer(new FakeEndpoint(), never);
      room.command(...says);
      await expect(answered).rejects.toMatchObject({ reason: { by: 'gateway', detail: expect.stringContaining(why) } });
      expect(leg.state).toBe('ringing');
    });
  });

  test('when there is no codec in common, at once', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    const answered = leg.answer(new FakeEndpoint(), never);
    const g729 = { media: 'audio', codec: 'G729', framesPerPacket: 2 } as const;
    room.command({ do: 'start', capabilities: { receive: [g729], digits: { userInput: [] } } });
    await expect(answered).rejects.toMatchObject({
      reason: { code: 'incompatible-media', detail: expect.stringContaining('the far end takes G729') },
    });
    const fields = { callIdentifier: leg.facts['callIdentifier'], role: 'audio', room: ['G729'], refused: [] };
    expect(rig.log.lines).toContainEqual({ level: 'info', message: 'nothing to send', fields });
    await leg.end({ code: 'incompatible-media', by: 'gateway' });
    expect((await room.next('released')).release).toMatchObject({ cause: 88 });
  });

  test('when the room refuses every channel', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.accepts = false;
    room.setup();
    const { leg } = await rig.calls.next();
    const answered = leg.answer(new FakeEndpoint(), never);
    room.command({ do: 'start', capabilities: roomCapabilities });
    const refused: string[] = [];
    for (let channel = 0; channel < 2; channel++) {
      const { offer } = await room.next('channelOffered', one => one.offer.session === 1);
      refused.push(offer.media.media === 'audio' ? offer.media.codec : '');
      room.command({ do: 'reject', channel: offer.channel, cause: 'dataTypeNotAvailable' });
    }
    await expect(answered).rejects.toMatchObject({
      reason: { code: 'incompatible-media', detail: expect.stringContaining('the far end refused G722, PCMA') },
    });
    expect(refused).toEqual(['G722', 'PCMA']);
  });

  test('when it is called off while it is answered', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    const gone = new AbortController();
    const answered = leg.answer(new FakeEndpoint(), gone.signal);
    await room.next('connected');
    const reason: EndReason = { code: 'operator', by: 'operator' };
    gone.abort(reason);
    await expect(answered).rejects.toEqual(new CallError(reason));
  });

  test('when we end it while it is answered', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup();
    const { leg } = await rig.calls.next();
    const endpoint = new FakeEndpoint();
    const answered = leg.answer(endpoint, never);
    await room.next('connected');
    const reason: EndReason = { code: 'operator', by: 'operator' };
    const ending = leg.end(reason);
    await expect(answered).rejects.toEqual(new CallError(reason));
    await ending;
    await expect(leg.answer(endpoint, never)).rejects.toEqual(new CallError(reason));
    expect(endpoint.agreements).toEqual([]);
    expect(rig.logged('error')).toEqual([]);
  });

  test('when the room goes while ports are opened for it', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg, ended } = await rig.calls.next();
    const endpoint = new FakeEndpoint();
    let opened: () => void = () => {};
    endpoint.ready = new Promise(resolve => {
      opened = resolve;
    });
    const answered = leg.answer(endpoint, never);
    room.command({ do: 'release', cause: 16 });
    await ended;
    opened();
    await expect(answered).rejects.toMatchObject({ reason: { code: 'cancelled', by: 'room' } });
    expect(endpoint.agreements).toEqual([]);
  });

  test('when there are no ports for its media', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    const endpoint = new FakeEndpoint();
    endpoint.failure = new CallError({ code: 'unavailable', by: 'gateway' });
    await expect(leg.answer(endpoint, never)).rejects.toMatchObject({ reason: { code: 'unavailable' } });
  });

  test('when the gateway stops', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    await leg.answer(new FakeEndpoint(), never);
    await rig.h323.close();
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause: 34 });
    await expect(Room.dial(rig.port)).rejects.toThrow();
  });
});

describe('a room that does odd things', () => {
  test('opens a second channel of the same kind in another session: refused, and the first stays', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    const endpoint = new FakeEndpoint();
    await leg.answer(endpoint, never);
    await room.next('connected');
    room.command({ do: 'start', capabilities: roomCapabilities });
    await room.mayOpen();
    room.command({ do: 'open', request: { ...audioChannel, channel: 9, session: 4 } });
    expect(await room.next('refused')).toMatchObject({ channel: 9, cause: 'dataTypeNotAvailable' });
    expect(endpoint.last('audio')).toMatchObject({ direction: 'sendrecv' });
    expect(rig.metrics.counts.get('h323_channels_refused_total dataTypeNotAvailable')).toBe(1);
  });

  test.each([
    [
      'slides',
      { media: 'video', codec: 'H264', profiles: ['baseline'], level: 31, maxBitRate: 1, packetizationModes: [0], role: 'presentation' },
      'dataTypeNotSupported',
    ],
    ['a codec we have not', { media: 'audio', codec: 'G729', framesPerPacket: 2 }, 'dataTypeNotSupported'],
  ] as const)('opens %s: refused', async (_what, media, cause) => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ fastStart: fastStart() });
    const { leg } = await rig.calls.next();
    await leg.answer(new FakeEndpoint(), never);
    room.command({ do: 'start', capabilities: roomCapabilities });
    await room.mayOpen();
    room.command({ do: 'open', request: { channel: 9, session: 3, media, mediaControl: at(6_005), payloadType: 100 } });
    expect(await room.next('refused')).toMatchObject({ channel: 9, cause });
    expect(rig.log.lines).toContainEqual({
      level: 'info',
      message: 'channel of the room refused',
      fields: { callIdentifier: leg.facts['callIdentifier'], media: media.media, codec: media.codec, cause },
    });
  });

  test('speaks H.245 before its call is taken', async () => {
    await using rig = await startH323();
    const room = await rig.room();
    room.setup({ tunnelling: true });
    room.command({ do: 'start', capabilities: roomCapabilities });
    const { leg } = await rig.calls.next();
    await leg.ring();
    await room.next('alerting');
    await room.next('capabilitiesAccepted');
    const endpoint = new FakeEndpoint();
    await leg.answer(endpoint, never);
    expect(endpoint.last('audio')).toMatchObject({ direction: 'sendonly', send: [{ codec: 'G722' }, { payloadType: 96 }] });
  });
});

test('a port that is taken is named', async () => {
  await using rig = await startH323();
  const again = new H323Protocol(config.parse({ host: '127.0.0.1', port: rig.port, rasPort: false }), {
    clock: systemClock,
    log: rig.log,
    metrics: rig.metrics,
    tenants: { all: () => [] },
  });
  await expect(again.listen(rig.calls)).rejects.toThrow(`port: TCP port ${rig.port} of 127.0.0.1 is taken by another program`);
  await again.close();
});
