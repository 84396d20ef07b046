import { request as httpsRequest } from 'node:https';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@opencvi/test-kit';
import { demoApp } from '../demo.ts';
import { CallbackReceiver } from '../testing/callback-receiver.ts';
import { botSessionRequest, joinBody } from '../testing/requests.ts';
import { Rig } from '../testing/rig.ts';
import { botSession } from './schemas.ts';

let rig: Rig;
let app: CallbackReceiver;

beforeEach(async () => {
  rig = await Rig.start({ mediaBot: { maxSessions: 3 } });
  app = await CallbackReceiver.open(rig, demoApp.id);
});
afterEach(async () => {
  await app.close();
  await rig.stop();
});

async function create(): Promise<{ id: string; blob: string }> {
  const answer = await rig.post('/v1/sessions', { token: rig.botToken, json: botSessionRequest });
  expect(answer.status).toBe(201);
  return botSession.parse(answer.json);
}

/** A call that uses a session, established. */
async function joined(blob: string, guest: string): Promise<{ id: string; myParticipantId: string }> {
  const token = await rig.token();
  const body = await joinBody(rig, token, '1140000001', { callbackUri: app.url, guest, blob });
  const { json } = await rig.post('/v1.0/communications/calls', { token, json: body });
  await rig.clock.advance(300);
  await eventually('the roster', () => app.story(json.id).includes('roster'));
  return json;
}

/** Server-sent events of a session, as they come. */
function listen(id: string): { readonly events: { readonly type: string }[]; readonly ended: Promise<void> } {
  const events: { type: string }[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    const headers = { authorization: `Bearer ${rig.botToken}` };
    const request = httpsRequest(`${rig.url}/v1/sessions/${id}/events`, { ca: rig.ca, agent: false, headers }, answer => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        for (const [, data = ''] of chunk.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(data));
      });
      answer.on('end', resolve);
    });
    request.on('error', reject).end();
  });
  return { events, ended };
}

describe('a session', () => {
  test('answers every stream, and is told what it is', async () => {
    const session = await create();
    const { json } = await rig.get(`/v1/sessions/${session.id}`, { token: rig.botToken });
    expect(json).toEqual(session);
    expect(botSession.parse(json).media.streams.map(({ role, direction }) => [role, direction])).toEqual([
      ['audio', 'sendrecv'],
      ['main', 'sendrecv'],
    ]);
    const [media] = rig.engine.sessions;
    expect(media?.device.agreements.get('audio')?.remote).toEqual({ address: '127.0.0.1', port: 20_480, rtcpPort: 20_481 });
  });

  test('is stated anew, and gives up what is left out', async () => {
    const { id } = await create();
    const [audio] = botSessionRequest.media.streams;
    const streams = [{ ...audio, direction: 'recvonly' }];
    const { status, json } = await rig.request('PUT', `/v1/sessions/${id}`, { token: rig.botToken, json: { streams } });
    expect([status, json.media.streams.length, json.media.streams[0].direction]).toEqual([200, 1, 'sendonly']);
    expect([...(rig.engine.sessions[0]?.device.agreements.keys() ?? [])]).toEqual(['audio']);
  });

  test('ends once, and is gone', async () => {
    const { id } = await create();
    const { ended } = listen(id);
    await eventually('the listener', async () => (await rig.get('/v1/health')).json.sessions === 1);
    for (let time = 0; time < 2; time++)
      expect((await rig.request('DELETE', `/v1/sessions/${id}`, { token: rig.botToken })).status).toBe(204);
    await ended;
    expect((await rig.get(`/v1/sessions/${id}`, { token: rig.botToken })).status).toBe(404);
    expect(rig.engine.sessions[0]?.closed).toBe(true);
  });

  test('wants the token, and is refused when there are enough', async () => {
    expect((await rig.post('/v1/sessions', { json: botSessionRequest })).status).toBe(401);
    expect((await rig.post('/v1/sessions', { token: 'wrong', json: botSessionRequest })).status).toBe(401);
    for (let count = 0; count < 3; count++) await create();
    const full = await rig.post('/v1/sessions', { token: rig.botToken, json: botSessionRequest });
    expect([full.status, full.headers['content-type']]).toEqual([503, 'application/problem+json']);
    expect((await rig.get('/v1/health')).json).toEqual({ contract: 1, ready: false, sessions: 3, maximum: 3 });
  });

  test('with a role twice is refused', async () => {
    const [audio] = botSessionRequest.media.streams;
    const json = { ...botSessionRequest, media: { streams: [audio, audio] } };
    expect((await rig.post('/v1/sessions', { token: rig.botToken, json })).status).toBe(400);
  });
});

