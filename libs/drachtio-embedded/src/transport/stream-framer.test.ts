import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultMessageLimits } from '../message/limits.ts';
import { noise, spoiltMessage } from '../test/mutate.ts';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { StreamFramer } from './stream-framer.ts';

const invite = rawMessage(requestLines('INVITE', { 'Content-Length': '4' }), 'body');
const options = rawMessage(requestLines('OPTIONS', { 'Content-Length': '', l: '0' }));

function frame(...chunks: (Buffer | string)[]) {
  const framer = new StreamFramer(defaultMessageLimits);
  const events = chunks.flatMap(chunk => framer.push(Buffer.from(chunk)));
  return { events, partial: framer.partial };
}

describe('cutting a stream into messages', () => {
  test('however it was cut before', () => {
    const stream = Buffer.concat([invite, Buffer.from('\r\n'), options, Buffer.from('\r\n\r\n'), invite]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 12 }), cuts => {
        const points = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const { events, partial } = frame(...points.slice(1).map((end, i) => stream.subarray(points[i], end)));
        const messages = events.flatMap(event => (event.type === 'message' ? [event.bytes] : []));
        expect(messages).toEqual([invite, options, invite]);
        expect(partial).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('a double CRLF is a ping, a single one nothing', () => {
    expect(frame('\r\n\r\n').events).toEqual([{ type: 'ping' }]);
    expect(frame('\r\n')).toEqual({ events: [], partial: false });
    expect(frame('\r\n\r', '\n').events).toEqual([{ type: 'ping' }]);
  });

  test('a message that has begun is partial', () => {
    expect(frame(invite.subarray(0, 20)).partial).toBe(true);
    expect(frame(invite.subarray(0, invite.length - 1)).partial).toBe(true);
  });

  test.each([
    ['no length', rawMessage(requestLines('INVITE', { 'Content-Length': '' })), 'no-content-length'],
    ['a length that is none', rawMessage(requestLines('INVITE', { 'Content-Length': '-1' })), 'no-content-length'],
    ['two lengths', rawMessage([...requestLines(), 'l: 7']), 'no-content-length'],
    ['a body too large', rawMessage(requestLines('INVITE', { 'Content-Length': '99999' })), 'too-large'],
    ['headers without end', Buffer.alloc(70_000, 'x'), 'too-large'],
  ])('%s breaks the stream, and nothing is read after that', (_, bytes, reason) => {
    const framer = new StreamFramer(defaultMessageLimits);
    expect(framer.push(bytes)).toMatchObject([{ type: 'broken', reason }]);
    expect(framer.push(invite)).toEqual([]);
  });

  test('whatever the bytes, framing returns', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(spoiltMessage, noise), { maxLength: 4 }), chunks => {
        frame(...chunks);
      }),
      { numRuns: 1000 },
    );
  });
});
