import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeLeg, settle } from '@opencvi/test-kit';
import { graphError, json, ownId } from '../testing/fake-microsoft.ts';
import { type JoiningRoom, participantBody, Rig, type RigOptions } from '../testing/rig.ts';
import { clientId, contosoId, tenantOf } from '../testing/settings.ts';

let rig: Rig;

async function start(options: RigOptions = {}): Promise<void> {
  await rig?.stop();
  rig = await Rig.start(options);
}

beforeEach(() => start());
afterEach(async () => {
  await rig.stop();
  expect(rig.clock.pending).toBe(0);
});

/** Ends a leg, and lets go of all timers that remember it. */
async function finish(room: JoiningRoom): Promise<void> {
  await room.leg.end({ code: 'normal', by: 'room' });
}

describe('joining', () => {
  test('a media configuration, a call, the roster: connected, with picture and screens', async () => {
    const room = await (await rig.join()).enter();
    expect(room.told).toEqual(['connected']);
    expect(room.leg.state).toBe('connected');
    expect(room.request).toMatchObject({
      tenantId: contosoId,
      requestedModalities: ['audio', 'video', 'videoBasedScreenSharing'],
      mediaConfig: { blob: rig.bot.last.session.blob },
      chatInfo: { threadId: '19:meeting_1172827458@thread.v2', messageId: '0' },
      source: { identity: { guest: { displayName: 'Room 1', id: expect.stringMatching(/^[\da-f-]{36}$/) } } },
    });
    expect(room.request.callbackUri).toMatch(/^https:\/\/gateway\.test\/teams\/callback\/[\w-]{32}$/);
    await settle();
    expect(rig.bot.last.subscriptions.get('main')).toEqual({ source: 'active-speaker' });
    expect(rig.microsoft.asked(/changeScreenSharingRole$/).map(({ body }) => body)).toEqual([{ role: 'viewer' }]);
    expect(room.leg.facts).toMatchObject({ identity: 'guest', lobby: false, participant: ownId, microsoftTenant: contosoId });
    await finish(room);
  });

  test('trusted rooms join as the application, or as guests where that is set', async () => {
    const trusted = await (await rig.join(rig.call({ trust: 'trusted' }))).begin();
    expect(trusted.request.source).toMatchObject({ identity: { application: { id: clientId, displayName: 'Room 1' } } });
    await finish(trusted);
    await start({ settings: { trustedIdentity: 'guest' } });
    const guest = await (await rig.join(rig.call({ trust: 'trusted' }))).begin();
    expect(guest.request.source).toMatchObject({ identity: { guest: { displayName: 'Room 1' } } });
    await finish(guest);
  });

  test('two rooms are two guests with callbacks of their own', async () => {
    const one = await (await rig.join()).begin();
    const first = one.request;
    const two = await (await rig.join()).begin();
    const guests = [first, two.request].map(({ source }) => (source as { identity: { guest: { id: string } } }).identity.guest.id);
    expect(new Set(guests).size).toBe(2);
    expect(first.callbackUri).not.toBe(two.request.callbackUri);
    await Promise.all([finish(one), finish(two)]);
  });

  test('the requests of a call share a scenario, and each has an id of its own', async () => {
    const room = await (await rig.join()).enter();
    await settle();
    const sent = rig.microsoft.asked(/\/communications\/calls/);
    expect(new Set(sent.map(({ headers }) => headers['scenario-id']))).toEqual(new Set([room.request.callChainId]));
    expect(new Set(sent.map(({ headers }) => headers['client-request-id'])).size).toBe(sent.length);
    expect(sent[0]?.headers['user-agent']).toMatch(/^OpenCVI\/\d/);
    await finish(room);
  });

  test('notifications that overtake the answer to the request are heard', async () => {
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    const id = 'a2000000-0000-4000-8000-000000000002';
    rig.microsoft.calls.add(id);
    rig.microsoft.replace(
      /^POST \/v1.0\/communications\/calls$/,
      async () => {
        await held;
        return new Response(JSON.stringify({ id, state: 'establishing' }), {
          status: 201,
          headers: { 'content-type': 'application/json' },
        });
      },
      1,
    );
    const room = await (await rig.join()).begin();
    const about = {
      changeType: 'updated',
      resourceUrl: `/communications/calls/${id}`,
      resourceData: { id, state: 'established', myParticipantId: ownId },
    };
    expect(await room.notify(about)).toBe(202);
    letGo();
    await settle();
    expect(room.callId).toBe(id);
    await room.roster([{}]);
    await room.answered;
    expect(room.leg.state).toBe('connected');
    await finish(room);
  });

  test('whoever is in the roster is in the call, before it is said to be established', async () => {
    const room = await (await rig.join()).begin();
    await room.roster([{ isInLobby: true }]);
    await room.answered;
    expect(room.leg.state).toBe('lobby');
    await finish(room);
  });

  test('notifications that are lost are made up for', async () => {
    const room = await (await rig.join()).begin();
    rig.microsoft.participants = [participantBody({ id: ownId, isInLobby: true })];
    await rig.clock.advance(4_000);
    await room.answered;
    expect(room.leg.state).toBe('lobby');
    rig.microsoft.participants = [participantBody({ id: ownId, isInLobby: false })];
    await rig.clock.advance(30_000);
    expect(room.told).toEqual(['lobby', 'connected']);
    const before = rig.microsoft.sent.length;
    await rig.clock.advance(120_000);
    expect(rig.microsoft.sent.length).toBe(before);
    await finish(room);
  });

  test('a call that is gone before a word was said of it', async () => {
    const room = await (await rig.join()).begin();
    rig.microsoft.calls.clear();
    await rig.clock.advance(4_000);
    await expect(room.answered).rejects.toMatchObject({ reason: { code: 'meeting-ended' } });
  });

  test('a roster that does not come is asked for; one that does not know us is taken for the meeting', async () => {
    const room = await (await rig.join()).begin();
    await room.state('established');
    expect(room.leg.state).toBe('ringing');
    await rig.clock.advance(4_000);
    await room.answered;
    expect(rig.microsoft.asked(/^GET .*\/participants$/)).toHaveLength(1);
    expect(room.leg.state).toBe('connected');
    await finish(room);
  });
});

