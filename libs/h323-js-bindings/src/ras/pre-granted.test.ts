import { expect, test } from '@jest/globals';
import { admit, called, registered, sentBy } from './test/setting.ts';

const callSignalAddress = { address: '192.0.2.1', port: 1721 };
const preGranted = { makeCall: true, useGKCallSignalAddressToMakeCall: true, answerCall: true, useGKCallSignalAddressToAnswer: false };

test('nobody is asked', () => {
  const all = registered({
    gk: { callSignalAddress, preGranted: { ...preGranted, totalBandwidthRestriction: 5000, irrFrequencyInCall: 20 } },
  });
  all.client.command(admit('out'));
  all.client.command(admit('in', { answering: true, sourceAddress: called }));
  all.client.command({ do: 'bandwidth', id: 'out', bandwidth: 400_000 });
  all.client.command({ do: 'bandwidth', id: 'out', bandwidth: 600_000 });
  expect(all.client.events).toEqual([
    { type: 'admitted', id: 'out', callSignalAddress, bandwidth: 500_000, gatekeeperRouted: true },
    { type: 'admitted', id: 'in', callSignalAddress: called, bandwidth: 500_000, gatekeeperRouted: false },
    { type: 'bandwidth', id: 'out', bandwidth: 400_000, granted: true },
    { type: 'bandwidth', id: 'out', bandwidth: 400_000, granted: false },
  ]);
  all.net.advance(20_000);
  expect(all.gk.events.map(event => event.type)).toEqual(['report', 'report']);
  all.client.command({ do: 'disengage', id: 'out', reason: 'normalDrop' });
  expect(sentBy(all)).not.toContain('disengageRequest');
});

test.each([
  ['calls are not', { ...preGranted, makeCall: false }, {}],
  ['an alias leads nowhere', { ...preGranted, useGKCallSignalAddressToMakeCall: false }, {}],
  ['answers are not', { ...preGranted, answerCall: false }, { answering: true }],
  ['it came round the gatekeeper', { ...preGranted, useGKCallSignalAddressToAnswer: true }, { answering: true, sourceAddress: called }],
])('%s: asks', (_, granted, more) => {
  const all = registered({ gk: { callSignalAddress, preGranted: granted } });
  all.client.command(admit('a', more));
  expect(sentBy(all)).toContain('admissionRequest');
  expect(all.client.events).toMatchObject([{ type: 'admitted' }]);
});
