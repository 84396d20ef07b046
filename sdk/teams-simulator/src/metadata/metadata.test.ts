import { describe, expect, test } from '@jest/globals';
import { checkAnswer } from './check-answer.ts';
import { checkNotifications } from './check-notification.ts';
import { checkParameters, checkValue } from './check-value.ts';
import { graphMetadata } from './graph-metadata.ts';

const csdl = graphMetadata();
const problems = (type: string, value: unknown) => checkValue(csdl, type, value).map(({ path, message }) => `${path}: ${message}`);

describe('the metadata', () => {
  test('has types with what they inherit, enumerations and actions', () => {
    const call = csdl.types.get('microsoft.graph.call');
    expect(call).toMatchObject({ kind: 'structure', base: 'microsoft.graph.entity' });
    expect(call?.kind === 'structure' && [...call.properties.keys()]).toEqual(
      expect.arrayContaining(['id', 'callbackUri', 'participants']),
    );
    expect(csdl.types.get('microsoft.graph.callState')).toMatchObject({ kind: 'enum', members: expect.objectContaining({ size: 10 }) });
    expect(csdl.actions.filter(({ name }) => name === 'mute').map(({ binding }) => binding)).toEqual([
      'microsoft.graph.call',
      'microsoft.graph.participant',
    ]);
  });

  test('tells the modalities of calls from those of call records, which stand behind them', () => {
    expect(problems('microsoft.graph.modality', 'screenSharing')).not.toEqual([]);
    expect(problems('microsoft.graph.modality', 'data')).toEqual([]);
  });
});

describe('a value', () => {
  test.each([
    ['an unknown property', 'microsoft.graph.chatInfo', { thread: 'x' }, '$.thread: microsoft.graph.chatInfo has no property thread'],
    ['one in an open type', 'microsoft.graph.call', { answered: true }, '$.answered: microsoft.graph.call has no property answered'],
    ['a wrong primitive', 'microsoft.graph.resultInfo', { code: '200' }, '$.code: expected Edm.Int32, found "200"'],
    ['a wrong member', 'microsoft.graph.call', { state: 'connected' }, /^\$\.state: expected one of incoming, /],
    ['null where it may not be', 'microsoft.graph.call', { callbackUri: null }, '$.callbackUri: may not be null'],
    ['no collection', 'microsoft.graph.call', { requestedModalities: 'audio' }, /^\$\.requestedModalities: expected Collection/],
    ['an abstract type without its name', 'microsoft.graph.call', { mediaConfig: { blob: 'x' } }, /abstract: @odata.type is missing$/],
    [
      'a type of another family',
      'microsoft.graph.call',
      { mediaConfig: { '@odata.type': '#microsoft.graph.chatInfo' } },
      /is no microsoft.graph.mediaConfig$/,
    ],
    [
      'a type that does not exist',
      'microsoft.graph.call',
      { mediaConfig: { '@odata.type': '#microsoft.graph.rtpConfig' } },
      /the metadata has no type #microsoft.graph.rtpConfig$/,
    ],
    ['a bad GUID', 'microsoft.graph.teleconferenceDeviceQuality', { callChainId: '12' }, '$.callChainId: expected Edm.Guid, found "12"'],
    ['a bad duration', 'microsoft.graph.teleconferenceDeviceAudioQuality', { averageInboundJitter: 'P' }, /expected Edm.Duration/],
    ['a bad time', 'microsoft.graph.onlineMeeting', { startDateTime: '2026-01-01' }, /expected Edm.DateTimeOffset/],
  ])('%s', (_what, type, value, expected) => {
    expect(problems(type, value)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  test('that is right, annotations and documented additions among it', () => {
    expect(
      problems('microsoft.graph.call', {
        '@odata.context': 'x',
        '@odata.type': '#microsoft.graph.call',
        state: 'established',
        callOptions: { '@odata.type': '#microsoft.graph.outgoingCallOptions', isDeltaRosterEnabled: true },
        meetingInfo: {
          '@odata.type': '#microsoft.graph.organizerMeetingInfo',
          organizer: { '@odata.type': '#microsoft.graph.identitySet', user: { id: 'x', tenantId: 'y' } },
          allowConversationWithoutHost: true,
        },
      }),
    ).toEqual([]);
    expect(
      problems('microsoft.graph.teleconferenceDeviceVideoQuality', {
        averageInboundJitter: 'PT0.03S',
        mediaDuration: 'P1DT2H3M',
        inboundPackets: '12',
      }),
    ).toEqual([]);
  });
});

test('the parameters of an action are all there', () => {
  expect(checkParameters(csdl, 'changeScreenSharingRole', {})).toEqual([{ path: '$.role', message: 'is missing' }]);
  expect(checkParameters(csdl, 'mute', { clientContext: 'x' })).toEqual([]);
  expect(checkParameters(csdl, 'dance', {})).toEqual([{ path: '$', message: 'there is no action dance' }]);
});

test('a callback is checked with what is in it', () => {
  const value = [
    {
      changeType: 'updated',
      resourceUrl: '/communications/calls/1',
      resourceData: { '@odata.type': '#microsoft.graph.call', status: 'x' },
    },
  ];
  expect(checkNotifications(csdl, { value })).toEqual([
    { path: 'value[0].resourceData.status', message: 'microsoft.graph.call has no property status' },
  ]);
});

describe('an answer', () => {
  const answer = (method: string, path: string, body: unknown, status = 200) =>
    checkAnswer(csdl, { method, path, status, body }).map(problem => `${problem.path} ${problem.message}`);

  test.each([
    ['GET', '/v1.0/communications/calls/1', { state: 'established' }],
    ['GET', '/v1.0/communications/onlineMeetings/?$filter=x', { '@odata.context': 'x', value: [{ subject: 'x' }] }],
    ['GET', '/v1.0/communications/onlineMeetings?$filter=x', { subject: 'x' }],
    ['POST', '/v1.0/communications/calls/1/mute', { '@odata.type': '#microsoft.graph.muteParticipantOperation', status: 'Completed' }],
    ['POST', '/v1.0/communications/calls/1/keepAlive', undefined],
    ['DELETE', '/v1.0/communications/calls/1', undefined],
  ])('%s %s: %j fits', (method, path, body) => expect(answer(method, path, body)).toEqual([]));

  test.each([
    ['GET', '/v1.0/communications/calls/1', { status: 'x' }, '$.status microsoft.graph.call has no property status'],
    [
      'GET',
      '/v1.0/communications/calls/1/participants',
      { value: [{ muted: true }] },
      '$[0].muted microsoft.graph.participant has no property muted',
    ],
    ['GET', '/v1.0/communications/calls/1/participants', { value: [], total: 0 }, '$.total stands beside a collection'],
    ['POST', '/v1.0/communications/calls/1/keepAlive', {}, '$ there is a body'],
    ['GET', '/v1.0/me', {}, '$ nothing is known of /v1.0/me'],
  ])('%s %s: %j does not', (method, path, body, problem) => expect(answer(method, path, body)).toEqual([problem]));

  test('an error names itself and the request', () => {
    expect(
      answer('GET', '/v1.0/communications/calls/1', { error: { code: 'NotFound', message: 'x', innerError: { 'request-id': '1' } } }, 404),
    ).toEqual([]);
    expect(answer('GET', '/v1.0/communications/calls/1', { error: { code: 404 } }, 404)).toHaveLength(3);
  });
});
