import { expect, test } from '@jest/globals';
import { parseEvent } from './event-stream.ts';

test.each([
  ['event: ping\ndata: {}', { event: 'ping', data: {} }],
  ['event:closed\nid: 7\ndata:{"code":"removed"}', { event: 'closed', data: { code: 'removed' } }],
  ['event: roster\r\ndata: {"participants":\r\ndata: []}', { event: 'roster', data: { participants: [] } }],
  [': still here', undefined],
  ['', undefined],
])('%j', (block, expected) => {
  expect(parseEvent(block)).toEqual(expected);
});
