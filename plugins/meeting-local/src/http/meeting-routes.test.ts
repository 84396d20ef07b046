import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Rig, startRig } from '../test/rig.ts';
import { meetingView } from './meeting-view.ts';

const base = '/api/v1/meetings';
let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  await rig.close();
  expect(rig.clock.pending).toBe(0);
});

test('the two demo meetings are there', async () => {
  const { status, json } = await rig.ask('GET', base);
  expect(status).toBe(200);
  expect(
    json.meetings.map(({ id, title, lobbyPolicy }: { id: string; title: string; lobbyPolicy: string }) => [id, title, lobbyPolicy]),
  ).toEqual([
    ['1172827458', 'Demo meeting', 'nobody'],
    ['1172827459', 'Demo meeting with a lobby', 'everybody'],
  ]);
});

test('a meeting shows its roster and its lobby as its schema says', async () => {
  await rig.callFromRoom('1172827459');
  const { json } = await rig.ask('GET', `${base}/1172827459`);
  expect(() => meetingView.strict().parse(json)).not.toThrow();
  expect(json).toMatchObject({
    id: '1172827459',
    joinUrl: 'http://gateway.test/meet/1172827459',
    participants: [],
    lobby: [{ name: 'Room 4', kind: 'room', since: '2026-01-01T00:00:00.000Z' }],
  });
});

describe('creating', () => {
  test('a meeting with zeros in front, which can then be joined and deleted', async () => {
    const created = await rig.ask('POST', base, { body: { id: '000000001', title: 'Standup', lobbyPolicy: 'nobody' } });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`${base}/000000001`);
    const leg = await rig.callFromRoom('000000001');
    expect(leg.state).toBe('connected');
    expect((await rig.ask('DELETE', `${base}/000000001`)).status).toBe(204);
    expect(leg.state).toBe('ended');
    expect((await rig.ask('GET', `${base}/000000001`)).status).toBe(404);
  });

  test.each([
    [{ id: '1172827458' }, 409],
    [{ id: 117282745 }, 400],
    [{ id: '12345678' }, 400],
    [{ id: '12345678901234' }, 400],
    [{ id: '12345678a' }, 400],
    [{ id: '123456789', lobbyPolicy: 'sometimes' }, 400],
    [{ id: '123456789', lobby: 'nobody' }, 400],
  ])('%j is refused with %s', async (body, status) => {
    expect((await rig.ask('POST', base, { body })).status).toBe(status);
  });
});

describe('participants', () => {
  const inLobby = async () => (await rig.ask('GET', `${base}/1172827459`)).json.lobby[0].id;

  test('admit, mute, unmute, remove', async () => {
    const leg = await rig.callFromRoom('1172827459');
    const path = `${base}/1172827459/participants/${await inLobby()}`;
    expect((await rig.ask('POST', `${path}/mute`)).status).toBe(409);
    expect((await rig.ask('POST', `${path}/admit`)).status).toBe(204);
    expect((await rig.ask('POST', `${path}/admit`)).status).toBe(409);
    expect((await rig.ask('POST', `${path}/mute`)).status).toBe(204);
    expect((await rig.ask('GET', `${base}/1172827459`)).json.participants).toMatchObject([{ muted: true, organizer: false }]);
    expect((await rig.ask('POST', `${path}/unmute`)).status).toBe(204);
    expect((await rig.ask('GET', `${base}/1172827459`)).json.participants).toMatchObject([{ muted: false }]);
    expect((await rig.ask('DELETE', path)).status).toBe(204);
    expect(leg.state).toBe('ended');
    expect((await rig.ask('DELETE', path)).status).toBe(404);
  });

  test('deny', async () => {
    const leg = await rig.callFromRoom('1172827459');
    expect((await rig.ask('POST', `${base}/1172827459/participants/${await inLobby()}/deny`)).status).toBe(204);
    expect(leg.state).toBe('ended');
  });

  test('end puts everybody out, and the meeting can be joined again', async () => {
    const leg = await rig.callFromRoom('1172827458');
    expect((await rig.ask('POST', `${base}/1172827458/end`)).status).toBe(204);
    expect(leg.state).toBe('ended');
    expect((await rig.callFromRoom('1172827458')).state).toBe('connected');
  });
});
