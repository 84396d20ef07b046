import { expect, test } from '@jest/globals';
import type { RemoteEndpoint } from '@opencvi/h323-js-bindings';
import type { RemoteParty } from '@opencvi/plugin-api';
import { remoteParty } from './remote-party.ts';

const source = { address: '192.0.2.1', port: 40_123 };
const bare: RemoteEndpoint = { aliases: [], h225Version: 6, isGateway: false };

test.each<[string, Partial<RemoteEndpoint>, Partial<RemoteParty>]>([
  ['nothing', {}, { address: { user: '', host: '192.0.2.1' } }],
  [
    'a name',
    { aliases: [{ kind: 'h323-ID', value: 'Room 4' }] },
    { address: { user: 'Room 4', host: '192.0.2.1' }, displayName: 'Room 4' },
  ],
  [
    'an address as a name',
    { aliases: [{ kind: 'h323-ID', value: 'room4@example.com' }] },
    { address: { user: 'room4', host: 'example.com' } },
  ],
  [
    'a number and a URL',
    {
      aliases: [
        { kind: 'dialledDigits', value: '4711' },
        { kind: 'url-ID', value: 'h323:room4@example.com' },
      ],
    },
    { address: { user: 'room4', host: 'example.com' } },
  ],
  [
    'a display before a name',
    { display: 'Room 4 North\0', aliases: [{ kind: 'h323-ID', value: 'room4' }] },
    { address: { user: 'room4', host: '192.0.2.1' }, displayName: 'Room 4 North' },
  ],
  ['a calling party number', { callingNumber: '4711' }, { address: { user: '4711', host: '192.0.2.1' } }],
  [
    'a number that forges lines of a log',
    { callingNumber: '4711\n{"level":"info"}' },
    { address: { user: '4711{"level":"info"}', host: '192.0.2.1' } },
  ],
  ['a display that turns what follows', { display: 'Room \u202e4\ud800' }, { displayName: 'Room 4' }],
  ['a product without end', { product: 'x'.repeat(1_000) }, { userAgent: 'x'.repeat(255) }],
  ['product and version', { product: 'Group 700', version: '6.2.2' }, { userAgent: 'Group 700 6.2.2' }],
  ['a product alone', { product: 'Asterisk' }, { userAgent: 'Asterisk' }],
])('%s', (_what, said, party) => {
  const found = remoteParty({ ...bare, ...said }, source);
  expect(found).toMatchObject({ ...party, source: { ...source, transport: 'tcp' } });
  expect(Object.keys(found).sort()).toEqual([...new Set([...Object.keys(party), 'address', 'source'])].sort());
});
