import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@opencvi/test-kit';
import { demoApp, demoTenantIds } from '../demo.ts';
import { checkValue } from '../metadata/check-value.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import { CallbackReceiver } from '../testing/callback-receiver.ts';
import { botSessionRequest, type JoinOptions, joinBody } from '../testing/requests.ts';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
let app: CallbackReceiver;
let token: string;

beforeAll(async () => {
  rig = await Rig.start();
  token = await rig.token();
});
afterAll(() => rig.stop());
beforeEach(async () => {
  app = await CallbackReceiver.open(rig, demoApp.id);
});
afterEach(async () => {
  expect(app.received.flatMap(({ problems }) => problems)).toEqual([]);
  await app.close();
});

const open = '1140000001';
const organizationOnly = '1140000002';
const organizerOnly = '1140000003';
const calls = '/v1.0/communications/calls';

async function join(videoId: string, options: Omit<JoinOptions, 'callbackUri'> = {}) {
  const body = JSON.parse(JSON.stringify(await joinBody(rig, token, videoId, { callbackUri: app.url, ...options })));
  expect(checkValue(graphMetadata(), 'microsoft.graph.call', body)).toEqual([]);
  const answer = await rig.post(calls, { token, json: body });
  return { ...answer, id: answer.json?.id as string };
}

/** Joins, and waits for the last thing that is told of it. */
async function joined(videoId: string, options: Omit<JoinOptions, 'callbackUri'> = {}) {
  const call = await join(videoId, options);
  expect(call.status).toBe(201);
  await rig.clock.advance(300);
  await eventually('the roster', () => app.story(call.id).includes('roster'));
  return call;
}

async function story(call: string, wanted: readonly string[]): Promise<void> {
  await eventually(`${wanted.join(', ')} (there is ${app.story(call).join(', ')})`, () => app.story(call).length >= wanted.length).catch(
    () => {},
  );
  expect(app.story(call)).toEqual(wanted);
}

describe('a call into an open meeting', () => {
  test('is answered as the documentation shows, and is established with a roster', async () => {
    const call = await join(open, { guest: 'Room 4' });
    expect(call.status).toBe(201);
    expect(call.headers.location).toBe(`${rig.url}${calls}/${call.id}`);
    expect(call.json).toMatchObject({ state: 'establishing', direction: 'outgoing', tenantId: demoTenantIds.contoso });
    expect(checkValue(graphMetadata(), 'microsoft.graph.call', call.json)).toEqual([]);
    await story(call.id, ['establishing']);
    await rig.clock.advance(300);
    await story(call.id, ['establishing', 'established', 'roster']);
    expect(app.roster(call.id)).toEqual([
      expect.objectContaining({ id: call.json.myParticipantId, isInLobby: false, isMuted: false, rosterSequenceNumber: 1 }),
    ]);
    expect(app.roster(call.id)[0].info.identity.guest.displayName).toBe('Room 4');
    await rig.request('DELETE', `${calls}/${call.id}`, { token });
    await story(call.id, ['establishing', 'established', 'roster', 'terminating', 'terminated']);
    expect(app.last(call.id).resultInfo).toMatchObject({ code: 0, subcode: 0 });
    expect((await rig.get(`${calls}/${call.id}`, { token })).status).toBe(404);
  });

  test('can be asked about, muted, shared from, and kept alive', async () => {
    const { id, json } = await joined(open, { guest: 'Room 4', blob: await blob() });
    const current = await rig.get(`${calls}/${id}`, { token });
    expect(current.json.state).toBe('established');
    expect(checkValue(graphMetadata(), 'microsoft.graph.call', current.json)).toEqual([]);
    const operation = await rig.post(`${calls}/${id}/mute`, { token, json: { clientContext: 'one' } });
    expect(operation.json).toMatchObject({ clientContext: 'one', status: 'Completed' });
    expect(checkValue(graphMetadata(), 'microsoft.graph.muteParticipantOperation', operation.json)).toEqual([]);
    await eventually('a muted roster', () => app.roster(id)?.[0].isMuted === true);
    await rig.post(`${calls}/${id}/unmute`, { token, json: {} });
    await eventually('an unmuted roster', () => app.roster(id)?.[0].isMuted === false);
    expect((await rig.post(`${calls}/${id}/changeScreenSharingRole`, { token, json: { role: 'sharer' } })).status).toBe(202);
    await eventually('a roster with the screen', () =>
      app
        .roster(id)?.[0]
        .mediaStreams.some((one: Record<string, unknown>) => one.mediaType === 'videoBasedScreenSharing' && one.direction === 'sendOnly'),
    );
    expect((await rig.post(`${calls}/${id}/keepAlive`, { token })).status).toBe(200);
    const participants = await rig.get(`${calls}/${id}/participants`, { token });
    expect(participants.json.value.map((one: { id: string }) => one.id)).toEqual([json.myParticipantId]);
    expect(checkValue(graphMetadata(), 'Collection(microsoft.graph.participant)', participants.json.value)).toEqual([]);
    await rig.request('DELETE', `${calls}/${id}`, { token });
    await eventually('the end', () => app.story(id).includes('terminated'));
  });

  test('sees another come, mutes and removes it', async () => {
    const first = await joined(open, { guest: 'Room 1' });
    const second = await joined(open, { guest: 'Room 2' });
    await eventually('both', () => app.roster(first.id)?.length === 2);
    const other = `${calls}/${first.id}/participants/${second.json.myParticipantId}`;
    expect((await rig.post(`${other}/mute`, { token, json: {} })).status).toBe(200);
    await eventually('its mute', () => app.roster(second.id).find((one: { id: string }) => one.id === second.json.myParticipantId).isMuted);
    expect((await rig.request('DELETE', other, { token })).status).toBe(204);
    await eventually('its end', () => app.story(second.id).includes('terminated'));
    expect(app.last(second.id).resultInfo).toMatchObject({ code: 0, subcode: 5300 });
    await eventually('one left', () => app.roster(first.id)?.length === 1);
    await rig.request('DELETE', `${calls}/${first.id}`, { token });
  });

  test('ends when nobody keeps it alive', async () => {
    const { id } = await joined(open, { guest: 'Room 4' });
    await rig.clock.advance(44 * 60_000);
    expect((await rig.post(`${calls}/${id}/keepAlive`, { token: await rig.token() })).status).toBe(200);
    await rig.clock.advance(44 * 60_000);
    expect(app.story(id)).not.toContain('terminated');
    await rig.clock.advance(2 * 60_000);
    await eventually('the end', () => app.story(id).includes('terminated'));
    expect(app.last(id).resultInfo.subcode).toBe(5003);
    token = await rig.token();
    expect((await rig.post(`${calls}/${id}/keepAlive`, { token })).status).toBe(404);
  });
});

