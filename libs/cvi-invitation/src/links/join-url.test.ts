import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJoinUrl } from './join-url.ts';

const ids = {
  threadId: '19:meeting_ZmFicmlrYW0tZXhhbXBsZQ@thread.v2',
  messageId: '0',
  tenantId: '11111111-2222-4333-8444-555555555555',
  organizerId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
} as const;
const context = JSON.stringify({ Tid: ids.tenantId, Oid: ids.organizerId });
const encoded = encodeURIComponent(context);
const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, octet => octet.toLowerCase());
const path = `/l/meetup-join/${encodeURIComponent(ids.threadId)}/0?context=${encoded}`;

describe('the long form', () => {
  test.each<[string, string]>([
    ['encoded once', `https://teams.microsoft.com${path}`],
    ['encoded in lower case', `https://teams.microsoft.com${lower(path)}`],
    ['with the thread not encoded', `https://teams.microsoft.com/l/meetup-join/${ids.threadId}/0?context=${encoded}`],
    ['encoded twice', `https://teams.microsoft.com${path.replaceAll('%', '%25')}`],
    ['encoded as a whole', `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(`${ids.threadId}/0?context=${encoded}`)}`],
    ['not encoded at all', `https://teams.microsoft.com/l/meetup-join/${ids.threadId}/0?context=${context}`],
    ['with more parameters', `https://teams.microsoft.com${path.replace('?', '?launchAgent=x&')}&anon=true`],
    ['behind the hash of the web client', `https://teams.microsoft.com/_#${path}`],
    ['from the launcher', `https://teams.microsoft.com/dl/launcher/launcher.html?url=${encodeURIComponent(`/_#${path}`)}&type=meetup-join`],
    [
      'in Safe Links',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://teams.microsoft.com${path}`)}&data=x`,
    ],
  ])('%s', (_name, url) => {
    expect(parseJoinUrl(url)).toMatchObject({ kind: 'long', cloud: 'global', ...ids });
  });

  test('of a channel meeting has the message it replies to', () => {
    const reply = encodeURIComponent(JSON.stringify({ Tid: 't', Oid: 'o', MessageId: '1690000000000' }));
    const url = `https://teams.microsoft.com/l/meetup-join/19%3aabc%40thread.tacv2/1700000000000?context=${reply}`;
    expect(parseJoinUrl(url)).toMatchObject({
      messageId: '1700000000000',
      replyChainMessageId: '1690000000000',
      threadId: '19:abc@thread.tacv2',
    });
  });

  test.each<[string, string]>([
    ['gov.teams.microsoft.us', 'gcc-high'],
    ['dod.teams.microsoft.us', 'dod'],
    ['teams.microsoftonline.cn', 'china'],
    ['teams.cloud.microsoft', 'global'],
    ['TEAMS.microsoft.com', 'global'],
  ])('at %s belongs to %s', (host, cloud) => {
    expect(parseJoinUrl(`https://${host}${path}`)).toMatchObject({ kind: 'long', cloud });
  });
});

describe('the short form', () => {
  test.each<[string, string | undefined]>([
    ['https://teams.microsoft.com/meet/228859003479315?p=aBcD1234', 'aBcD1234'],
    ['https://teams.microsoft.com/meet/228859003479315', undefined],
    ['https://teams.microsoft.com/v2/?meetingjoin=true#/meet/228859003479315?p=aBcD1234&anon=true', 'aBcD1234'],
  ])('%s', (url, passcode) => {
    const parsed = parseJoinUrl(url);
    expect(parsed).toMatchObject({ kind: 'short', meetingId: '228859003479315' });
    expect(parsed.kind === 'short' ? parsed.passcode : 'none').toBe(passcode);
  });
});

test.each<[string, string]>([
  ['https://teams.live.com/meet/9312345678901?p=abc', 'consumer'],
  [`https://teams.live.com${path}`, 'consumer'],
  ['https://teams.microsoft.com/meetingOptions/?organizerId=x', 'not-a-join-link'],
  ['https://teams.microsoft.com/meet/soon', 'not-a-join-link'],
  [`https://teams.microsoft.com.example.com${path}`, 'not-a-join-link'],
  ['https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0?context=%7b%22Tid%22%3a1%7d', 'not-a-join-link'],
  ['https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0?context=%7bnonsense%7d', 'not-a-join-link'],
  ['teams', 'not-a-join-link'],
  ['', 'not-a-join-link'],
])('%s is refused: %s', (url, reason) => {
  expect(parseJoinUrl(url)).toMatchObject({ kind: 'refused', reason });
});

test('every thread and organizer comes back, however often the link was encoded', () => {
  const guid = fc.uuid();
  const thread = fc.stringMatching(/^19:meeting_[A-Za-z0-9]{4,48}@thread\.v2$/);
  fc.assert(
    fc.property(thread, guid, guid, fc.integer({ min: 0, max: 2 }), (threadId, tenantId, organizerId, times) => {
      let tail = `${encodeURIComponent(threadId)}/0?context=${encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: organizerId }))}`;
      for (let time = 0; time < times; time++) tail = encodeURIComponent(tail);
      const url = `https://teams.microsoft.com/l/meetup-join/${tail}`;
      expect(parseJoinUrl(url)).toMatchObject({ kind: 'long', threadId, tenantId, organizerId, messageId: '0' });
    }),
  );
});
