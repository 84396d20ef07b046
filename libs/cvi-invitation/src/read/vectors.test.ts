import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Coordinates, InvitationResult, NoCoordinates, TeamsMeeting } from '../coordinates.ts';
import { parseInvitation } from './parse-invitation.ts';

const folder = new URL('./fixtures/', import.meta.url);
const parse = (file: string): InvitationResult => parseInvitation(readFileSync(new URL(file, folder), 'utf8'));

const long = {
  threadId: '19:meeting_ZmFicmlrYW0tZXhhbXBsZQ@thread.v2',
  messageId: '0',
  tenantId: '11111111-2222-4333-8444-555555555555',
  organizerId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  cloud: 'global',
} as const satisfies Partial<TeamsMeeting>;
const short = { meetingId: '228859003479315', passcode: 'aBcD1234', cloud: 'global' } as const;
const fabrikam = { sip: '1198563286.fabrikam@m.webex.com', ivr: 'fabrikam@m.webex.com' } as const;

interface Vector {
  readonly sip: string;
  readonly ivr: string;
  readonly h323?: string;
  readonly provider: Coordinates['provider'];
  readonly source?: Coordinates['source'];
  readonly teams?: Partial<TeamsMeeting>;
  readonly warnings?: readonly string[];
  readonly more?: Partial<Coordinates>;
}

const poly = { sip: '813878896.017920684@t.plcm.vc', ivr: '813878896@t.plcm.vc', h323: '813878896.017920684@t.plcm.vc' } as const;

const found: Readonly<Record<string, Vector>> = {
  'gen1-poly.txt': { ...poly, provider: 'poly', teams: long, more: { conferenceId: '017920684' } },
  'gen1-poly.html': { ...poly, provider: 'poly', teams: long },
  'gen1-bluejeans.txt': {
    sip: '130885042.1291418361@teams.bjn.vc',
    ivr: '130885042@teams.bjn.vc',
    h323: '130885042.1291418361@teams.bjn.vc',
    provider: 'bluejeans',
    source: 'text',
    teams: long,
    more: { moreInfoUrl: 'https://support.bluejeans.com/knowledge/vtc-dial-in-options-for-teams' },
  },
  'gen2-cisco.txt': {
    sip: '1142134150.contoso@m.webex.com',
    ivr: 'contoso@m.webex.com',
    provider: 'cisco',
    teams: { ...long, meetingId: '278735485381', passcode: 'H9TF7c' },
  },
  'gen2-pexip-finnish.txt': {
    sip: 'mfa.1260851038@video.example.com',
    ivr: 'mfa.teams@video.example.com',
    h323: 'mfa.1260851038@video.example.com',
    provider: 'pexip',
    teams: { ...long, meetingId: '278735485381' },
    more: { prefix: 'mfa.', tenantKey: 'mfa.teams@video.example.com' },
  },
  'gen2-pexip-ip.txt': {
    sip: '551127180739@vc.example.org',
    ivr: 'teams@vc.example.org',
    h323: '551127180739@203.0.113.9',
    provider: 'pexip',
    more: { ip: '203.0.113.9', prefix: '55', conferenceId: '1127180739' },
  },
  'gen2-pexip-service.txt': {
    sip: '1142134150@example.net',
    ivr: 'teams@example.net',
    h323: '1142134150@example.net',
    provider: 'pexip',
    more: { moreInfoUrl: 'https://pexip.me/teams/example.net/1142134150' },
  },
  'gen2-vanity-key.txt': {
    sip: '453426348.1238879810@teamsconnect.example.com',
    ivr: '453426348@teamsconnect.example.com',
    h323: '453426348.1238879810@teamsconnect.example.com',
    provider: 'unknown',
    source: 'text',
    warnings: ['guessed'],
  },
  'gen3-cisco.txt': {
    ...fabrikam,
    provider: 'cisco',
    teams: { ...long, ...short, joinUrl: 'https://teams.microsoft.com/meet/228859003479315?p=aBcD1234' },
    more: { moreInfoUrl: 'https://www.webex.com/msteams?confid=1198563286&tenantkey=fabrikam&domain=m.webex.com' },
  },
  'gen3-danish.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'gen3-no-video-id.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'gen3-no-link.txt': {
    sip: '017920684@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '017920684@vc.example.com',
    provider: 'pexip',
    source: 'text',
    warnings: ['guessed'],
  },
  'safe-links.html': { ...fabrikam, provider: 'cisco', teams: short },
  'safe-links-nested.txt': { ...fabrikam, provider: 'cisco', teams: long },
  'url-defense-v2.txt': { ...fabrikam, provider: 'cisco', teams: long },
  'url-defense-v3.txt': { ...fabrikam, provider: 'cisco' },
  'forwarded-quoted.txt': {
    sip: '1142134150@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '1142134150@vc.example.com',
    provider: 'pexip',
    teams: short,
  },
  'wrapped.txt': { ...fabrikam, provider: 'cisco', teams: long },
  'wrapped-quoted.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'quoted-printable.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'quoted-printable.html': { ...fabrikam, provider: 'cisco', teams: short },
  'quoted-printable-leftover.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'source-pasted.txt': { ...poly, provider: 'poly', teams: long },
  'soft-break-in-link.txt': { ...fabrikam, provider: 'cisco', teams: long },
  'thunderbird-quoted.txt': { ...poly, provider: 'poly', teams: long },
  'word-html.html': { ...poly, provider: 'poly', source: 'text' },
  'entities.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'conflict.txt': { ...fabrikam, provider: 'cisco', teams: short, warnings: ['conflict', 'conflict'] },
  'several.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'dial-string.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'outlook-desktop.html': { ...fabrikam, provider: 'cisco', teams: short },
  'outlook-web.html': {
    sip: '1142134150.contoso@m.webex.com',
    ivr: 'contoso@m.webex.com',
    provider: 'cisco',
    teams: { ...long, meetingId: '278735485381', passcode: 'H9TF7c' },
  },
  'safe-links-twice.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'gen3-arabic.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'gen3-hebrew.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'gen3-french.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'gen3-japanese.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'gen3-german.txt': {
    sip: '1198563286@vc.example.de',
    ivr: 'teams@vc.example.de',
    h323: '1198563286@vc.example.de',
    provider: 'pexip',
    teams: { ...long, ...short },
  },
  'gen3-pexip-join-page.txt': {
    sip: '55.1127180739@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '55.1127180739@203.0.113.9',
    provider: 'pexip',
    teams: short,
  },
  'fullwidth.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'arabic-digits.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'spaces-inside.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'invisible-inside.html': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'emphasised.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'one-line.txt': { ...fabrikam, provider: 'cisco', source: 'text', teams: short },
  'zoom-above.txt': { ...fabrikam, provider: 'cisco', teams: short },
  'mimecast.txt': { ...fabrikam, provider: 'cisco', source: 'text' },
  'mimecast-own-domain.txt': {
    sip: '1198563286@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '1198563286@vc.example.com',
    provider: 'pexip',
    source: 'text',
    warnings: ['guessed'],
  },
  'block-alone.txt': {
    sip: '1198563286@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '1198563286@vc.example.com',
    provider: 'pexip',
    source: 'text',
    warnings: ['guessed'],
  },
  'labels-and-signature.txt': {
    sip: '1198563286@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: '1198563286@vc.example.com',
    provider: 'pexip',
    source: 'text',
    warnings: ['guessed'],
  },
  'forwarded-twice.txt': {
    sip: '1142134150.contoso@m.webex.com',
    ivr: 'contoso@m.webex.com',
    provider: 'cisco',
    teams: { ...long, meetingId: '278735485381', passcode: 'H9TF7c' },
  },
  'calendar-folded.ics': { ...fabrikam, provider: 'cisco', teams: short },
  'calendar-alarm-first.ics': { ...fabrikam, provider: 'cisco', teams: short },
  'calendar-two-events.ics': { ...fabrikam, provider: 'cisco', teams: short },
  'calendar.ics': { ...fabrikam, provider: 'cisco', teams: short },
  'gateway.txt': {
    sip: '1198563286.fabrikam@rooms.example.com',
    ivr: 'fabrikam@rooms.example.com',
    provider: 'cisco',
    teams: short,
    more: { moreInfoUrl: 'https://gw.example.com/join/Fabrikam%20AG/1198563286?key=fabrikam%40rooms.example.com&via=cisco' },
  },
  'gateway-bare.txt': {
    sip: '1198563286@rooms.example.com',
    ivr: 'teams@rooms.example.com',
    h323: '1198563286@rooms.example.com',
    provider: 'pexip',
    source: 'link',
    warnings: ['guessed'],
    teams: short,
    more: { moreInfoUrl: 'https://gw.example.com/join/fabrikam/1198563286' },
  },
  'html-deep-table.html': {
    sip: 'teams.1142134150@vc.example.com',
    ivr: 'teams@vc.example.com',
    h323: 'teams.1142134150@203.0.113.9',
    provider: 'pexip',
    teams: long,
    more: { prefix: 'teams.' },
  },
};