describe('joining that fails', () => {
  test.each([
    ['7504', graphError(403, '7504', 'Insufficient enterprise tenant permissions'), 'not-consented'],
    ['7505', graphError(403, '7505', 'Request authorization tenant mismatch.'), 'not-consented'],
    ['400', graphError(400, 'BadRequest', 'no'), 'failed'],
    ['404', graphError(404, 'NotFound', 'no'), 'not-found'],
    ['429', graphError(429, 'TooManyRequests', 'slow', { 'retry-after': '17' }), 'throttled'],
    ['503', graphError(503, 'ServiceUnavailable', 'down'), 'unavailable'],
  ])('Graph refuses with %s', async (_name, answer, code) => {
    rig.microsoft.replace(/^POST \/v1.0\/communications\/calls$/, () => answer);
    const room = await (await rig.join()).begin();
    await expect(room.answered).rejects.toMatchObject({ reason: { code, ...(code === 'throttled' && { retryAfter: 17 }) } });
    expect(room.leg.state).toBe('ended');
    expect(rig.bot.sessions.size).toBe(0);
    expect(rig.metrics.of(`teams_joins_total ${code} guest`)).toBe(1);
  });

  test.each([
    [400, 2203, 'failed'],
    [403, 5723, 'refused'],
    [404, 4500, 'not-found'],
    [413, 5808, 'unavailable'],
  ])('Teams ends the call before it is in: %i#%i', async (code, subcode, end) => {
    const room = await (await rig.join()).begin();
    await room.terminated(code, subcode);
    await expect(room.answered).rejects.toMatchObject({ reason: { code: end, by: 'meeting' } });
    expect(rig.microsoft.asked(/^DELETE/)).toEqual([]);
    expect(rig.bot.sessions.size).toBe(0);
  });

  test('Teams never says that it is established: the call is hung up', async () => {
    rig.microsoft.replace(/^GET .*\/calls\/[^/]+$/, () => json(200, { state: 'establishing' }));
    const room = await (await rig.join()).begin();
    await rig.clock.advance(30_000);
    await expect(room.answered).rejects.toMatchObject({ reason: { code: 'unavailable' } });
    expect(rig.microsoft.calls.size).toBe(0);
    expect(rig.bot.sessions.size).toBe(0);
  });

  test('the room hangs up while Graph thinks: the call that comes of it is hung up', async () => {
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    rig.microsoft.replace(
      /^POST \/v1.0\/communications\/calls$/,
      async () => {
        await held;
        rig.microsoft.calls.add('late');
        return new Response(JSON.stringify({ id: 'late', state: 'establishing' }), {
          status: 201,
          headers: { 'content-type': 'application/json' },
        });
      },
      1,
    );
    const room = await (await rig.join()).begin();
    room.call.aborting.abort({ code: 'normal', by: 'room' });
    await settle();
    letGo();
    await expect(room.answered).rejects.toMatchObject({ reason: { code: 'cancelled' } });
    await room.leg.end({ code: 'normal', by: 'room' });
    expect(rig.microsoft.asked(/^DELETE .*\/calls\/late$/)).toHaveLength(1);
    expect(rig.microsoft.calls.size).toBe(0);
    expect(rig.bot.sessions.size).toBe(0);
    expect(room.told).toEqual([]);
  });

  test('an answer that never comes, and the call is spoken of later: it is hung up then', async () => {
    rig.microsoft.replace(/^POST \/v1.0\/communications\/calls$/, () => new Promise<Response>(() => {}), 1);
    const room = await (await rig.join()).begin();
    await rig.clock.advance(10_000);
    await expect(room.answered).rejects.toMatchObject({ reason: { code: 'unavailable' } });
    rig.microsoft.calls.add('ghost');
    const about = {
      changeType: 'updated',
      resourceUrl: '/communications/calls/ghost',
      resourceData: { id: 'ghost', state: 'established' },
    };
    expect(await room.notify(about)).toBe(202);
    expect(rig.microsoft.calls.size).toBe(0);
  });
});

