import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseInvitation } from '@opencvi/cvi-invitation';
import { checkValue } from '../metadata/check-value.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import { Rig } from '../testing/rig.ts';
import { parseFilter } from './odata-filter.ts';

let rig: Rig;
let collections: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  collections = await Rig.start({ lookup: { answer: 'collection' } });
});
afterAll(() => Promise.all([rig.stop(), collections.stop()]));

const byVideoId = (id: string, version = 'v1.0') =>
  `/${version}/communications/onlineMeetings/?$filter=${encodeURIComponent(`VideoTeleconferenceId eq '${id}'`)}`;

describe('a meeting by its Video ID', () => {
  test('is an object that fits the metadata, with its coordinates', async () => {
    const { status, json } = await rig.get(byVideoId('1140000002'), { token: await rig.token() });
    expect(status).toBe(200);
    expect(checkValue(graphMetadata(), 'microsoft.graph.onlineMeeting', json)).toEqual([]);
    expect(json).toMatchObject({
      subject: 'Contoso weekly',
      videoTeleconferenceId: '1140000002',
      lobbyBypassSettings: { scope: 'organization' },
      cloudVideoInteropInfo: {
        tenantKey: 'teams@contoso.example',
        videoTeleconferenceId: '1140000002',
        moreInfoWebUrl: 'https://cvi.contoso.example/teams/?conf=1140000002&ivr=teams&d=contoso.example',
      },
    });
  });

  test('is in beta as well, with what only beta has', async () => {
    const { json } = await rig.get(byVideoId('1140000001', 'beta'), { token: await rig.token() });
    expect(json.autoAdmittedUsers).toBe('everyone');
    expect(checkValue(graphMetadata(), 'microsoft.graph.onlineMeeting', json)).toEqual([]);
  });

  test('brings the invitation along, in the language that is asked for', async () => {
    const headers = { 'accept-language': 'da-DK' };
    const { json } = await rig.get(byVideoId('1140000001'), { token: await rig.token(), headers });
    const html = decodeURIComponent(json.joinInformation.content.replace(/^data:text\/html,/, ''));
    expect(html).toContain('Tilmeld dig på en enhed til videomøder');
    expect(parseInvitation({ html })).toMatchObject({ found: true, coordinates: { conferenceId: '1140000001' } });
  });

  test('with $select is only what was selected', async () => {
    const { json } = await rig.get(`${byVideoId('1140000001')}&$select=subject,joinWebUrl`, { token: await rig.token() });
    expect(
      Object.keys(json)
        .filter(name => !name.startsWith('@'))
        .sort(),
    ).toEqual(['id', 'joinWebUrl', 'subject']);
  });

  test('is a collection where that is set', async () => {
    const { json } = await collections.get(byVideoId('1140000001'), { token: await collections.token() });
    expect(json.value).toHaveLength(1);
    expect(checkValue(graphMetadata(), 'Collection(microsoft.graph.onlineMeeting)', json.value)).toEqual([]);
    const none = await collections.get(byVideoId('999999999'), { token: await collections.token() });
    expect([none.status, none.json.value]).toEqual([200, []]);
  });

  test('is found in its own tenant alone, zeros at the front and all', async () => {
    const fabrikam = await rig.token('fabrikam.example');
    expect((await rig.get(byVideoId('0240000001'), { token: fabrikam })).status).toBe(200);
    expect((await rig.get(byVideoId('240000001'), { token: fabrikam })).status).toBe(404);
    const foreign = await rig.get(byVideoId('1140000001'), { token: fabrikam });
    expect([foreign.status, foreign.json.error.code]).toEqual([404, 'NotFound']);
  });

  test('is not found once it has expired', async () => {
    await rig.control('PATCH', '/meetings/1140000003', { expired: true });
    expect((await rig.get(byVideoId('1140000003'), { token: await rig.token() })).status).toBe(404);
  });

  test('needs its role', async () => {
    await rig.control('PUT', '/tenants/contoso.example/consents/0bec0000-0000-4000-8000-00000000a001', {
      roles: ['Calls.JoinGroupCall.All'],
    });
    const { status, json } = await rig.get(byVideoId('1140000001'), { token: await rig.token() });
    expect([status, json.error.code]).toEqual([403, '7504']);
    await rig.control('PUT', '/tenants/contoso.example/consents/0bec0000-0000-4000-8000-00000000a001', {});
    expect((await rig.get(byVideoId('1140000001'), { token: await rig.token() })).status).toBe(200);
  });

  test('is asked for by this filter and no other', async () => {
    const { status, json } = await rig.get('/v1.0/communications/onlineMeetings?$filter=subject%20eq%20%27x%27', {
      token: await rig.token(),
    });
    expect([status, json.error.code]).toEqual([400, 'BadRequest']);
  });
});

describe('meetings of a user', () => {
  const path = '/v1.0/users/alice@contoso.example/onlineMeetings';

  test.each([
    ['join link', (meeting: Record<string, unknown>) => `JoinWebUrl eq '${String(meeting.joinWebUrl)}'`],
    [
      'join link, encoded again in upper case',
      (meeting: Record<string, unknown>) => `JoinWebUrl eq '${encodeURI(decodeURIComponent(String(meeting.joinWebUrl)))}'`,
    ],
    ['meeting id', (meeting: Record<string, unknown>) => `joinMeetingIdSettings/joinMeetingId eq '${String(meeting.joinMeetingId)}'`],
  ])('by %s', async (_what, filterOf) => {
    const { json: meeting } = await rig.control('GET', '/meetings/1140000002');
    const { json } = await rig.get(`${path}?$filter=${encodeURIComponent(filterOf(meeting))}`, { token: await rig.token() });
    expect(json.value.map((one: { videoTeleconferenceId: string }) => one.videoTeleconferenceId)).toEqual(['1140000002']);
  });

  test('one by its id', async () => {
    const { json: meeting } = await rig.control('GET', '/meetings/1140000002');
    const { json } = await rig.get(`${path}/${encodeURIComponent(meeting.id)}`, { token: await rig.token() });
    expect(json.subject).toBe('Contoso weekly');
  });

  test('of a user of another tenant are not there', async () => {
    const { status } = await rig.get(`${path}?$filter=${encodeURIComponent("joinMeetingIdSettings/joinMeetingId eq '1'")}`, {
      token: await rig.token('fabrikam.example'),
    });
    expect(status).toBe(404);
  });
});

test.each([
  ["VideoTeleconferenceId eq '117'", { property: 'videoteleconferenceid', value: '117' }],
  [" joinMeetingIdSettings/joinMeetingId  EQ 'O''Brien' ", { property: 'joinmeetingidsettings/joinmeetingid', value: "O'Brien" }],
  ["subject eq 'a' or subject eq 'b'", undefined],
  ['VideoTeleconferenceId eq 117', undefined],
])('filter %s', (filter, expected) => {
  expect(parseFilter(filter)).toEqual(expected);
});
