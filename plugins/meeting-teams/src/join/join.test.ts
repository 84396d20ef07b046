import { describe, expect, test } from '@jest/globals';
import { onlineMeeting } from '../graph/graph-schemas.ts';
import { meetingBody } from '../testing/fake-microsoft.ts';
import { contosoId } from '../testing/settings.ts';
import { type JoinOptions, joinRequest } from './join-request.ts';
import { coordinatesOf } from './meeting-coordinates.ts';

const organizer = '550fae72-d251-43ec-868c-373732c2704f';
const coordinates = (meeting: Record<string, unknown>) => coordinatesOf(onlineMeeting.parse(meeting), contosoId);
const byThread = { by: 'thread', threadId: '19:meeting_1172827458@thread.v2', messageId: '0', organizerId: organizer, tenantId: contosoId };

describe('coordinates', () => {
  test('of a long link', () => expect(coordinates(meetingBody('1172827458'))).toEqual(byThread));

  test('of a long link that is encoded twice', () => {
    const { joinWebUrl } = meetingBody('1172827458');
    const [base, context] = String(joinWebUrl).split('?context=');
    expect(coordinates({ joinWebUrl: `${base?.replaceAll('%', '%25')}?context=${encodeURIComponent(context ?? '')}` })).toEqual(byThread);
  });

  test('of a channel meeting that is a reply', () => {
    const context = encodeURIComponent(JSON.stringify({ Tid: contosoId, Oid: organizer, MessageId: '1700000000001' }));
    expect(
      coordinates({ joinWebUrl: `https://teams.microsoft.com/l/meetup-join/19%3aabc%40thread.tacv2/1700000000000?context=${context}` }),
    ).toMatchObject({
      messageId: '1700000000000',
      replyChainMessageId: '1700000000001',
    });
  });

  test('of a short link', () => {
    expect(coordinates({ joinWebUrl: 'https://teams.microsoft.com/meet/228859003479315?p=AbCdEfGh' })).toEqual({
      by: 'meeting-id',
      meetingId: '228859003479315',
      passcode: 'AbCdEfGh',
    });
  });

  test('of a short link whose passcode stands beside it', () => {
    const joinMeetingIdSettings = { joinMeetingId: '228859003479315', passcode: 'zz', isPasscodeRequired: true };
    expect(coordinates({ joinWebUrl: 'https://teams.microsoft.com/meet/228859003479315', joinMeetingIdSettings })).toMatchObject({
      passcode: 'zz',
    });
  });

  test('of a link that cannot be read, by thread and organizer beside it', () => {
    const meeting = {
      joinWebUrl: 'https://example.test/x',
      chatInfo: { threadId: '19:t@thread.v2', messageId: null },
      participants: { organizer: { identity: { user: { id: organizer } } } },
    };
    expect(coordinates(meeting)).toEqual({
      by: 'thread',
      threadId: '19:t@thread.v2',
      messageId: '0',
      organizerId: organizer,
      tenantId: contosoId,
    });
  });

  test('without a link, by meeting id', () => {
    expect(coordinates({ joinMeetingIdSettings: { joinMeetingId: '228 859 003 479 315', passcode: null } })).toEqual({
      by: 'meeting-id',
      meetingId: '228859003479315',
    });
  });

  test('of nothing', () => expect(() => coordinates({ id: 'x' })).toThrow('no join link'));
});

describe('the request', () => {
  const options: JoinOptions = {
    coordinates: coordinates(meetingBody('1172827458')),
    identity: { kind: 'guest', id: 'g1', displayName: 'Room 1' },
    tenantId: contosoId,
    callbackUri: 'https://gateway.test/teams/callback/k',
    callChainId: 'chain',
    blob: 'blob',
    modalities: ['audio', 'video'],
    deltaRoster: false,
  };

  test('by thread, as a guest', () => {
    expect(joinRequest(options)).toEqual({
      '@odata.type': '#microsoft.graph.call',
      callbackUri: 'https://gateway.test/teams/callback/k',
      callChainId: 'chain',
      requestedModalities: ['audio', 'video'],
      mediaConfig: { '@odata.type': '#microsoft.graph.appHostedMediaConfig', blob: 'blob' },
      chatInfo: { '@odata.type': '#microsoft.graph.chatInfo', threadId: '19:meeting_1172827458@thread.v2', messageId: '0' },
      meetingInfo: {
        '@odata.type': '#microsoft.graph.organizerMeetingInfo',
        organizer: {
          '@odata.type': '#microsoft.graph.identitySet',
          user: { '@odata.type': '#microsoft.graph.identity', id: organizer, tenantId: contosoId },
        },
        allowConversationWithoutHost: true,
      },
      source: {
        '@odata.type': '#microsoft.graph.participantInfo',
        identity: {
          '@odata.type': '#microsoft.graph.identitySet',
          guest: { '@odata.type': '#microsoft.graph.identity', id: 'g1', displayName: 'Room 1' },
        },
      },
      tenantId: contosoId,
    });
  });

  test('by meeting id and passcode, as the application, with changes of the roster', () => {
    const request = joinRequest({
      ...options,
      coordinates: { by: 'meeting-id', meetingId: '228859003479315', passcode: 'AbCdEfGh' },
      identity: { kind: 'application', id: 'app', displayName: 'Room 1' },
      deltaRoster: true,
    });
    expect(request).toMatchObject({
      meetingInfo: { '@odata.type': '#microsoft.graph.joinMeetingIdMeetingInfo', joinMeetingId: '228859003479315', passcode: 'AbCdEfGh' },
      source: { identity: { application: { id: 'app' } } },
      callOptions: { isDeltaRosterEnabled: true },
    });
    expect(request).not.toHaveProperty('chatInfo');
  });
});