describe('the lobby', () => {
  test('a room of a trusted application goes in as a guest of the own organization', async () => {
    const { id } = await joined(organizationOnly, { guest: 'Room 4' });
    expect(app.roster(id)[0].isInLobby).toBe(false);
    await rig.request('DELETE', `${calls}/${id}`, { token });
  });

  test('everybody waits for the organizer, sees nobody else, and is admitted', async () => {
    const first = await joined(organizerOnly, { guest: 'Room 1' });
    const second = await joined(organizerOnly, { guest: 'Room 2' });
    expect(app.roster(second.id)).toEqual([
      expect.objectContaining({ id: second.json.myParticipantId, isInLobby: true, mediaStreams: [] }),
    ]);
    expect((await rig.control('POST', `/calls/${second.id}/admit`)).status).toBe(204);
    await eventually('the door to open', () =>
      app.roster(second.id).some((one: { id: string; isInLobby: boolean }) => one.id === second.json.myParticipantId && !one.isInLobby),
    );
    expect(app.roster(second.id)).toHaveLength(2);
    expect((await rig.control('POST', `/calls/${first.id}/deny`)).status).toBe(204);
    await eventually('the refusal', () => app.story(first.id).includes('terminated'));
    expect(app.last(first.id).resultInfo).toMatchObject({ code: 0, subcode: 5854 });
    await rig.request('DELETE', `${calls}/${second.id}`, { token });
  });

  test('nobody opens', async () => {
    const { id } = await joined(organizerOnly, { guest: 'Room 1' });
    await rig.clock.advance(30 * 60_000);
    await eventually('the end', () => app.story(id).includes('terminated'));
    expect(app.last(id).resultInfo).toMatchObject({ code: 0, subcode: 5855 });
  });

  test('the organizer ends it for all', async () => {
    const { id } = await joined(open, { guest: 'Room 1' });
    const { json } = await rig.control('GET', '/meetings');
    const meeting = json.meetings.find((one: { videoTeleconferenceId: string }) => one.videoTeleconferenceId === open);
    expect((await rig.control('POST', `/meetings/${meeting.key}/end`)).status).toBe(204);
    await eventually('the end', () => app.story(id).includes('terminated'));
    expect(app.last(id).resultInfo).toMatchObject({ code: 0, subcode: 4097 });
  });
});

