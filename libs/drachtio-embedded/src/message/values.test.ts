import { describe, expect, test } from '@jest/globals';
import { createResponse } from './create-response.ts';
import { parseCSeq } from './cseq.ts';
import { headerKey, headerName, isHeaderName } from './header-names.ts';
import { Headers } from './headers.ts';
import { parseHostPort } from './host-port.ts';
import { parseNameAddr, tagOf, withTag } from './name-addr.ts';
import { serialize } from './serialize.ts';
import { emptyBody } from './sip-message.ts';
import { formatSipUri, parseSipUri } from './sip-uri.ts';
import { splitList } from './split-list.ts';
import { formatVia, parseVia } from './via.ts';

test.each([
  ['sip:alice@example.com', { scheme: 'sip', user: 'alice', host: 'example.com' }],
  ['sips:example.com:5061;transport=tcp', { scheme: 'sips', host: 'example.com', port: 5061 }],
  ['sip:a:secret@[2001:db8::1]:5070;lr?Subject=x', { user: 'a:secret', host: '2001:db8::1', port: 5070, headers: 'Subject=x' }],
  ['SIP:user;p=1@host;maddr=192.0.2.1', { scheme: 'sip', user: 'user;p=1', host: 'host' }],
  ['sip:+1@10.0.0.1;user=phone;x=(a)', { user: '+1', host: '10.0.0.1' }],
])('URI %s', (text, expected) => {
  const uri = parseSipUri(text);
  expect(uri).toMatchObject(expected);
  expect(uri && formatSipUri(uri)).toBe(text.replace(/^SIP/, 'sip'));
});

test.each(['tel:+1', 'sip:', 'sip:@host', 'sip:a@b:port', 'sip:a@b:99999', 'sip:a@[::1', 'sip:a b@c', 'sip:a@b@c', 'sip:<a@b>', 'nothing'])(
  'no URI: %s',
  text => {
    expect(parseSipUri(text)).toBeUndefined();
  },
);

test.each([
  ['10.0.0.1', { host: '10.0.0.1' }],
  ['[::1]:5060', { host: '::1', port: 5060 }],
  ['a_b-c.example.', { host: 'a_b-c.example.' }],
  ['[10.0.0.1]', undefined],
  ['::1', undefined],
  ['host:', undefined],
  ['', undefined],
])('host and port %s', (text, expected) => {
  expect(parseHostPort(text)).toEqual(expected);
});

test.each([
  ['"a, <b>" <sip:x@y>;tag=1', '"a, <b>"', 'sip:x@y', '1'],
  ['sip:x@y;tag=1', undefined, 'sip:x@y', '1'],
  ['<sip:x@y;lr>', undefined, 'sip:x@y;lr', undefined],
  ['Room One <sip:x@y> ; tag = 1', 'Room One', 'sip:x@y', '1'],
])('name-addr %s', (text, displayName, uri, tag) => {
  const parsed = parseNameAddr(text);
  expect([parsed?.displayName, parsed?.uri, parsed?.params.get('tag')]).toEqual([displayName, uri, tag]);
});

test.each(['', '<>', '"open <sip:x@y>', '<sip:x@y', '<sip:x@y> junk', '<sip:x@y>;=1', 'x', 'sip:a@b?h=1'])('no name-addr: %s', text => {
  expect(parseNameAddr(text)).toBeUndefined();
});

test('tags are put once', () => {
  expect(withTag('<sip:x@y>', 'new')).toBe('<sip:x@y>;tag=new');
  expect(withTag('<sip:x@y;tag=uri>', 'new')).toBe('<sip:x@y;tag=uri>;tag=new');
  expect(tagOf(withTag('<sip:x@y>;tag=old', 'new'))).toBe('old');
});

test('Via round trip', () => {
  const text = 'SIP/2.0/TLS [2001:db8::1]:5061;branch=z9hG4bKx;rport;received=192.0.2.7';
  const via = parseVia(text);
  expect(via && formatVia(via)).toBe(text);
});

test.each(['1 INVITE', ' 0  BYE '])('CSeq %s', text => expect(parseCSeq(text)).toBeDefined());
test.each(['INVITE', '1', '-1 INVITE', '2147483648 INVITE', '1INVITE'])('no CSeq: %s', text => expect(parseCSeq(text)).toBeUndefined());

test('lists split outside quotes and brackets', () => {
  expect(splitList('"a,b" <sip:c,d@e>, <sip:f@g>;x="h,i" ,')).toEqual(['"a,b" <sip:c,d@e>', '<sip:f@g>;x="h,i"']);
  expect(splitList('"a\\",b" <x>, c')).toEqual(['"a\\",b" <x>', 'c']);
});

test('header names', () => {
  expect(['call-id', 'CSEQ', 'v', 'x-Room', 'p-asserted-identity', 'www-authenticate', 'X'].map(headerName)).toEqual([
    'Call-ID',
    'CSeq',
    'Via',
    'x-Room',
    'P-Asserted-Identity',
    'WWW-Authenticate',
    'Session-Expires',
  ]);
});

test('what is no name stays none, however often it is asked for', () => {
  expect(headerKey('Bad Name')).toBe('bad name');
  expect([isHeaderName('Bad Name'), isHeaderName('Good-Name'), isHeaderName('')]).toEqual([false, true, false]);
});

describe('Headers', () => {
  test('match in any spelling and keep their order', () => {
    const headers = Headers.from([
      ['v', '1'],
      ['Via', '2, 3'],
      ['To', 'x'],
    ]);
    expect(headers.list('VIA')).toEqual(['1', '2', '3']);
    headers.setFirst('Via', '0').set('t', 'y').prepend('From', 'z').delete('nothing');
    expect([...headers].map(field => `${field.name}: ${field.value}`)).toEqual(['From: z', 'Via: 0', 'Via: 2, 3', 'To: y']);
    expect(headers.set('via', '9').all('via')).toEqual(['9']);
    expect(headers.clone().delete('via').has('via')).toBe(false);
    expect(headers.has('via')).toBe(true);
  });
});

test('a response repeats what it must, and Content-Length is the real one', () => {
  const headers = Headers.from([
    ['Via', 'SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2'],
    ['From', '<sip:a@b>;tag=f'],
    ['To', '<sip:c@d>'],
    ['Call-ID', 'id'],
    ['CSeq', '1 INVITE'],
    ['Timestamp', '54'],
  ]);
  const request = { kind: 'request', method: 'INVITE', uri: 'sip:c@d', headers, body: emptyBody } as const;
  expect(serialize(createResponse(request, { status: 100 })).toString()).toBe(
    'SIP/2.0 100 Trying\r\nVia: SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2\r\nFrom: <sip:a@b>;tag=f\r\nTo: <sip:c@d>\r\nCall-ID: id\r\nCSeq: 1 INVITE\r\nTimestamp: 54\r\nContent-Length: 0\r\n\r\n',
  );
  const full = createResponse(request, { status: 200, toTag: 't', headers: [['Content-Length', '999']], body: Buffer.from('é') });
  expect(serialize(full).toString()).toMatch(/To: <sip:c@d>;tag=t\r\n.*Content-Length: 2\r\n\r\né$/s);
});
