import { describe, expect, test } from '@jest/globals';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { defaultMessageLimits } from './limits.ts';
import { parseMessage } from './parse-message.ts';
import type { ReceivedRequest } from './sip-message.ts';

function accepted(bytes: Buffer): ReceivedRequest {
  const parsed = parseMessage(bytes);
  if (!parsed.ok) throw new Error(`refused: ${parsed.error.reason}`);
  return parsed.value as ReceivedRequest;
}

function refused(bytes: Buffer, limits = defaultMessageLimits) {
  const parsed = parseMessage(bytes, limits);
  if (parsed.ok) throw new Error('accepted');
  return parsed.error;
}

describe('messages that look odd and are right (after RFC 4475 3.1.1)', () => {
  test('a short, tortuous INVITE', () => {
    const message = accepted(
      rawMessage(
        [
          'INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0',
          'TO :',
          ' sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n',
          'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>',
          '  ;',
          '  tag = 98asjd8',
          'MaX-fOrWaRdS: 0068',
          'Call-ID: wsinv.ndaksdj@192.0.2.1',
          'Content-Length   : 150',
          'cseq: 0009',
          '  INVITE',
          'Via  : SIP  /   2.0',
          ' /UDP',
          '    192.0.2.2;branch=390skdjuw',
          's :',
          'NewFangledHeader:   newfangled value',
          ' continued newfangled value',
          'UnknownHeaderWithUnusualValue: ;;,,;;,;',
          'Content-Type: application/sdp',
          'Route:',
          ' <sip:services.example.com;lr;unknownwith=value;unknown-no-value>',
          'v:  SIP  / 2.0  / TCP     spindle.example.com   ;',
          '  branch  =   z9hG4bK9ikj8  ,',
          ' SIP  /    2.0   / UDP  192.168.255.111   ; branch=',
          ' z9hG4bK30239',
          'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =',
          '      newvalue ;',
          '  secondparam ; q = 0.33',
        ],
        'x'.repeat(150),
      ),
    );
    const { essentials, headers } = message;
    expect(essentials.to).toEqual({ uri: 'sip:vivekg@chair-dnrc.example.com', params: new Map([['tag', '1918181833n']]) });
    expect(essentials.from.displayName).toBe('"J Rosenberg \\\\\\""');
    expect(essentials.from.params.get('tag')).toBe('98asjd8');
    expect(essentials.cseq).toEqual({ number: 9, method: 'INVITE' });
    expect(essentials.via).toMatchObject({ protocol: 'UDP', host: '192.0.2.2' });
    expect(headers.list('Via').length).toBe(3);
    expect(headers.get('subject')).toBe('');
    expect(headers.get('newfangledheader')).toBe('newfangled value continued newfangled value');
    expect(message.body.length).toBe(150);
  });

  test.each([
    ['compact forms', { 'Call-ID': '', i: 'short', From: '', f: '<sip:a@b>;tag=1' }],
    ['an IPv6 Via and URI', { line: 'INVITE sip:room@[2001:db8::1]:5060 SIP/2.0', Via: 'SIP/2.0/UDP [2001:db8::9]:5070;branch=z9hG4bK1' }],
    ['a To without brackets', { To: 'sip:room@example.com;tag=x' }],
    ['a display name of several tokens', { From: 'Caller Number Two <sip:a@b.example>;tag=1' }],
    ['a display name in UTF-8', { From: '"Gülşen 会議室" <sip:a@b.example>;tag=1' }],
    ['escapes in the user part', { line: 'INVITE sip:null-%00-null%20@example.com SIP/2.0' }],
    ['semicolons in the user part', { line: 'INVITE sip:user;par=u%40example.net@example.com SIP/2.0' }],
    ['a tel URI', { line: 'INVITE tel:+1-201-555-0123 SIP/2.0' }],
    ['an unknown scheme', { line: 'INVITE nobodyKnowsThisScheme:totallyopaque SIP/2.0' }],
    ['a method of unusual characters', { line: '!i.n_t% sip:a@b SIP/2.0', CSeq: '1 !i.n_t%' }],
    ['an unusual transport', { Via: 'SIP/2.0/UNKNOWN 192.0.2.1;branch=z9hG4bK1' }],
    ['a port of its own and spaces in Via', { Via: 'SIP / 2.0 / UDP  192.0.2.1 : 5061 ; branch = z9hG4bK1' }],
    ['repeated identical lengths', { l: '0' }],
    ['the largest CSeq', { CSeq: '2147483647 INVITE' }],
  ])('%s', (_, changes) => {
    expect(accepted(rawMessage(requestLines('INVITE', changes as unknown as Record<string, string>))).kind).toBe('request');
  });

  test('what follows the body of a datagram is not part of it', () => {
    expect(accepted(rawMessage(requestLines('INVITE', { 'Content-Length': '4' }), 'bodyINVITE sip:')).body.toString()).toBe('body');
  });

  test('a response, and one without a phrase', () => {
    const [, ...headers] = requestLines();
    for (const line of ['SIP/2.0 180 Ringing', 'SIP/2.0 100 ', 'SIP/2.0 200', 'sip/2.0 486 Busy Здесь']) {
      expect(parseMessage(rawMessage([line, ...headers])).ok).toBe(true);
    }
  });
});