describe('the lobby', () => {
  const wait = async (room: JoiningRoom): Promise<void> => {
    await room.begin();
    await room.state('established');
    await room.roster([{ isInLobby: true, rosterSequenceNumber: 1 }]);
    await room.answered;
  };

  test('is where the own roster entry says so; admitted is connected', async () => {
    const room = await rig.join();
    await wait(room);
    expect(room.leg.state).toBe('lobby');
    expect(rig.bot.last.subscriptions.size).toBe(0);
    await room.roster([{ isInLobby: false, rosterSequenceNumber: 2 }]);
    expect(room.told).toEqual(['lobby', 'connected']);
    expect(room.leg.facts.lobby).toBe(true);
    await finish(room);
  });

  test('a late word of the lobby does not send the room back', async () => {
    const room = await rig.join();
    await wait(room);
    await room.roster([{ isInLobby: false, rosterSequenceNumber: 2 }]);
    await room.roster([{ isInLobby: true, rosterSequenceNumber: 1 }]);
    await room.roster([{ isInLobby: true }]);
    expect(room.told).toEqual(['lobby', 'connected']);
    await finish(room);
  });

  test.each([
    ['denied', 5854, 'denied'],
    ['timed out', 5855, 'lobby-timeout'],
    ['meeting ended', 4097, 'meeting-ended'],
    ['no subcode', 0, 'denied'],
  ])('%s', async (_name, subcode, code) => {
    const room = await rig.join();
    await wait(room);
    await room.terminated(0, subcode);
    expect(room.told).toEqual(['lobby', [code, 'meeting']]);
    expect(room.leg.state).toBe('ended');
    await finish(room);
    expect(room.told).toHaveLength(2);
    expect(rig.microsoft.asked(/^DELETE/)).toEqual([]);
  });

  test("the tenant's patience ends before Teams'", async () => {
    const tenant = tenantOf('contoso', contosoId, { lobby: { timeout: '30s' } });
    const room = await rig.join(rig.call({ tenant }));
    await wait(room);
    await rig.clock.advance(29_999);
    expect(room.told).toEqual(['lobby']);
    await rig.clock.advance(1);
    expect(room.told).toEqual(['lobby', ['lobby-timeout', 'gateway']]);
    expect(rig.microsoft.calls.size).toBe(0);
    await finish(room);
  });
});

