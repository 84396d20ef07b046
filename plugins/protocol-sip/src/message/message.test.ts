import { describe, expect, test } from '@jest/globals';
import { endCodes } from '@opencvi/plugin-api';
import { unknownExtensions } from './capabilities-headers.ts';
import { fromSipStatus, toSipStatus } from './end-status.ts';
import { readInfo } from './info-body.ts';
import { parseNameAddress } from './name-address.ts';
import { sessionBody } from './session-body.ts';
import { formatUri, parseUri } from './sip-uri.ts';

test.each([
  ['sip:teams@vc.example.com', 'teams', 'vc.example.com'],
  ['sip:1172827458@vc.example.com:5061;transport=tls', '1172827458', 'vc.example.com'],
  ['SIPS:813878896.017920684@T.PLCM.VC', '813878896.017920684', 't.plcm.vc'],
  ['sip:203.0.113.9%23%231172827458@gw', '203.0.113.9##1172827458', 'gw'],
  ['sip:1234:secret@10.0.0.1?Subject=x', '1234', '10.0.0.1'],
  ['sip:+4930123;phone-context=x@gw;user=phone', '+4930123', 'gw'],
  ['sip:teams@[2001:DB8::1]:5060', 'teams', '2001:db8::1'],
  ['sip:vc.example.com', '', 'vc.example.com'],
  ['sip:caf%C3%A9%@host', 'caf%C3%A9%', 'host'],
  ['sip:caf%C3%A9@host', 'café', 'host'],
  ['tel:+49-30-123;ext=4', '+4930123', ''],
  ['sip:11%0d%0a%1b[2J@host', '11%0d%0a%1b[2J', 'host'],
  ['sip:%E2%80%AEtxet@host', '%E2%80%AEtxet', 'host'],
])('address of %s', (uri, user, host) => {
  expect(parseUri(uri)).toEqual({ user, host });
});

test.each([
  'http://x',
  'teams@host',
  'sip:',
  'sip:a@',
  'sip:a@b c',
  'sip:a@[::1',
  'tel:',
  'mailto:a@b',
  'sip:a\x1b[2J@b',
  'sip:a@b\x1b',
  '',
])('no address: %s', uri => {
  expect(parseUri(uri)).toBeUndefined();
});

test.each([
  [{ user: 'teams', host: 'vc.example.com' }, 'sip:teams@vc.example.com'],
  [{ user: '203.0.113.9##11', host: 'gw' }, 'sip:203.0.113.9%23%2311@gw'],
  [{ user: '+49,30', host: '2001:db8::1' }, 'sip:+49,30@[2001:db8::1]'],
  [{ user: '', host: '10.0.0.1' }, 'sip:10.0.0.1'],
])('URI of %p', (address, uri) => {
  expect(formatUri(address)).toBe(uri);
  expect(parseUri(uri)).toEqual(address);
});

test.each([
  ['"Room \\"4\\"" <sip:room4@example.com>;tag=1', 'Room "4"', 'room4'],
  ['Room Four <sip:room4@example.com>', 'Room Four', 'room4'],
  ['<sip:room4@example.com;transport=tcp>', undefined, 'room4'],
  ['sip:room4@example.com;tag=x', undefined, 'room4'],
  ['"a <sip:evil@x>" <sip:room4@example.com>', 'a <sip:evil@x>', 'room4'],
  ['"Room\x1b[2J\x1b]0;x\x07 \u009b31m\u202e4\u2028" <sip:room4@example.com>', 'Room[2J]0;x 31m4', 'room4'],
  [`"${'x'.repeat(8000)}" <sip:room4@example.com>`, 'x'.repeat(255), 'room4'],
  ['nonsense', undefined, ''],
  ['', undefined, ''],
])('name and address of %s', (value, displayName, user) => {
  const named = parseNameAddress(value);
  expect(named.displayName).toBe(displayName);
  expect(named.address.user).toBe(user);
});

