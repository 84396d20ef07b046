import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noise, spoiltMessage } from '../test/mutate.ts';
import { parseLoosely, parseMessage } from './parse-message.ts';
import { serialize } from './serialize.ts';

test('whatever the bytes, parsing returns', () => {
  fc.assert(
    fc.property(fc.oneof(spoiltMessage, noise), bytes => {
      parseLoosely(bytes);
      const parsed = parseMessage(bytes);
      if (!parsed.ok) expect(parsed.error.offset).toBeLessThanOrEqual(bytes.length * 3); // a byte that is no UTF-8 reads as three
    }),
    { numRuns: 3000 },
  );
});

test('what was accepted is accepted again after it was written', () => {
  fc.assert(
    fc.property(spoiltMessage, bytes => {
      const parsed = parseMessage(bytes);
      if (!parsed.ok) return;
      const again = parseMessage(serialize(parsed.value));
      expect(again.ok && again.value.essentials).toEqual(parsed.value.essentials);
      expect(again.ok && again.value.body).toEqual(parsed.value.body);
    }),
    { numRuns: 3000 },
  );
});

test('long runs of one character cost no more than a moment', () => {
  for (const filler of [' ', ';', ',', '"', '\\', '<', '(', ':', 'a', '\t', '%', ';a', ', ', '\r\n ']) {
    const bytes = Buffer.from(
      `INVITE sip:a@b SIP/2.0\r\nVia: ${filler.repeat(8000)}\r\nTo: ${filler.repeat(8000)}\r\nFrom: ${filler.repeat(8000)}\r\n\r\n`,
    );
    const start = performance.now();
    parseMessage(bytes, { maxMessageBytes: 200_000, maxHeaders: 100, maxHeaderBytes: 100_000 });
    expect(performance.now() - start).toBeLessThan(250);
  }
});