describe('in the meeting', () => {
  test('the roster is told whole after each change', async () => {
    const room = await (await rig.join()).enter();
    await room.roster([{ rosterSequenceNumber: 1 }, { id: 'anna', name: 'Anna', rosterSequenceNumber: 2 }]);
    await room.roster([{ rosterSequenceNumber: 1 }]);
    expect(room.rosters).toEqual([['Room 1'], ['Room 1', 'Anna'], ['Room 1']]);
    await finish(room);
  });

  test.each([
    ['removed', 0, 5300, 'removed'],
    ['ended for all', 0, 4097, 'meeting-ended'],
    ['media lost', 410, 301_005, 'media-timeout'],
    ['Teams fails', 500, 0, 'unavailable'],
  ])('%s', async (_name, code, subcode, end) => {
    const room = await (await rig.join()).enter();
    await room.terminated(code, subcode);
    expect(room.told).toEqual(['connected', [end, 'meeting']]);
    expect(rig.bot.sessions.size).toBe(0);
    await finish(room);
  });

  test('terminating whose last word never comes', async () => {
    const room = await (await rig.join()).enter();
    await room.state('terminating', { resultInfo: { code: 0, subcode: 5300 } });
    expect(room.told).toEqual(['connected']);
    await rig.clock.advance(5_000);
    expect(room.told).toEqual(['connected', ['removed', 'meeting']]);
    await finish(room);
  });

  test('muted by the meeting the room is told; its own mutes come back without echo', async () => {
    const room = await (await rig.join()).enter();
    await room.roster([{ isMuted: true, rosterSequenceNumber: 2 }]);
    expect(room.told).toEqual(['connected', { muted: true }]);
    await room.leg.setMuted(false);
    await room.roster([{ isMuted: false, rosterSequenceNumber: 3 }]);
    await room.leg.setMuted(true);
    await room.roster([{ isMuted: true, rosterSequenceNumber: 4 }]);
    expect(room.told).toEqual(['connected', { muted: true }]);
    expect(rig.microsoft.asked(/\/(un)?mute$/).map(({ path }) => path.split('/').at(-1))).toEqual(['unmute', 'mute']);
    await finish(room);
  });

  test('is kept alive every 15 minutes, sooner after a failure', async () => {
    const room = await (await rig.join()).enter();
    await rig.clock.advance(15 * 60_000);
    expect(rig.microsoft.asked(/keepAlive$/)).toHaveLength(1);
    rig.microsoft.replace(/keepAlive$/, () => graphError(503, 'down', 'down'), 1);
    await rig.clock.advance(15 * 60_000);
    await rig.clock.advance(60_000);
    expect(rig.microsoft.asked(/keepAlive$/)).toHaveLength(3);
    expect(room.leg.state).toBe('connected');
    await finish(room);
  });

  test('while Graph is away there is one sign of life a minute, not one more for each that failed', async () => {
    await start({ settings: { keepAlive: '2m' } });
    const room = await (await rig.join()).enter();
    rig.microsoft.replace(/keepAlive$/, () => graphError(503, 'down', 'down'));
    await rig.clock.advance(30 * 60_000);
    expect(rig.microsoft.asked(/keepAlive$/).length).toBeLessThanOrEqual(30);
    await finish(room);
  });

  test('a call that is gone at the sign of life is over', async () => {
    const room = await (await rig.join()).enter();
    rig.microsoft.calls.clear();
    await rig.clock.advance(15 * 60_000);
    expect(room.told).toEqual(['connected', ['meeting-ended', 'meeting']]);
    await finish(room);
  });

  test('hung up once, whatever comes after', async () => {
    const room = await (await rig.join()).enter();
    await finish(room);
    await finish(room);
    expect(await room.terminated(0, 0)).toBe(202);
    expect(rig.microsoft.asked(/^DELETE/)).toHaveLength(1);
    expect(room.told).toEqual(['connected']);
    expect(rig.metrics.of('teams_notifications_total late')).toBe(1);
  });

  test('a hang-up that fails is tried again until Graph takes it', async () => {
    const room = await (await rig.join()).enter();
    rig.microsoft.replace(/^DELETE/, () => graphError(503, 'down', 'down'), 2);
    await finish(room);
    expect(rig.microsoft.calls.size).toBe(1);
    await rig.clock.advance(3_000);
    expect(rig.microsoft.calls.size).toBe(0);
    expect(rig.metrics.of('teams_hang_ups_total failed')).toBe(2);
  });
});

