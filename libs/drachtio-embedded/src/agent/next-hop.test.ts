import { describe, expect, test } from '@jest/globals';
import { Dialog } from '../dialog/dialog.ts';
import { FakeFlow } from '../test/fake-flow.ts';
import { destinationOf, destinationOfDialog, prefersFlow } from './next-hop.ts';

describe('where a URI says a request goes (RFC 3263 4)', () => {
  test.each([
    ['sip:a@example.com', { protocol: 'udp', host: 'example.com', port: 5060, explicit: false, service: '_sip._udp.example.com' }],
    ['sip:a@example.com:5080;transport=TCP', { protocol: 'tcp', host: 'example.com', port: 5080, explicit: true }],
    ['sip:a@example.com;transport=tls', { protocol: 'tls', port: 5061 }],
    ['sips:a@example.com', { protocol: 'tls', port: 5061, service: '_sips._tcp.example.com' }],
    ['<sip:192.0.2.1;lr>', { protocol: 'udp', host: '192.0.2.1' }],
    ['sip:a@[2001:db8::1]:5070', { host: '2001:db8::1', port: 5070 }],
    ['sip:a@example.com;maddr=192.0.2.9', { host: '192.0.2.9' }],
  ])('%s', (uri, expected) => {
    expect(destinationOf(uri, 'udp')).toMatchObject(expected);
  });

  test.each(['tel:+1', 'sip:a@example.com;transport=sctp', 'nothing'])('%s: nowhere', uri => {
    expect(destinationOf(uri, 'udp')).toBeUndefined();
  });
});

describe('whether a dialog goes back where its packets came from', () => {
  test.each([
    ['a public Contact', 'sip:a@198.51.100.7', '192.0.2.1', [], false, false],
    ['a private Contact behind NAT', 'sip:a@10.0.0.7', '192.0.2.1', [], false, true],
    ['a private Contact in our private network', 'sip:a@10.0.0.7', '10.0.0.1', [], false, false],
    ['a name', 'sip:a@device.example', '192.0.2.1', [], false, false],
    ['a private first route', 'sip:a@198.51.100.7', '192.0.2.1', ['<sip:192.168.1.1;lr>'], false, true],
    ['a connection', 'sip:a@198.51.100.7', '192.0.2.1', [], true, true],
    ['a connection from the first route', 'sip:a@198.51.100.7', '192.0.2.1', ['<sip:192.0.2.1:5060;lr>'], true, true],
    ['a connection from elsewhere', 'sip:a@198.51.100.7', '192.0.2.1', ['<sip:192.0.2.2;lr>'], true, false],
  ] as const)('%s', (_, remoteTarget, source, routeSet, reliable, expected) => {
    const flow = new FakeFlow(reliable, source);
    const names = { id: 'i', callId: 'c', localTag: 'l', remoteTag: 'r', localParty: '', remoteParty: '', localContact: '' };
    const session = { id: 's', open: true, deliver() {} };
    const dialog = new Dialog({ ...names, session, remoteTarget, routeSet, localCSeq: 1, remoteCSeq: 1, flow });
    expect(prefersFlow(dialog, destinationOfDialog(dialog, 'udp'))).toBe(expected);
  });
});
