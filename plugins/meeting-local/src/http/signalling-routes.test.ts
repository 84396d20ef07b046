import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventReader } from '../test/event-reader.ts';
import { type Rig, startRig } from '../test/rig.ts';

const open = '/meet/1172827458/api';
const guarded = '/meet/1172827459/api';
let rig: Rig;
let readers: EventReader[] = [];

beforeEach(async () => {
  rig = await startRig();
  readers = [];
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await rig.close();
  expect(rig.clock.pending).toBe(0);
  expect(rig.rooms.opened.filter(({ closed }) => !closed)).toEqual([]);
});

async function join(api: string, name: string, key?: string) {
  const { status, json } = await rig.ask('POST', `${api}/join`, { body: { name, ...(key && { key }) } });
  expect(status).toBe(201);
  return json as { participant: string; token: string };
}

function listen(api: string, token: string): EventReader {
  const reader = new EventReader(`${rig.url}${api}/events`, token);
  readers.push(reader);
  return reader;
}

const settle = () => new Promise(resolve => setTimeout(resolve, 20));

describe('joining', () => {
  test('the page can ask for the title first', async () => {
    expect((await rig.ask('GET', open)).json).toEqual({ id: '1172827458', title: 'Demo meeting' });
    expect((await rig.ask('GET', '/meet/999999999/api')).status).toBe(404);
  });

  test('everything is told first, then changes', async () => {
    const alice = await join(open, 'Alice');
    const events = listen(open, alice.token);
    expect(await events.next('session')).toMatchObject({
      state: 'joined',
      meeting: { title: 'Demo meeting' },
      rights: { admit: true, moderate: false },
      rtpCapabilities: { codecs: [] },
    });
    expect((await events.next('roster')).participants).toMatchObject([{ name: 'Alice', kind: 'browser', muted: false }]);
    const bob = await join(open, 'Bob');
    await events.next('roster', ({ participants }) => participants.length === 2);
    rig.rooms.room.addStream({ id: 's1', participant: bob.participant, role: 'main' });
    rig.rooms.room.addStream({ id: 's2', participant: alice.participant, role: 'main' });
    expect(await events.next('streams', ({ streams }) => streams.length > 0)).toEqual({
      streams: [{ id: 's1', participant: bob.participant, role: 'main' }],
    });
    rig.rooms.room.speak(bob.participant);
    expect(await events.next('speaker', ({ participant }) => participant !== null)).toEqual({ participant: bob.participant });
  });

  test.each([[''], ['   '], ['x'.repeat(61)], ['a\u0007b'], ['a\u202Eb'], [42]])('the name %j is refused', async name => {
    expect((await rig.ask('POST', `${open}/join`, { body: { name } })).status).toBe(400);
  });

  test('a full meeting answers 503', async () => {
    await rig.close();
    rig = await startRig({ maxParticipants: 1 });
    await join(open, 'Alice');
    expect((await rig.ask('POST', `${open}/join`, { body: { name: 'Bob' } })).status).toBe(503);
  });
});