describe('media', () => {
  test('the endpoint gets the key, address and formats of the bot', async () => {
    const room = await (await rig.join()).enter();
    const { session, offered } = rig.bot.last;
    expect(offered.streams.map(({ role, srtp }) => [role, srtp?.suite])).toEqual([
      ['audio', 'AEAD_AES_256_GCM'],
      ['main', 'AEAD_AES_256_GCM'],
    ]);
    expect(offered.streams[0]?.formats.map(({ codec }) => codec)).toEqual(['opus']);
    const audio = room.endpoint.agreements.get('audio');
    expect(audio).toMatchObject({
      direction: 'sendrecv',
      remote: session.media.streams[0]?.transport,
      send: [{ codec: 'opus', payloadType: 107 }],
    });
    expect(Buffer.from(audio?.srtp?.send.key ?? []).toString('base64')).toBe(offered.streams[0]?.srtp?.key);
    expect(Buffer.from(audio?.srtp?.receive.key ?? []).toString('base64')).toBe(session.media.streams[0]?.srtp?.key);
    await finish(room);
  });

  test('an answer without protection is refused', async () => {
    rig.bot.spoil = ({ streams }) => ({ streams: streams.map(({ srtp: _, ...rest }) => rest) });
    const room = await (await rig.join()).begin();
    await expect(room.answered).rejects.toMatchObject({ reason: { code: 'incompatible-media' } });
    expect(rig.bot.sessions.size).toBe(0);
  });

  test('video that is refused leaves sound', async () => {
    rig.bot.spoil = ({ streams }) => ({ streams: streams.map(one => (one.role === 'main' ? { ...one, direction: 'inactive' } : one)) });
    const room = await (await rig.join()).enter();
    expect([...room.endpoint.agreements.keys()]).toEqual(['audio']);
    await finish(room);
  });

  test('key frames are asked for both ways', async () => {
    const room = await (await rig.join()).enter();
    room.endpoint.emit('key-frame-wanted', 'main');
    rig.bot.tell({ type: 'key-frame-wanted', role: 'main' });
    await settle();
    expect(rig.bot.last.keyFrames).toBe(1);
    expect(room.endpoint.keyFrameRequests).toEqual(['main']);
    await finish(room);
  });

  test('no more is subscribed to than the room takes, also when that changes', async () => {
    const room = await rig.join();
    await room.enter();
    room.endpoint.emit('bitrate-wanted', 'main', 1_500_000);
    await settle();
    const subscribed = () => rig.bot.last.subscriptions.get('main');
    expect(subscribed()).toEqual({ source: 'active-speaker', maxBitrate: 1_500_000 });
    for (const limit of [320_000, 64_000]) room.endpoint.emit('bitrate-wanted', 'main', limit);
    await settle();
    expect(subscribed()).toEqual({ source: 'active-speaker', maxBitrate: 64_000 });
    room.endpoint.emit('bitrate-wanted', 'main', 0);
    await settle();
    expect(subscribed()).toBeUndefined();
    room.endpoint.emit('bitrate-wanted', 'main', undefined);
    await settle();
    expect(subscribed()).toEqual({ source: 'active-speaker' });
    await finish(room);
  });

  test('slides are watched while there are some, by an endpoint that can', async () => {
    const room = await rig.join();
    const [, main] = room.endpoint.capabilities;
    if (main) Object.assign(room.endpoint, { capabilities: [...room.endpoint.capabilities, { ...main, role: 'slides' }] });
    await room.enter();
    rig.bot.tell({ type: 'content-started', sourceId: '17' });
    await settle();
    expect(Object.fromEntries(rig.bot.last.subscriptions)).toEqual({ main: { source: 'active-speaker' }, slides: { source: '17' } });
    rig.bot.tell({ type: 'content-stopped' });
    await settle();
    expect([...rig.bot.last.subscriptions.keys()]).toEqual(['main']);
    await finish(room);
  });

  test('the bot ends the session: so ends the call', async () => {
    const room = await (await rig.join()).enter();
    rig.bot.tell({ type: 'closed', reason: 'crashed' });
    await rig.clock.advance(3_000);
    expect(room.told).toEqual(['connected', ['unavailable', 'gateway']]);
    expect(rig.microsoft.calls.size).toBe(0);
    await finish(room);
  });

  test('the bot ends the session because the call is over: the reason is that of Graph', async () => {
    const room = await (await rig.join()).enter();
    rig.bot.tell({ type: 'closed', reason: 'call ended' });
    await settle();
    await room.terminated(0, 4097);
    await rig.clock.advance(3_000);
    expect(room.told).toEqual(['connected', ['meeting-ended', 'meeting']]);
    await finish(room);
  });

  test('events that break off are listened to again; a bot that stays away ends the call', async () => {
    const room = await (await rig.join()).enter();
    rig.bot.breakStreams();
    await rig.clock.advance(300);
    rig.bot.tell({ type: 'key-frame-wanted', role: 'main' });
    await settle();
    expect(room.endpoint.keyFrameRequests).toEqual(['main']);
    rig.bot.instead = () => new Response('no', { status: 502 });
    rig.bot.breakStreams();
    await rig.clock.advance(30_000);
    expect(room.told).toEqual(['connected']);
    await rig.clock.advance(13_000);
    expect(room.told).toEqual(['connected', ['unavailable', 'gateway']]);
    await finish(room);
  });

  test('a bot that lost the session ends the call at once', async () => {
    const room = await (await rig.join()).enter();
    rig.bot.instead = (_method, path) => (path.endsWith('/events') ? new Response('{}', { status: 404 }) : undefined);
    rig.bot.breakStreams();
    await rig.clock.advance(4_000);
    expect(room.told).toEqual(['connected', ['unavailable', 'gateway']]);
    await finish(room);
  });
});

