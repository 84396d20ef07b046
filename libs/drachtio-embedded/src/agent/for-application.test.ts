import { expect, test } from '@jest/globals';
import { parseMessage } from '../message/parse-message.ts';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { forApplication } from './for-application.ts';

test.each([
  ['Müller Raum 3 <sip:a@b>;tag=1', '"Müller Raum 3" <sip:a@b>;tag=1'],
  ['会議室\\ <sip:a@b>', '"会議室\\\\" <sip:a@b>'],
  ['Room One <sip:a@b>', 'Room One <sip:a@b>'],
  ['"Müller" <sip:a@b>', '"Müller" <sip:a@b>'],
  ['<sip:a@b>', '<sip:a@b>'],
  ['sip:a@b;tag=1', 'sip:a@b;tag=1'],
])('%s', (from, expected) => {
  const parsed = parseMessage(rawMessage(requestLines('INVITE', { From: from })));
  if (!parsed.ok) throw new Error(parsed.error.reason);
  expect(forApplication(parsed.value).toString()).toContain(`\r\nFrom: ${expected}\r\n`);
  expect(parsed.value.headers.get('from')).toBe(from);
});
