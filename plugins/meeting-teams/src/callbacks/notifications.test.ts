import { expect, test } from '@jest/globals';
import { readNotifications } from './notifications.ts';

const one = (resourceUrl: string, resourceData: unknown = {}, changeType = 'updated') =>
  readNotifications({ value: [{ changeType, resourceUrl, resourceData }] });

test.each([
  ['/communications/calls/c1', 'call'],
  ['/communications/calls/c1/participants', 'other'],
  ['https://graph.microsoft.com/beta/communications/calls/c1', 'call'],
  ['/app/calls/c1', 'call'],
  ['/communications/calls/c1/operations/o1', 'operation'],
  ['/communications/calls/c1/contentSharingSessions/s1', 'other'],
])('%s is about %s', (url, kind) => {
  expect(one(url)).toMatchObject([{ callId: 'c1', kind }]);
});

test.each([['/communications/onlineMeetings/x'], ['']])('%s is about no call', url => expect(one(url)).toEqual([]));

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['the legacy format', { callNotification: { resource: '/v2/conversations/x' } }],
  ['a value that is no list', { value: {} }],
])('%s is no notification of Graph', (_name, body) => expect(readNotifications(body)).toBeUndefined());

test('several in one body stay in order', () => {
  const at = (state: string) => ({ changeType: 'updated', resourceUrl: '/communications/calls/c1', resourceData: { state } });
  const read = readNotifications({ value: [at('establishing'), at('established')] }) ?? [];
  expect(read.map(said => said.kind === 'call' && said.call.state)).toEqual(['establishing', 'established']);
});

test('an operation tells how it went', () => {
  const data = { status: 'completed', resultInfo: { code: 200, subcode: 0 } };
  expect(one('/communications/calls/c1/operations/o1', data, 'deleted')).toMatchObject([
    { kind: 'operation', status: 'completed', code: 200 },
  ]);
});

test('the older name of the resource is read too', () => {
  expect(
    readNotifications({ value: [{ changeType: 'updated', resource: '/app/calls/c9', resourceData: { state: 'established' } }] }),
  ).toMatchObject([{ callId: 'c9' }]);
});

test('one that cannot be read hides no other', () => {
  const good = { changeType: 'updated', resourceUrl: '/communications/calls/c1', resource: null, resourceData: { state: 'established' } };
  for (const odd of [null, 'x', {}, { changeType: 7, resourceUrl: null }, { changeType: 'updated', resourceUrl: [] }]) {
    expect(readNotifications({ value: [odd, good] })).toMatchObject([{ callId: 'c1', kind: 'call', call: { state: 'established' } }]);
  }
});