describe('quality', () => {
  const statistics = [
    {
      role: 'audio',
      direction: 'inbound',
      packets: 990,
      packetsLost: 10,
      bytes: 100_000,
      bitrate: 64_000,
      jitter: 12,
      roundTripTime: 40,
      discarded: 0,
    },
    {
      role: 'main',
      direction: 'outbound',
      packets: 5_000,
      packetsLost: 0,
      bytes: 6_000_000,
      bitrate: 1,
      framesPerSecond: 30,
      discarded: 0,
    },
  ] as const;

  test('the room connection is reported at the end', async () => {
    const remote = {
      address: { user: 'room', host: 'x.test' },
      displayName: 'Room 1',
      userAgent: 'Cisco SX80',
      source: { address: '192.0.2.9', port: 5060, transport: 'tls' },
    } as const;
    const room = await (await rig.join(rig.call({ leg: new FakeLeg({ remote }) }))).enter();
    await rig.clock.advance(60_000);
    await room.leg.report(statistics);
    const [request] = rig.microsoft.asked(/logTeleconferenceDeviceQuality$/);
    expect(request?.body).toEqual({
      quality: expect.objectContaining({
        callChainId: room.request.callChainId,
        participantId: ownId,
        deviceName: 'Cisco SX80',
        deviceDescription: 'Room 1',
        cloudServiceName: 'OpenCVI',
        mediaQualityList: [
          expect.objectContaining({
            '@odata.type': '#microsoft.graph.teleconferenceDeviceAudioQuality',
            channelIndex: 1,
            mediaDuration: 'PT60S',
            inboundPackets: 990,
            averageInboundPacketLossRateInPercentage: 1,
            averageInboundJitter: 'PT0.012S',
            averageInboundRoundTripDelay: 'PT0.04S',
            remoteIPAddress: '192.0.2.9',
          }),
          expect.objectContaining({ channelIndex: 2, averageOutboundBitRate: 800_000, averageOutboundFrameRate: 30 }),
        ],
      }),
    });
    await finish(room);
  });

  const reports = () => rig.microsoft.asked(/logTeleconferenceDeviceQuality$/);
  const refuse = (answer: () => Response, times?: number) => rig.microsoft.replace(/logTeleconferenceDeviceQuality$/, answer, times);

  test('a report that Graph cannot take for the moment is sent again when Graph wants it', async () => {
    const room = await (await rig.join()).enter();
    refuse(() => graphError(429, 'TooManyRequests', 'slow', { 'retry-after': '45' }), 1);
    await room.leg.report(statistics);
    await finish(room);
    await rig.clock.advance(44_999);
    expect(reports()).toHaveLength(1);
    await rig.clock.advance(1);
    expect(reports()).toHaveLength(2);
    expect(reports()[1]?.body).toEqual(reports()[0]?.body);
    expect(rig.metrics.of('teams_quality_reports_total')).toBe(1);
  });

  test('not for ever, and not where Graph does not want it', async () => {
    const room = await (await rig.join()).enter();
    refuse(() => graphError(503, 'down', 'down'));
    await room.leg.report(statistics);
    await rig.clock.advance(60 * 60_000);
    expect(reports()).toHaveLength(6);
    await finish(room);
    await start();
    const other = await (await rig.join()).enter();
    refuse(() => graphError(403, '7504', 'no'));
    await expect(other.leg.report(statistics)).rejects.toMatchObject({ reason: { code: 'not-consented' } });
    await finish(other);
    await rig.clock.advance(60 * 60_000);
    expect(reports()).toHaveLength(1);
  });

  test('what waits when the gateway stops is given up', async () => {
    const room = await (await rig.join()).enter();
    refuse(() => graphError(503, 'down', 'down'));
    await room.leg.report(statistics);
    await finish(room);
  });

  test('nothing is reported of a call that never was', async () => {
    const room = await rig.join();
    await room.leg.report(statistics);
    expect(rig.microsoft.asked(/logTeleconferenceDeviceQuality$/)).toEqual([]);
    await finish(room);
  });
});
