import { expect, test } from '@jest/globals';
import type { Address } from '@opencvi/plugin-api';
import { destinationAliases } from './destination-aliases.ts';

test.each<[Address, string[]]>([
  [{ user: '4711', host: 'vc.example.com' }, ['dialledDigits 4711', 'url-ID h323:4711@vc.example.com']],
  [{ user: 'room 4', host: '192.0.2.1' }, ['h323-ID room 4', 'url-ID h323:room%204@192.0.2.1']],
  [{ user: 'room4', host: '2001:db8::1' }, ['h323-ID room4', 'url-ID h323:room4@[2001:db8::1]']],
  [{ user: '4711', host: '' }, ['dialledDigits 4711']],
  [{ user: '', host: '192.0.2.1' }, []],
])('%p', (to, aliases) => {
  expect(destinationAliases(to).map(({ kind, value }) => `${kind} ${value}`)).toEqual(aliases);
});