describe('sessions', () => {
  test.each([
    ['no token', (_token: string) => undefined],
    ['another secret', (token: string) => `${token.split('.')[0]}.${'A'.repeat(43)}`],
    ['another session', (token: string) => `someone.${token.split('.')[1]}`],
    ['half a token', (token: string) => token.split('.')[0]],
  ])('%s: 401', async (_name, change) => {
    const { token } = await join(open, 'Alice');
    const changed = change(token);
    expect((await rig.ask('POST', `${open}/mute`, { body: { muted: true }, ...(changed && { token: changed }) })).status).toBe(401);
  });

  test('a token is of one meeting', async () => {
    const { token } = await join(open, 'Alice');
    expect((await rig.ask('POST', `${guarded}/mute`, { body: { muted: true }, token })).status).toBe(401);
    expect((await rig.ask('POST', `${open}/mute`, { body: { muted: true }, token })).status).toBe(204);
  });

  test('an address that guesses is locked out for a minute', async () => {
    await rig.close();
    rig = await startRig({ maxFailuresPerMinute: 3 });
    const { token } = await join(open, 'Alice');
    for (const id of ['111111111', '222222222', '333333333']) expect((await rig.ask('GET', `/meet/${id}/api`)).status).toBe(404);
    expect((await rig.ask('GET', open)).status).toBe(429);
    expect((await rig.ask('POST', `${open}/alive`, { token: `${token}x` })).status).toBe(429);
    // Who is in the meeting already, behind the same proxy perhaps, stays in it
    expect((await rig.ask('POST', `${open}/alive`, { token })).status).toBe(204);
    rig.clock.advance(5_000);
    expect((await rig.ask('GET', open)).status).toBe(429);
  });

  test('only so many browsers of one address', async () => {
    await rig.close();
    rig = await startRig({ maxSessionsPerSource: 1 });
    const { token } = await join(open, 'Alice');
    expect((await rig.ask('POST', `${open}/join`, { body: { name: 'Bob' } })).status).toBe(429);
    await rig.ask('POST', `${open}/leave`, { token });
    await join(open, 'Bob');
  });

  test('whoever may not come in opens no meeting', async () => {
    await rig.close();
    rig = await startRig({ openMeetings: true, maxSessionsPerSource: 1 });
    await join('/meet/500000000/api', 'Alice');
    for (const id of ['500000001', '500000002']) {
      expect((await rig.ask('POST', `/meet/${id}/api/join`, { body: { name: 'Bob' } })).status).toBe(429);
    }
    const { json } = await rig.ask('GET', '/api/v1/meetings');
    expect(json.meetings.map(({ id }: { id: string }) => id)).not.toContain('500000001');
  });

  test('a browser without its event stream for 15 s leaves; one that comes back in time stays', async () => {
    const { token } = await join(open, 'Alice');
    const meeting = rig.meetings.get('1172827458')?.meeting;
    rig.clock.advance(14_000);
    const events = listen(open, token);
    await events.next('session');
    rig.clock.advance(14_000);
    expect(meeting?.isEmpty).toBe(false);
    events.close();
    await settle();
    rig.clock.advance(14_999);
    expect(meeting?.isEmpty).toBe(false);
    rig.clock.advance(1);
    expect(meeting?.isEmpty).toBe(true);
  });

  test('a browser that never answers a ping is gone after a while', async () => {
    const { token } = await join(open, 'Alice');
    const events = listen(open, token);
    await events.next('session');
    rig.clock.advance(20_000);
    await events.next('ping');
    await rig.ask('POST', `${open}/alive`, { token });
    rig.clock.advance(40_000);
    expect(rig.meetings.get('1172827458')?.meeting.isEmpty).toBe(false);
    rig.clock.advance(20_000);
    await events.ended();
    expect(rig.meetings.get('1172827458')?.meeting.isEmpty).toBe(true);
  });

  test('a second event stream takes the place of the first', async () => {
    const { token } = await join(open, 'Alice');
    const first = listen(open, token);
    await first.next('session');
    const second = listen(open, token);
    await second.next('session');
    await first.ended();
    rig.clock.advance(30_000);
    expect(second.done).toBe(false);
  });
});

