import { expect, test } from '@jest/globals';
import { nextHop } from './next-hop.ts';

test.each([
  ['192.0.2.7', { address: '192.0.2.7', port: 1720 }],
  ['192.0.2.7:1721', { address: '192.0.2.7', port: 1721 }],
  ['2001:db8::7', { address: '2001:db8::7', port: 1720 }],
  ['[2001:db8::7]:1721', { address: '2001:db8::7', port: 1721 }],
  ['[2001:db8::7]', { address: '2001:db8::7', port: 1720 }],
])('%s', async (text, address) => {
  expect(await nextHop(text)).toEqual(address);
});

test.each(['', '192.0.2.7:0', '192.0.2.7:99999', 'a:b:c', '[::1', 'no.such.host.invalid'])('%p leads nowhere', async text => {
  await expect(nextHop(text)).rejects.toMatchObject({ reason: { code: 'not-found' } });
});