describe('what is refused', () => {
  test('without a token', async () => {
    const answer = await rig.post(calls, { json: {} });
    expect(answer.status).toBe(401);
    expect(answer.json.error).toMatchObject({
      code: 'InvalidAuthenticationToken',
      innerError: expect.objectContaining({ 'request-id': expect.any(String) }),
    });
  });

  test('with a token of another tenant than the meeting (7505)', async () => {
    const body = await joinBody(rig, token, open, { callbackUri: app.url, guest: 'Room 4' });
    const foreign = await rig.token('fabrikam.example');
    const answer = await rig.post(calls, { token: foreign, json: body });
    expect([answer.status, answer.json.error.code]).toEqual([403, '7505']);
  });

  test('without tenantId in the body (7505)', async () => {
    const answer = await join(open, { guest: 'Room 4', more: { tenantId: undefined } });
    expect([answer.status, answer.json.error.code]).toEqual([403, '7505']);
  });

  test('a meeting that nobody knows ends the call', async () => {
    const body = await joinBody(rig, token, open, { callbackUri: app.url, guest: 'Room 4' });
    const chatInfo = { '@odata.type': '#microsoft.graph.chatInfo', threadId: '19:meeting_none@thread.v2', messageId: '0' };
    const { json, status } = await rig.post(calls, { token, json: { ...body, chatInfo } });
    expect(status).toBe(201);
    await rig.clock.advance(300);
    await story(json.id, ['establishing', 'terminated']);
    expect(app.last(json.id).resultInfo).toMatchObject({ code: 404, subcode: 4500 });
  });

  test('a blob that no media bot made ends the call with 400#2203', async () => {
    const { id } = await join(open, { guest: 'Room 4', blob: 'bm9uZQ==' });
    await rig.clock.advance(300);
    await story(id, ['establishing', 'terminated']);
    expect(app.last(id).resultInfo).toMatchObject({ code: 400, subcode: 2203, message: expect.stringContaining('DiagCode: 400#2203.@') });
  });
});

test('a call by meeting id and passcode', async () => {
  const filter = encodeURIComponent(`VideoTeleconferenceId eq '${open}'`);
  const { json: meeting } = await rig.get(`/v1.0/communications/onlineMeetings?$filter=${filter}`, { token });
  const { joinMeetingId, passcode } = meeting.joinMeetingIdSettings;
  const meetingInfo = { '@odata.type': '#microsoft.graph.joinMeetingIdMeetingInfo', joinMeetingId, passcode };
  const { id } = await joined(open, { guest: 'Room 4', more: { chatInfo: undefined, meetingInfo } });
  const wrong = await join(open, { guest: 'Room 5', more: { chatInfo: undefined, meetingInfo: { ...meetingInfo, passcode: 'wrong' } } });
  await rig.clock.advance(300);
  await story(wrong.id, ['establishing', 'terminated']);
  await rig.request('DELETE', `${calls}/${id}`, { token });
});

test('changes of the roster alone, where the call asks for them', async () => {
  const callOptions = { '@odata.type': '#microsoft.graph.outgoingCallOptions', isDeltaRosterEnabled: true };
  const first = await joined(open, { guest: 'Room 1', more: { callOptions } });
  expect(app.roster(first.id)).toMatchObject({ '@odata.type': '#microsoft.graph.deltaParticipants', sequenceNumber: 1 });
  const second = await joined(open, { guest: 'Room 2' });
  await eventually('the second', () => app.roster(first.id).sequenceNumber === 2);
  expect(app.roster(first.id).participants.map((one: { id: string }) => one.id)).toEqual([second.json.myParticipantId]);
  await rig.request('DELETE', `${calls}/${second.id}`, { token });
  await eventually('its leaving', () => app.roster(first.id).participants[0].removedState !== null);
  await rig.request('DELETE', `${calls}/${first.id}`, { token });
});

/** A media bot session's blob. */
async function blob(): Promise<string> {
  const { json, text } = await rig.post('/v1/sessions', { token: rig.botToken, json: botSessionRequest });
  if (json?.blob === undefined) throw new Error(text);
  return json.blob;
}