describe('in a call', () => {
  test('media flows from the meeting on, and its blob serves one call', async () => {
    const { blob } = await create();
    await joined(blob, 'Room 1');
    expect(rig.engine.sessions[0]?.bridged).toBe(true);
    const token = await rig.token();
    const body = await joinBody(rig, token, '1140000001', { callbackUri: app.url, guest: 'Thief', blob });
    const { json } = await rig.post('/v1.0/communications/calls', { token, json: body });
    await rig.clock.advance(300);
    await eventually('the refusal', () => app.story(json.id).includes('terminated'));
    expect(app.last(json.id).resultInfo.subcode).toBe(2203);
  });

  test('tells who speaks, who shows slides, key frames, and the end, by the numbers of the roster', async () => {
    const one = await create();
    const two = await create();
    const { events, ended } = listen(one.id);
    const first = await joined(one.blob, 'Room 1');
    const second = await joined(two.blob, 'Room 2');
    await eventually('both', () => app.roster(first.id).length === 2);
    const streams = app.roster(first.id).find((each: { id: string }) => each.id === second.myParticipantId).mediaStreams;
    const sourceOf = (type: string) => streams.find((each: { mediaType: string }) => each.mediaType === type).sourceId;
    rig.rooms.get('1140000001').speak(second.myParticipantId);
    rig.engine.sessions[0]?.device.emit('key-frame-wanted', 'main');
    const token = await rig.token();
    const share = (role: string) => rig.post(`/v1.0/communications/calls/${second.id}/changeScreenSharingRole`, { token, json: { role } });
    await share('sharer');
    await share('viewer');
    await rig.request('DELETE', `/v1.0/communications/calls/${first.id}`, { token });
    await ended;
    expect(events).toEqual([
      { type: 'active-speaker', sourceId: sourceOf('audio') },
      { type: 'key-frame-wanted', role: 'main' },
      { type: 'content-started', sourceId: sourceOf('videoBasedScreenSharing') },
      { type: 'content-stopped' },
      { type: 'closed', reason: expect.stringContaining('DiagCode: 0#0') },
    ]);
  });

  test('has statistics in the words of the contract', async () => {
    const { id } = await create();
    const { json } = await rig.get(`/v1/sessions/${id}/statistics`, { token: rig.botToken });
    expect(json.streams).toEqual(
      ['audio', 'main'].map(role => ({ role, direction: 'outbound', packets: 100, packetsLost: 0, bitrate: 64_000 })),
    );
  });

  test('is asked for a key frame, by request or by a subscription', async () => {
    const { id } = await create();
    expect((await rig.post(`/v1/sessions/${id}/key-frames/main`, { token: rig.botToken })).status).toBe(202);
    const source = { source: 'active-speaker', maxHeight: 720 };
    expect((await rig.request('PUT', `/v1/sessions/${id}/subscriptions/main`, { token: rig.botToken, json: source })).status).toBe(204);
    expect(rig.engine.sessions[0]?.device.keyFrameRequests).toEqual(['main', 'main']);
    const { json } = await rig.control('GET', '/sessions');
    expect(json.sessions[0].subscriptions).toEqual({ main: source });
    expect((await rig.request('DELETE', `/v1/sessions/${id}/subscriptions/main`, { token: rig.botToken })).status).toBe(204);
  });

  test('without media for too long the call ends, though its gateway listens', async () => {
    const session = await create();
    const { blob } = session;
    const { ended } = listen(session.id);
    const { id } = await joined(blob, 'Room 1');
    const { device } = rig.engine.sessions[0] ?? {};
    let packets = 100;
    if (device)
      device.statistics = async () => [
        { role: 'audio', direction: 'inbound', packets, bytes: 0, packetsLost: 0, bitrate: 0, discarded: 0 },
      ];
    device?.emit('stalled', 'audio');
    await rig.clock.advance(120_000);
    expect(app.story(id)).not.toContain('terminated');
    // Everything is silent, and then something comes again
    device?.emit('stalled', 'main');
    await rig.clock.advance(59_000);
    packets += 50;
    await rig.clock.advance(120_000);
    expect(app.story(id)).not.toContain('terminated');
    for (const role of ['audio', 'main'] as const) device?.emit('stalled', role);
    await rig.clock.advance(60_000);
    await eventually('the end', () => app.story(id).includes('terminated'));
    expect(app.last(id).resultInfo).toMatchObject({ code: 410, subcode: 301_005 });
    await ended;
  });
});

