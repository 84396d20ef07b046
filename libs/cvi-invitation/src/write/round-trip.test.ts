import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInvitation } from '../read/parse-invitation.ts';
import type { InvitationMeeting } from './meeting.ts';
import { type InvitationStyle, writeInvitation } from './write-invitation.ts';

const context = encodeURIComponent('{"Tid":"11111111-2222-4333-8444-555555555555","Oid":"66666666-7777-4888-8999-aaaaaaaaaaaa"}');
const meeting: InvitationMeeting = {
  joinUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_QUJD%40thread.v2/0?context=${context}`,
  shortUrl: 'https://teams.microsoft.com/meet/228859003479315?p=aBcD1234',
  meetingId: '228859003479315',
  passcode: 'aBcD1234',
  phone: { number: '+1 323-555-0174', place: 'United States, Los Angeles', conferenceId: '73572842' },
};

const partners = {
  poly: {
    tenantKey: '813878896@t.plcm.vc',
    instructionUri: 'https://dialin.plcm.vc/teams/?key=813878896&conf={ConfId}',
    sip: '813878896.#@t.plcm.vc',
  },
  bluejeans: {
    tenantKey: '130885042@teams.bjn.vc',
    instructionUri: 'https://support.bluejeans.com/vtc-dial-in',
    sip: '130885042.#@teams.bjn.vc',
  },
  pexip: {
    tenantKey: 'mfa.teams@video.example.com',
    instructionUri: 'https://meet.video.example.com/teams/?conf={ConfId}&ivr=mfa.teams&d=video.example.com&prefix=mfa.',
    sip: 'mfa.#@video.example.com',
  },
  cisco: {
    tenantKey: 'contoso@m.webex.com',
    instructionUri: 'https://www.webex.com/msteams?confid={ConfId}&tenantkey=contoso&domain=m.webex.com',
    sip: '#.contoso@m.webex.com',
  },
} as const;

const styles = ([1, 2, 3] as const).flatMap(generation =>
  (['text', 'html'] as const).flatMap(format => (['en', 'da', 'fi'] as const).map(locale => ({ generation, format, locale }))),
);

describe.each(styles.map(style => [`generation ${style.generation}, ${style.format}, ${style.locale}`, style] as const))(
  '%s',
  (_name, style) => {
    test.each(Object.entries(partners))('%s: what is written is read', (provider, { tenantKey, instructionUri, sip }) => {
      const written = writeInvitation({ ...meeting, video: { tenantKey, conferenceId: '017920684', instructionUri } }, style);
      const teams = { tenantId: '11111111-2222-4333-8444-555555555555', threadId: '19:meeting_QUJD@thread.v2' };
      expect(parseInvitation(written)).toMatchObject({
        found: true,
        coordinates: {
          provider,
          tenantKey,
          conferenceId: '017920684',
          dial: { sip: sip.replace('#', '017920684'), ivr: tenantKey },
          teams,
        },
        warnings: [],
      });
    });

    test('without the link to the partner', () => {
      const written = writeInvitation({ ...meeting, video: { tenantKey: 'teams@vc.example.com', conferenceId: '1142134150' } }, style);
      expect(parseInvitation(written)).toMatchObject({
        found: true,
        coordinates: { dial: { sip: '1142134150@vc.example.com' }, source: 'text' },
      });
    });

    test('without video coordinates', () => {
      const result = parseInvitation(writeInvitation(meeting, style));
      expect(result).toMatchObject({ found: false, reason: { code: 'no-video-coordinates' } });
      if (style.generation > 1) expect(result).toMatchObject({ teams: { meetingId: '228859003479315', passcode: 'aBcD1234' } });
    });
  },
);

test('any id, key and prefix comes back from any style', () => {
  const cases = fc.record({
    style: fc.constantFrom<InvitationStyle>(...styles),
    conferenceId: fc.stringMatching(/^\d{9,13}$/),
    key: fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/),
    prefix: fc.constantFrom('', 'teams.', '55'),
    quoted: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(cases, ({ style, conferenceId, key, prefix, quoted }) => {
      const tenantKey = `${key}@vc.example.com`;
      const instructionUri = `https://join.example.com/teams/?conf={ConfId}&ivr=${key}&d=vc.example.com&prefix=${prefix}`;
      const written = writeInvitation({ ...meeting, video: { tenantKey, conferenceId, instructionUri } }, style);
      const mail = style.format === 'text' ? written.replaceAll(/^/gm, '> '.repeat(quoted)) : written;
      const result = parseInvitation(mail);
      expect(result).toMatchObject({ found: true, coordinates: { tenantKey, dial: { sip: `${prefix}${conferenceId}@vc.example.com` } } });
    }),
    { numRuns: 300 },
  );
});

test('words of the meeting cannot become markup', () => {
  const written = writeInvitation({ ...meeting, passcode: '"><script>' }, { generation: 3, format: 'html', locale: 'en' });
  expect(written).not.toContain('<script>');
});