test.each(Object.entries(found))('%s', (file, { sip, ivr, h323, provider, source = 'link', teams, warnings = [], more = {} }) => {
  const result = parse(file);
  expect(result).toMatchObject({ found: true, coordinates: { dial: { sip, ivr }, provider, source, ...(teams && { teams }), ...more } });
  expect(result.found && result.coordinates.dial.h323).toBe(h323);
  expect(result.warnings.map(({ code }) => code)).toEqual(warnings);
});

const absent: Readonly<Record<string, { readonly code: NoCoordinates['code']; readonly teams?: Partial<TeamsMeeting> }>> = {
  'teams-only.txt': { code: 'no-video-coordinates', teams: short },
  'key-only.txt': { code: 'no-conference-id', teams: short },
  'consumer.txt': { code: 'consumer-meeting' },
  'gateway-only.txt': { code: 'no-video-coordinates', teams: { ...long, ...short } },
  'calendar-link-only.ics': { code: 'no-video-coordinates', teams: long },
  'mimecast-only.txt': { code: 'no-video-coordinates' },
  'signature.txt': { code: 'no-video-coordinates', teams: short },
  'signature-labelled.txt': { code: 'no-video-coordinates', teams: short },
  'unrelated.txt': { code: 'not-an-invitation' },
};

test.each(Object.entries(absent))('%s gives no coordinates', (file, { code, teams }) => {
  const result = parse(file);
  expect(result).toMatchObject({ found: false, reason: { code } });
  expect(result.found ? undefined : result.teams).toEqual(teams && expect.objectContaining(teams));
});

test('every fixture is expected', () => {
  expect(readdirSync(folder).sort()).toEqual([...Object.keys(found), ...Object.keys(absent)].sort());
});

test('the second of several invitations has another meeting', () => {
  const result = parse('several.txt');
  expect(result.found && result.coordinates.teams?.longUrl).toBeUndefined();
});