describe('media', () => {
  const rtpParameters = { codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2 }], encodings: [{ ssrc: 1 }] };
  const dtlsParameters = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }] };

  test('a browser sends and another receives', async () => {
    const alice = await join(open, 'Alice');
    const bob = await join(open, 'Bob');
    const transport = await rig.ask('POST', `${open}/transports`, { body: { direction: 'send' }, token: alice.token });
    expect(transport).toMatchObject({ status: 201, json: { id: 'send-transport' } });
    expect((await rig.ask('POST', `${open}/transports/x/connect`, { body: { dtlsParameters }, token: alice.token })).status).toBe(204);
    const body = { transport: 'send-transport', role: 'audio', kind: 'audio', rtpParameters };
    const { json: producer } = await rig.ask('POST', `${open}/producers`, { body, token: alice.token });
    const consume = { stream: producer.id, rtpCapabilities: { codecs: [] } };
    const consumer = await rig.ask('POST', `${open}/consumers`, { body: consume, token: bob.token });
    expect(consumer).toMatchObject({ status: 201, json: { stream: producer.id } });
    expect((await rig.ask('POST', `${open}/consumers/${consumer.json.id}/resume`, { token: bob.token })).status).toBe(204);
    expect((await rig.ask('POST', `${open}/consumers/other/resume`, { token: bob.token })).status).toBe(409);
    expect((await rig.ask('DELETE', `${open}/producers/${producer.id}`, { token: alice.token })).status).toBe(204);
    expect((await rig.ask('POST', `${open}/consumers`, { body: consume, token: bob.token })).status).toBe(404);
  });

  test.each([
    ['/transports', { direction: 'both' }],
    ['/transports/x/connect', { dtlsParameters: { fingerprints: [] } }],
    ['/transports/x/connect', { dtlsParameters: { fingerprints: [{ algorithm: 'md5', value: 'AB' }] } }],
    ['/producers', { transport: 'x', role: 'audio', kind: 'video', rtpParameters }],
    ['/producers', { transport: 'x', role: 'audio', kind: 'audio', rtpParameters: { codecs: [] } }],
    ['/producers', { transport: 'x', role: 'audio', kind: 'audio', rtpParameters: { ...rtpParameters, encodings: [{}, {}] } }],
    ['/consumers', { stream: 's1' }],
    ['/mute', { muted: 'yes' }],
  ])('%s refuses %j', async (path, body) => {
    const { token } = await join(open, 'Alice');
    expect((await rig.ask('POST', open + path, { body, token })).status).toBe(400);
  });

  test('muting oneself mutes the seat and shows in the roster', async () => {
    const { participant, token } = await join(open, 'Alice');
    const events = listen(open, token);
    await rig.ask('POST', `${open}/mute`, { body: { muted: true }, token });
    await events.next('roster', ({ participants }) => participants[0].muted);
    expect(rig.rooms.room.seats.get(participant)?.muted).toBe(true);
    expect(events.told.filter(({ event }) => event === 'muted')).toEqual([]);
  });

  test('who sends slides presents', async () => {
    const { participant, token } = await join(open, 'Alice');
    const events = listen(open, token);
    rig.rooms.room.addStream({ id: 's', participant, role: 'slides' });
    await events.next('roster', ({ participants }) => participants[0].presenting);
    rig.rooms.room.removeStream('s');
    await settle();
    expect(rig.meetings.get('1172827458')?.meeting.roster[0]?.presenting).toBe(false);
  });
});

