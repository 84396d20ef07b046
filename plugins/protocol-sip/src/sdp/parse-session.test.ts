import { describe, expect, test } from '@jest/globals';
import { audioOffer, body, offers } from '../test/offers.ts';
import { parseSession } from './parse-session.ts';
import type { SessionDescription } from './session-description.ts';

function session(text: string): SessionDescription {
  const parsed = parseSession(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.session;
}

describe('a Polycom offer', () => {
  const { media } = session(offers.poly);

  test('every m-line has its role', () => {
    expect(media.map(({ type, role, port }) => [type, role, port])).toEqual([
      ['audio', 'audio', 49160],
      ['video', 'main', 49162],
      ['video', 'slides', 49164],
      ['application', undefined, 49166],
    ]);
  });

  test('static payload types need no rtpmap, and an unexplained one is left out', () => {
    const audio = media[0]?.formats.map(({ payloadType, codec, clockRate }) => `${payloadType} ${codec}/${clockRate}`);
    expect(audio).toContain('0 PCMU/8000');
    expect(audio).toContain('15 G728/8000');
    expect(audio).toContain('118 SIRENLPR/48000');
    expect(audio).toHaveLength(13);
  });

  test('fmtp names are lower case and feedback reaches every format', () => {
    const h264 = media[1]?.formats.find(({ payloadType }) => payloadType === 111);
    expect(h264?.parameters).toEqual({ 'profile-level-id': '64001f', 'packetization-mode': '1', 'max-br': '20010', sar: '13' });
    expect(media[1]?.formats.every(({ feedback }) => feedback?.join() === 'nack pli,ccm fir,ccm tmmbr')).toBe(true);
    const h263 = media[1]?.formats.find(({ payloadType }) => payloadType === 96);
    expect(h263?.parameters).toEqual({ cif4: '1', cif: '1', qcif: '1', j: '', t: '' });
  });

  test('the limit of the line comes before that of the session', () => {
    expect(media.map(({ maxBitrate }) => maxBitrate)).toEqual([undefined, 1_024_000, 4_096_000, undefined]);
  });

  test('the format list of a line we know nothing of is kept', () => {
    expect(media[3]).toMatchObject({ profile: 'UDP/BFCP', formatList: '*', formats: [] });
  });
});

test('a stream offered twice, secure and plain, has one role, and keys with an MKI are passed over', () => {
  const { media } = session(offers.polySecure);
  expect(media.map(({ role, profile }) => [role, profile])).toEqual([
    ['audio', 'RTP/SAVP'],
    ['audio', 'RTP/AVP'],
    ['main', 'RTP/SAVP'],
    ['main', 'RTP/AVP'],
  ]);
  expect(media[0]?.crypto).toEqual([{ tag: 2, suite: 'AES_CM_128_HMAC_SHA1_80', key: Uint8Array.from({ length: 30 }, (_, i) => 29 - i) }]);
});

test('a Cisco offer: rtcp in its own place, TIAS, DTLS known as such', () => {
  const { media } = session(offers.cisco);
  expect(media[0]).toMatchObject({ maxBitrate: 128_000, remote: { address: '198.51.100.20', port: 17000, rtcpPort: 17001 } });
  expect(media[1]).toMatchObject({ role: 'main', remote: { port: 17002, rtcpPort: 17019 }, content: 'main' });
  expect(media[2]).toMatchObject({ type: 'application', formats: [] });
  expect(media[3]).toMatchObject({ profile: 'UDP/TLS/RTP/SAVP', crypto: [] });
});

test('a second video without a=content is slides', () => {
  expect(session(offers.tandberg).media.map(({ role }) => role)).toEqual(['audio', 'main', undefined, 'slides', undefined]);
});

test.each([
  { name: 'sendonly', more: 'a=sendonly', expected: { direction: 'sendonly', nowhere: false } },
  { name: 'inactive', more: 'a=inactive', expected: { direction: 'inactive', nowhere: false } },
  { name: 'c=0.0.0.0', address: '0.0.0.0', expected: { direction: 'sendrecv', nowhere: true }, remote: false },
  { name: 'no attribute', expected: { direction: 'sendrecv', nowhere: false } },
  { name: 'a host name', address: 'media.example.com', expected: { nowhere: false }, remote: false },
])('hold and address: $name', ({ name: _name, expected, remote = true, ...offer }) => {
  const [audio] = session(audioOffer(offer)).media;
  expect(audio).toMatchObject(expected);
  expect(audio?.remote !== undefined).toBe(remote);
});

test('IPv6', () => {
  const text = audioOffer().replaceAll('IN IP4 192.0.2.1', 'IN IP6 2001:db8::7');
  expect(session(text).media[0]?.remote).toEqual({ address: '2001:db8::7', port: 40000, rtcpPort: 40001 });
});

test.each([
  { name: 'empty', text: '' },
  { name: 'no SDP', text: 'hello\r\nworld\r\n' },
  { name: 'another version', text: body('v=1\no=- 1 1 IN IP4 1.2.3.4\ns=-') },
  { name: 'm-line without formats', text: audioOffer().replace('RTP/AVP 0 101', 'RTP/AVP') },
  { name: 'm-line without port', text: audioOffer().replace('audio 40000', 'audio x') },
  { name: 'port beyond 65535', text: audioOffer({ port: 70000 }) },
  { name: 'no c-line', text: audioOffer().replace(/^c=.*\r\n/m, '') },
  { name: 'too many m-lines', text: audioOffer() + 'm=audio 4 RTP/AVP 0\r\n'.repeat(40) },
  { name: 'too long', text: audioOffer() + 'a=x\r\n'.repeat(20_000) },
])('refuses what is none, with a reason: $name', ({ text }) => {
  expect(parseSession(text)).toEqual({ ok: false, reason: expect.any(String) });
});

test('anything at all is read or refused, never thrown at', () => {
  const source = Object.values(offers).join('');
  for (let seed = 1; seed < 2_000; seed++) {
    const cut = (seed * 7919) % source.length;
    const broken = `v=0\r\n${source.slice(cut, cut + 400)}${String.fromCodePoint(seed % 255)}${source.slice(seed % 900, (seed % 900) + 300)}`;
    expect(() => parseSession(broken)).not.toThrow();
  }
});

test('an m-line that sdp-transform cannot read is still counted', () => {
  const { media } = session(`${audioOffer()}m=x-data 9/2 udp+odd 1 2\r\nm=video 5002 RTP/AVP 34\r\n`);
  expect(media.map(({ type, port, formatList }) => [type, port, formatList])).toEqual([
    ['audio', 40000, '0 101'],
    ['x-data', 9, '1 2'],
    ['video', 5002, '34'],
  ]);
});