describe('whose picture is sent', () => {
  test("nobody's, until the gateway subscribes; then who speaks, or one participant", async () => {
    const one = await create();
    const two = await create();
    const subscribe = (source: string) =>
      rig.request('PUT', `/v1/sessions/${one.id}/subscriptions/main`, { token: rig.botToken, json: { source } });
    const first = await joined(one.blob, 'Room 1');
    const { wishes } = rig.rooms.get('1140000001');
    expect(wishes).toEqual(['nobody']);
    await subscribe('active-speaker');
    const second = await joined(two.blob, 'Room 2');
    await eventually('both', () => app.roster(first.id).length === 2);
    const streams = app.roster(first.id).find((each: { id: string }) => each.id === second.myParticipantId).mediaStreams;
    await subscribe(streams.find((each: { mediaType: string }) => each.mediaType === 'video').sourceId);
    await rig.request('DELETE', `/v1/sessions/${one.id}/subscriptions/main`, { token: rig.botToken });
    expect(wishes).toEqual(['nobody', 'speaker', 'nobody', { participant: second.myParticipantId }, 'nobody']);
  });
});

test('no more is sent than was subscribed to', async () => {
  const { id } = await create();
  const sent = () => rig.engine.sessions[0]?.device.agreements.get('main')?.maxBitrate;
  const agreed = sent();
  const subscribe = async (maxBitrate?: number) => {
    const json = { source: 'active-speaker', ...(maxBitrate !== undefined && { maxBitrate }) };
    await rig.request('PUT', `/v1/sessions/${id}/subscriptions/main`, { token: rig.botToken, json });
    return sent();
  };
  expect(await subscribe(320_000)).toBe(320_000);
  expect(await subscribe(64_000)).toBe(64_000);
  expect(await subscribe()).toBe(agreed);
});

test('nobody is asked for a picture before the gateway subscribes: the key frame would be gone by then', async () => {
  const session = await create();
  const media = rig.engine.sessions[0];
  if (!media) throw new Error('no media session');
  let atBridge: unknown;
  media.bridge = async on => {
    if (on) atBridge ??= [...rig.rooms.get('1140000001').wishes];
  };
  await joined(session.blob, 'Room 1');
  expect(atBridge).toEqual(['nobody']);
});

describe('a session that nobody uses', () => {
  test('ends by itself, and with it its call', async () => {
    const { id, blob } = await create();
    const call = await joined(blob, 'Room 1');
    const { device } = rig.engine.sessions[0] ?? {};
    let packets = 0;
    if (device)
      device.statistics = async () => [
        { role: 'audio', direction: 'inbound', packets, bytes: 0, packetsLost: 0, bitrate: 0, discarded: 0 },
      ];
    await rig.clock.advance(50_000);
    packets = 10;
    await rig.clock.advance(60_000);
    expect((await rig.get(`/v1/sessions/${id}`, { token: rig.botToken })).status).toBe(200);
    await rig.clock.advance(20_000);
    await eventually('the end', () => app.story(call.id).includes('terminated'));
    expect((await rig.get(`/v1/sessions/${id}`, { token: rig.botToken })).status).toBe(404);
  });

  test('stays while somebody listens to it', async () => {
    const { id } = await create();
    const { ended } = listen(id);
    await eventually('the listener', async () => (await rig.control('GET', '/sessions')).json.sessions[0].listeners === 1);
    await rig.clock.advance(600_000);
    expect((await rig.get(`/v1/sessions/${id}`, { token: rig.botToken })).status).toBe(200);
    await rig.request('DELETE', `/v1/sessions/${id}`, { token: rig.botToken });
    await ended;
  });
});

test('a stream of audio that cannot be agreed on is refused, one of slides is not', async () => {
  const [audio, main] = botSessionRequest.media.streams;
  const strange = { ...audio, formats: [{ codec: 'opus', payloadType: 96, clockRate: 48_000, channels: 2 }] };
  const refused = await rig.post('/v1/sessions', {
    token: rig.botToken,
    json: { ...botSessionRequest, media: { streams: [strange, main] } },
  });
  expect(refused.status).toBe(409);
  expect((await rig.get('/v1/health')).json.sessions).toBe(0);
  const slides = { ...main, role: 'slides' };
  const { json } = await rig.post('/v1/sessions', {
    token: rig.botToken,
    json: { ...botSessionRequest, media: { streams: [audio, slides] } },
  });
  expect(json.media.streams[1]).toMatchObject({ role: 'slides', direction: 'inactive' });
});