describe('end codes and statuses', () => {
  test('every code is a final failure with a cause', () => {
    for (const code of endCodes) {
      const { status, headers } = toSipStatus({ code, by: 'gateway' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers.Reason).toMatch(/^Q\.850;cause=\d{1,3};text="/);
    }
  });

  test.each([
    ['not-found', 404],
    ['refused', 403],
    ['cancelled', 487],
    ['busy', 486],
    ['declined', 603],
    ['incompatible-media', 488],
    ['unavailable', 503],
    ['throttled', 503],
    ['failed', 500],
    ['meeting-ended', 410],
    ['no-answer', 480],
    ['signalling-timeout', 408],
  ] as const)('%s is %d', (code, status) => {
    expect(toSipStatus({ code, by: 'gateway' }).status).toBe(status);
  });

  test('what is said stays on its line', () => {
    const { headers } = toSipStatus({ code: 'failed', by: 'gateway', detail: 'a "b"\r\nVia: x\u00fc', retryAfter: 1.5 });
    expect(headers).toEqual({ Reason: `Q.850;cause=41;text="a 'b' Via: x "`, 'Retry-After': '2' });
  });

  test.each([
    [404, 'not-found'],
    [486, 'busy'],
    [600, 'busy'],
    [603, 'declined'],
    [480, 'no-answer'],
    [408, 'no-answer'],
    [487, 'cancelled'],
    [488, 'incompatible-media'],
    [403, 'refused'],
    [503, 'unavailable'],
    [500, 'failed'],
    [399, 'failed'],
  ])('%d is %s', (status, code) => {
    expect(fromSipStatus(status, { user: 'a', host: 'b' }, '12')).toEqual({
      code,
      by: 'room',
      detail: `a@b answered ${status}`,
      retryAfter: 12,
    });
  });
});

test.each([
  ['application/dtmf-relay', 'Signal=5\r\nDuration=160', { kind: 'digit', digit: '5' }],
  ['Application/DTMF-Relay; x=1', 'duration=100\nsignal=*\n', { kind: 'digit', digit: '*' }],
  ['application/dtmf-relay', 'Signal=11', { kind: 'digit', digit: '#' }],
  ['application/dtmf-relay', 'Signal=x', { kind: 'unsupported' }],
  ['application/dtmf', ' d ', { kind: 'digit', digit: 'D' }],
  ['application/dtmf', 'Signal=3', { kind: 'digit', digit: '3' }],
  ['application/media_control+xml', '<picture_fast_update></picture_fast_update>', { kind: 'key-frame' }],
  ['application/media_control+xml', '<media_control><general_error>x</general_error></media_control>', { kind: 'nothing' }],
  ['text/plain', 'hi', { kind: 'unsupported' }],
  [undefined, '  ', { kind: 'nothing' }],
  [undefined, 'x', { kind: 'unsupported' }],
])('INFO %s %j', (type, content, expected) => {
  expect(readInfo(type, content)).toEqual(expected);
});

describe('session body', () => {
  const message = (body: string, headers: Record<string, string> = {}) => ({ body, header: (name: string) => headers[name] });
  const parts =
    'preamble\r\n--b1\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b1\r\nContent-type : application/sdp;x=y\r\n\r\nv=0\r\n--b1--\r\n';

  test.each([
    ['none', message(''), { kind: 'none' }],
    ['SDP', message('v=0', { 'content-type': 'Application/SDP; charset=x' }), { kind: 'sdp', text: 'v=0' }],
    ['no type', message('v=0'), { kind: 'sdp', text: 'v=0' }],
    ['another type', message('x', { 'content-type': 'text/plain' }), { kind: 'unsupported', type: 'text/plain' }],
    ['optional', message('x', { 'content-type': 'text/plain', 'content-disposition': 'render; handling=optional' }), { kind: 'none' }],
    ['compressed', message('v=0', { 'content-encoding': 'gzip' }), { kind: 'unsupported', type: 'application/sdp in gzip' }],
    ['multipart', message(parts, { 'content-type': 'multipart/mixed; boundary="b1"' }), { kind: 'sdp', text: 'v=0\r\n' }],
    [
      'multipart without SDP',
      message(parts.replace('sdp', 'x'), { 'content-type': 'multipart/mixed;boundary=b1' }),
      { kind: 'unsupported', type: 'multipart/mixed' },
    ],
    ['multipart without boundary', message(parts, { 'content-type': 'multipart/mixed' }), { kind: 'unsupported', type: 'multipart/mixed' }],
  ])('%s', (_name, given, expected) => {
    expect(sessionBody(given)).toEqual(expected);
  });
});

test('extensions nobody knows', () => {
  expect(unknownExtensions('timer, 100REL')).toEqual([]);
  expect(unknownExtensions('timer,replaces , x')).toEqual(['replaces', 'x']);
  expect(unknownExtensions(undefined)).toEqual([]);
});
