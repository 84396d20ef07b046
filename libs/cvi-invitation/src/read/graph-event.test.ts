import { describe, expect, test } from '@jest/globals';
import type { GraphEvent } from './graph-event.ts';
import { parseInvitation } from './parse-invitation.ts';

const context = encodeURIComponent(JSON.stringify({ Tid: 'tenant', Oid: 'organizer' }));
const thread = (name: string): string => `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${name}%40thread.v2/0?context=${context}`;
const webex = 'https://www.webex.com/msteams?confid=1198563286&tenantkey=fabrikam&domain=m.webex.com';
const body = {
  contentType: 'html',
  content: `<div>Join: <a href="https://teams.microsoft.com/meet/228859003479315?p=aBcD1234">here</a></div>
    <div>Tenant key: fabrikam@m.webex.com</div><div>Video ID: 119 856 328 6</div><div><a href="${webex}">More info</a></div>`,
};
const info = {
  tenantKey: 'teams@vc.example.com',
  videoTeleconferenceId: '017920684',
  moreInfoWebUrl: 'https://vc.example.com/teams/?conf=017920684&ivr=teams&d=vc.example.com&prefix=9.',
};

describe('a Graph event', () => {
  test('is read from its body, its join link first', () => {
    const result = parseInvitation({ subject: 'Planning', onlineMeeting: { joinUrl: thread('own') }, body });
    expect(result).toMatchObject({
      found: true,
      coordinates: {
        dial: { sip: '1198563286.fabrikam@m.webex.com' },
        source: 'link',
        teams: { threadId: '19:meeting_own@thread.v2', tenantId: 'tenant', meetingId: '228859003479315', passcode: 'aBcD1234' },
      },
      warnings: [],
    });
  });

  test.each<[string, GraphEvent]>([
    ['at the top', { cloudVideoInteropInfo: info, body }],
    ['in its online meeting', { onlineMeeting: { joinUrl: thread('own'), cloudVideoInteropInfo: info }, body }],
  ])('prefers cloudVideoInteropInfo %s, and says that the body differs', (_where, event) => {
    const result = parseInvitation(event);
    expect(result).toMatchObject({
      found: true,
      coordinates: { dial: { sip: '9.017920684@vc.example.com', ivr: 'teams@vc.example.com' }, source: 'graph', provider: 'pexip' },
    });
  });

  test('does with cloudVideoInteropInfo alone, zeros kept', () => {
    const result = parseInvitation({ cloudVideoInteropInfo: { tenantKey: '813878896@t.plcm.vc', videoTeleconferenceId: '017920684' } });
    expect(result).toMatchObject({
      found: true,
      coordinates: { dial: { sip: '813878896.017920684@t.plcm.vc' }, conferenceId: '017920684', source: 'graph' },
      warnings: [],
    });
  });

  test('wins over the text below it, and the difference is told', () => {
    const result = parseInvitation({
      cloudVideoInteropInfo: { tenantKey: 'contoso@m.webex.com', videoTeleconferenceId: '1142134150' },
      body,
    });
    expect(result).toMatchObject({ found: true, coordinates: { dial: { sip: '1142134150.contoso@m.webex.com' } } });
    expect(result.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['conflict']));
  });

  test('with a plain text body', () => {
    const content = 'Tenant key: fabrikam@m.webex.com\r\nVideo ID: 119 856 328 6\r\n';
    expect(parseInvitation({ body: { contentType: 'text', content } })).toMatchObject({
      found: true,
      coordinates: { conferenceId: '1198563286' },
    });
  });

  test('that quotes another meeting keeps its own', () => {
    const result = parseInvitation({
      onlineMeeting: { joinUrl: thread('own') },
      body: { contentType: 'html', content: `<a href="${thread('other')}">old</a><a href="${webex}">More info</a>` },
    });
    expect(result.found && result.coordinates.teams?.threadId).toBe('19:meeting_own@thread.v2');
  });

  test("is not misled by the organizer's address and telephone number above the invitation", () => {
    const signature = '<p>See you there.</p><p>Jane Doe</p><p>jane@vc.example.com</p><p>Zimmer 4, 030 123 4567</p>';
    const result = parseInvitation({
      onlineMeeting: { joinUrl: thread('own') },
      body: { contentType: 'html', content: `${signature}<p>${'_'.repeat(80)}</p>${body.content}` },
    });
    expect(result).toMatchObject({ found: true, coordinates: { dial: { sip: '1198563286.fabrikam@m.webex.com' } }, warnings: [] });
  });

  test('whose body has no link that can be read is read below its own', () => {
    const content = 'Tenant key: teams@vc.example.com\r\nVideo ID: 119 856 328 6\r\n';
    expect(parseInvitation({ onlineMeeting: { joinUrl: thread('own') }, body: { contentType: 'text', content } })).toMatchObject({
      found: true,
      coordinates: { dial: { sip: '1198563286@vc.example.com' }, teams: { threadId: '19:meeting_own@thread.v2' } },
    });
  });

  test('without coordinates says so', () => {
    expect(parseInvitation({ onlineMeeting: { joinUrl: thread('own') }, body: { contentType: 'html', content: '' } })).toMatchObject({
      found: false,
      reason: { code: 'no-video-coordinates' },
      teams: { threadId: '19:meeting_own@thread.v2' },
    });
  });

  test('in a list, as Graph answers it: the first with coordinates counts', () => {
    const lunch = { subject: 'Lunch', body: { contentType: 'text', content: 'At noon.' } };
    const events = [lunch, null, { cloudVideoInteropInfo: info }, { body }];
    for (const list of [events, { value: events }]) {
      expect(parseInvitation(JSON.stringify(list))).toMatchObject({ found: true, coordinates: { conferenceId: '017920684' } });
    }
    expect(parseInvitation(JSON.stringify({ value: [lunch] }))).toMatchObject({ found: false, reason: { code: 'not-an-invitation' } });
    expect(parseInvitation('{"value":[]}')).toMatchObject({ found: false, reason: { code: 'empty' } });
  });

  test('as the JSON that Graph answered', () => {
    expect(parseInvitation(JSON.stringify({ cloudVideoInteropInfo: info }))).toMatchObject({
      found: true,
      coordinates: { source: 'graph' },
    });
  });
});

test('an online meeting is read from joinInformation', () => {
  const result = parseInvitation({
    joinWebUrl: thread('own'),
    joinInformation: { content: `data:text/html,${encodeURIComponent(body.content)}` },
  });
  expect(result).toMatchObject({ found: true, coordinates: { dial: { sip: '1198563286.fabrikam@m.webex.com' } } });
});