describe('messages that are wrong (after RFC 4475 3.1.2, 3.3)', () => {
  test.each([
    ['empty', Buffer.alloc(0), 'empty', 400],
    ['no end of headers', Buffer.from('INVITE sip:a@b SIP/2.0\r\n'), 'no-header-end', 400],
    ['not SIP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'start-line', 400],
    ['no version', rawMessage(['INVITE sip:a@b']), 'start-line', 400],
    ['another version', rawMessage(requestLines('INVITE', { line: 'INVITE sip:a@b SIP/7.0' })), 'version', 505],
    ['a space in the Request-URI', rawMessage(requestLines('INVITE', { line: 'INVITE sip:a@b; lr SIP/2.0' })), 'request-uri', 400],
    ['brackets around the Request-URI', rawMessage(requestLines('INVITE', { line: 'INVITE <sip:a@b> SIP/2.0' })), 'request-uri', 400],
    ['two spaces in the request line', rawMessage(requestLines('INVITE', { line: 'INVITE  sip:a@b SIP/2.0' })), 'request-uri', 400],
    ['a status out of range', rawMessage(['SIP/2.0 4294967301 better not break']), 'start-line', 400],
    ['a header without colon', rawMessage([...requestLines(), 'nonsense']), 'header-line', 400],
    ['a space in a header name', rawMessage([...requestLines(), 'bad name: x']), 'header-line', 400],
    ['a lone line feed', rawMessage([...requestLines(), 'Subject: a\nInjected: b']), 'header-line', 400],
    ['no Via', rawMessage(requestLines('INVITE', { Via: '' })), 'missing-header', 400],
    ['no Call-ID', rawMessage(requestLines('INVITE', { 'Call-ID': '' })), 'missing-header', 400],
    ['two From', rawMessage([...requestLines(), 'From: <sip:other@example.com>;tag=2']), 'repeated-header', 400],
    ['a From in parts', rawMessage(requestLines('INVITE', { From: '"Bell, Alexander <sip:a@b>;tag=1' })), 'from', 400],
    ['a To that never closes', rawMessage(requestLines('INVITE', { To: '<sip:a@b' })), 'to', 400],
    ['a To that is no URI', rawMessage(requestLines('INVITE', { To: 'somebody' })), 'to', 400],
    ['a broken Via', rawMessage(requestLines('INVITE', { Via: 'SIP/2.0/UDP 192.0.2.1:port' })), 'via', 400],
    ['a negative length', rawMessage(requestLines('INVITE', { 'Content-Length': '-999' })), 'content-length', 400],
    ['a length that is a list', rawMessage(requestLines('INVITE', { 'Content-Length': '1, 2' })), 'content-length', 400],
    ['a body cut short', rawMessage(requestLines('INVITE', { 'Content-Length': '9999' }), 'short'), 'body-truncated', 400],
    ['a CSeq too large', rawMessage(requestLines('INVITE', { CSeq: '36893488147419103232 INVITE' })), 'cseq', 400],
    ['a CSeq of another method', rawMessage(requestLines('OPTIONS', { CSeq: '8 INVITE' })), 'cseq-method', 400],
    ['a Call-ID of two words', rawMessage(requestLines('INVITE', { 'Call-ID': 'two words' })), 'call-id', 400],
  ] as const)('%s', (_, bytes, reason, status) => {
    expect(refused(bytes)).toMatchObject({ reason, status });
  });

  test('limits', () => {
    const lines = requestLines();
    expect(refused(rawMessage(lines, 'x'.repeat(100)), { ...defaultMessageLimits, maxMessageBytes: 200 }).reason).toBe('too-large');
    expect(refused(rawMessage(lines), { ...defaultMessageLimits, maxHeaders: 3 }).reason).toBe('too-many-headers');
    expect(refused(rawMessage([...lines, `X: ${'y'.repeat(9000)}`])).reason).toBe('header-too-long');
  });

  test('the offset of a fault is in bytes', () => {
    const lines = requestLines('INVITE', { Subject: 'ü' });
    const error = refused(rawMessage([...lines, 'nonsense']));
    expect(error.offset).toBe(Buffer.byteLength(`${lines.join('\r\n')}\r\n`));
  });

  test('a faulty request that can be answered comes with its headers', () => {
    expect(refused(rawMessage(requestLines('INVITE', { 'Content-Length': '-1' }))).request?.headers.get('call-id')).toBe(
      'call@example.org',
    );
    expect(refused(rawMessage([...requestLines(), 'nonsense'])).request?.headers.get('call-id')).toBe('call@example.org');
  });
});
