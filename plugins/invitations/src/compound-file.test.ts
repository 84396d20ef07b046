import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CompoundFile } from './compound-file.ts';
import { outlookContent } from './outlook-formats.ts';
import { compoundFileOf } from './testing/compound-file-of.ts';

const small = new TextEncoder().encode('in the mini stream, over more than one of its sectors of 64 bytes each');
const large = new Uint8Array(5_000).map((_, index) => index % 251);

test('small and large streams of the topmost storage, by name', () => {
  const file = new CompoundFile(compoundFileOf({ small, large, empty: new Uint8Array() }));
  expect(file.stream('small')).toEqual(small);
  expect(file.stream('large')).toEqual(large);
  expect(file.stream('empty')).toEqual(new Uint8Array());
  expect(file.stream('none')).toBeUndefined();
});

describe("Outlook's .msg", () => {
  const text = 'Tenant key: fabrikam@m.webex.com';

  test.each<[string, Readonly<Record<string, Uint8Array>>, object]>([
    ['UTF-16', { '__substg1.0_1000001F': Buffer.from(text, 'utf16le') }, { body: { text } }],
    ['a code page', { '__substg1.0_1000001E': Buffer.from(text) }, { body: { text } }],
    ['HTML', { '__substg1.0_10130102': Buffer.from(`<p>${text}</p>`) }, { body: { html: `<p>${text}</p>` } }],
    ['RTF alone', { '__substg1.0_10090102': Buffer.from('x') }, { unread: expect.stringContaining('without a text that is read: save') }],
  ])('with its body in %s', (_what, streams, expected) => {
    expect(outlookContent(compoundFileOf(streams))).toEqual(expected);
  });
});

test('files that are cut short, or broken anywhere, give less and nothing worse', () => {
  const whole = compoundFileOf({ small, large });
  const spoilt = fc.tuple(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }));
  fc.assert(
    fc.property(spoilt, ([length, changes]) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) if (at >= 8) bytes[at] = value;
      const file = new CompoundFile(bytes.subarray(0, Math.max(length, 8)));
      for (const name of ['small', 'large']) expect(file.stream(name)?.length ?? 0).toBeLessThanOrEqual(2 * whole.length);
    }),
    { numRuns: 300 },
  );
});
