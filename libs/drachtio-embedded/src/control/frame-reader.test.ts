import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeFrame, fieldText } from './frame.ts';
import { FrameReader } from './frame-reader.ts';

const message = Buffer.from('MESSAGE sip:a@b SIP/2.0\r\n\r\nGrüße 👋 # | 12#');
const stream = Buffer.concat([
  encodeFrame(['1', 'ping']),
  encodeFrame(['2', 'sip', '', ''], message),
  encodeFrame(['3', 'route', 'invite']),
]);

describe('frames of the control connection', () => {
  test('arrive whole however they were cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), cuts => {
        const reader = new FrameReader(100_000);
        const points = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const frames = points.slice(1).flatMap((end, i) => reader.push(stream.subarray(points[i], end)));
        expect(frames.map(frame => frame.fields)).toEqual([
          ['1', 'ping'],
          ['2', 'sip', '', ''],
          ['3', 'route', 'invite'],
        ]);
        expect(frames[1]?.message).toEqual(message);
      }),
      { numRuns: 200 },
    );
  });

  test('large ones do not wedge', () => {
    const large = encodeFrame(['1', 'sip', '', ''], Buffer.alloc(300_000, 'x'));
    const reader = new FrameReader(1_000_000);
    const pieces = [large, large, large].flatMap(frame => [frame.subarray(0, 150_000), frame.subarray(150_000)]);
    expect(pieces.flatMap(piece => reader.push(piece)).map(frame => frame.message?.length)).toEqual([300_000, 300_000, 300_000]);
  });

  test.each(['x#y', '-1#', '123456789#', '99999999#', '#', 'no mark at all', '12 #'])('%s is refused', text => {
    expect(() => new FrameReader(1000).push(Buffer.from(text))).toThrow(RangeError);
  });

  test('a field cannot break out of its frame', () => {
    expect(fieldText('a|b\r\nc')).toBe('a b c');
  });
});