describe('rights', () => {
  const organizerKey = (id: string) => rig.meetings.get(id)?.organizerKey();

  test('everybody in the meeting may admit by default, and sees the lobby', async () => {
    const alice = await join(guarded, 'Alice');
    const events = listen(guarded, alice.token);
    const leg = await rig.callFromRoom('1172827459');
    const { waiting } = await events.next('lobby', lobby => lobby.waiting.length > 0);
    expect(waiting).toMatchObject([{ name: 'Room 4', kind: 'room' }]);
    const path = `${guarded}/participants/${waiting[0].id}`;
    expect((await rig.ask('POST', `${path}/admit`, { token: alice.token })).status).toBe(204);
    await events.next('roster', ({ participants }) => participants.length === 2);
    expect(leg.state).toBe('connected');
    expect((await rig.ask('POST', `${path}/admit`, { token: alice.token })).status).toBe(404);
    expect((await rig.ask('POST', `${path}/mute`, { token: alice.token })).status).toBe(403);
    expect((await rig.ask('DELETE', path, { token: alice.token })).status).toBe(403);
    expect((await rig.ask('POST', `${guarded}/end`, { token: alice.token })).status).toBe(403);
  });

  test('where only organizers admit, others neither admit nor see the lobby', async () => {
    await rig.close();
    rig = await startRig({ meetings: [{ id: '1172827459', lobby: 'everybody', admitters: 'organizers' }] });
    const alice = await join(guarded, 'Alice');
    const olga = await join(guarded, 'Olga', organizerKey('1172827459'));
    const [ofAlice, ofOlga] = [listen(guarded, alice.token), listen(guarded, olga.token)];
    await rig.callFromRoom('1172827459');
    const { waiting } = await ofOlga.next('lobby', lobby => lobby.waiting.length > 0);
    await ofAlice.next('roster');
    expect(ofAlice.told.filter(({ event, data }) => event === 'lobby' && data.waiting.length > 0)).toEqual([]);
    const path = `${guarded}/participants/${waiting[0].id}/admit`;
    expect((await rig.ask('POST', path, { token: alice.token })).status).toBe(403);
    expect((await rig.ask('POST', path, { token: olga.token })).status).toBe(204);
  });

  test('an organizer mutes, removes and ends', async () => {
    const olga = await join(open, 'Olga', organizerKey('1172827458'));
    const alice = await join(open, 'Alice');
    const bob = await join(open, 'Bob');
    const [ofAlice, ofBob] = [listen(open, alice.token), listen(open, bob.token)];
    await ofAlice.next('session');
    await ofBob.next('session');
    const { token } = olga;
    expect((await rig.ask('POST', `${open}/participants/${alice.participant}/mute`, { token })).status).toBe(204);
    expect(await ofAlice.next('muted')).toEqual({ muted: true });
    expect((await rig.ask('DELETE', `${open}/participants/${alice.participant}`, { token })).status).toBe(204);
    expect(await ofAlice.next('closed')).toEqual({ code: 'removed' });
    await ofAlice.ended();
    expect((await rig.ask('POST', `${open}/end`, { token })).status).toBe(204);
    expect(await ofBob.next('closed')).toEqual({ code: 'meeting-ended' });
  });

  test('an organizer who was removed may nothing any more', async () => {
    const olga = await join(open, 'Olga', organizerKey('1172827458'));
    rig.meetings.get('1172827458')?.meeting.remove(olga.participant);
    await settle();
    expect((await rig.ask('POST', `${open}/end`, { token: olga.token })).status).toBe(403);
    expect((await rig.ask('POST', `${open}/transports`, { body: { direction: 'send' }, token: olga.token })).status).toBe(410);
  });

  test('a wrong organizer key is refused', async () => {
    expect((await rig.ask('POST', `${open}/join`, { body: { name: 'Eve', key: 'guess' } })).status).toBe(403);
  });
});

describe('a lobby for browsers', () => {
  beforeEach(async () => {
    await rig.close();
    rig = await startRig({ meetings: [{ id: '1172827459', browserLobby: true }] });
  });

  test('the browser waits, sees nobody and may nothing, until it is admitted', async () => {
    const { participant, token } = await join(guarded, 'Alice');
    const events = listen(guarded, token);
    expect(await events.next('session')).toMatchObject({ state: 'lobby', rights: { admit: false }, rtpCapabilities: null });
    expect((await rig.ask('POST', `${guarded}/transports`, { body: { direction: 'send' }, token })).status).toBe(409);
    expect((await rig.ask('POST', `${guarded}/participants/${participant}/admit`, { token })).status).toBe(403);
    expect(events.told.filter(({ event }) => event === 'roster')).toEqual([]);
    rig.meetings.get('1172827459')?.meeting.admit(participant);
    expect(await events.next('session', ({ state }) => state === 'joined')).toMatchObject({ rights: { admit: true } });
  });

  test('one who was turned away while the stream was gone learns it at its return', async () => {
    const { participant, token } = await join(guarded, 'Alice');
    rig.meetings.get('1172827459')?.meeting.deny(participant);
    await settle();
    const events = listen(guarded, token);
    expect(await events.next('closed')).toEqual({ code: 'denied' });
    await events.ended();
    rig.clock.advance(60_000);
    expect(await listen(guarded, token).status).toBe(401);
  });
});
