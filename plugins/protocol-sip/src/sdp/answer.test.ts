import { describe, expect, test } from '@jest/globals';
import type { MediaCapabilities, MediaRole, StreamAgreement } from '@opencvi/plugin-api';
import { capabilities } from '../test/capabilities.ts';
import { audioOffer, offers } from '../test/offers.ts';
import { agreementOf, answerSections } from './build-answer.ts';
import { keyLength } from './crypto.ts';
import type { LocalStream } from './local-stream.ts';
import { parseSession } from './parse-session.ts';
import { planAnswer, type SrtpPolicy } from './plan-answer.ts';
import { writeSession } from './write-session.ts';

const ports: Readonly<Record<MediaRole, number>> = { audio: 50000, main: 50002, slides: 50004 };

function localStream(role: MediaRole): LocalStream {
  const port = ports[role];
  return {
    address: { address: '10.0.0.1', port, rtcpPort: port + 1 },
    ...(role === 'main' && { receiveBitrate: 2_000_000, sendBitrate: 2_000_000 }),
    key: suite => new Uint8Array(keyLength(suite)).fill(7),
  };
}

interface Negotiated {
  readonly lines: readonly string[];
  readonly agreements: readonly StreamAgreement[];
  readonly reason: string | undefined;
}

function negotiate(offer: string, srtp: SrtpPolicy = 'optional', ours: MediaCapabilities = capabilities): Negotiated {
  const parsed = parseSession(offer);
  if (!parsed.ok) throw new Error(parsed.reason);
  const plan = planAnswer(parsed.session, ours, srtp);
  if (!plan.ok) return { lines: [], agreements: [], reason: plan.reason };
  const local = new Map(plan.streams.map(({ role }) => [role, localStream(role)]));
  const origin = { sessionId: '1', sessionVersion: 1, address: '10.0.0.1' };
  const text = writeSession(origin, answerSections(parsed.session, plan.streams, local));
  expect(parseSession(text).ok).toBe(true);
  return {
    lines: text.split('\r\n'),
    agreements: plan.streams.map(stream => agreementOf(stream, localStream(stream.role))),
    reason: undefined,
  };
}

const mediaLines = (negotiated: Negotiated) => negotiated.lines.filter(line => line.startsWith('m='));
const attributes = (negotiated: Negotiated, name: string) => negotiated.lines.filter(line => line.startsWith(`a=${name}:`));

describe('Polycom', () => {
  const answer = negotiate(offers.poly);

  test('one audio codec with telephone-event, one H.264, the rest refused in place', () => {
    expect(mediaLines(answer)).toEqual([
      'm=audio 50000 RTP/AVP 9 119',
      'm=video 50002 RTP/AVP 111',
      'm=video 0 RTP/AVP 111 34',
      'm=application 0 UDP/BFCP *',
    ]);
  });

  test('feedback that both named, in a plain profile too', () => {
    expect(attributes(answer, 'rtcp-fb')).toEqual(['a=rtcp-fb:111 nack pli', 'a=rtcp-fb:111 ccm fir']);
  });

  test('the far end sends at most what we announce, we send at most what it announced', () => {
    expect(answer.lines).toContain('b=AS:2000');
    expect(answer.lines).toContain('b=TIAS:2000000');
    expect(answer.agreements[1]?.maxBitrate).toBe(1_024_000);
  });

  test('what the endpoint is told', () => {
    expect(answer.agreements[0]).toEqual({
      role: 'audio',
      direction: 'sendrecv',
      send: [
        { codec: 'G722', payloadType: 9, clockRate: 8000 },
        { codec: 'telephone-event', payloadType: 119, clockRate: 8000, parameters: { '0-15': '' } },
      ],
      receive: [
        { codec: 'G722', payloadType: 9, clockRate: 8000 },
        { codec: 'telephone-event', payloadType: 119, clockRate: 8000, parameters: { '0-15': '' } },
      ],
      remote: { address: '192.0.2.10', port: 49160, rtcpPort: 49161 },
    });
    expect(answer.agreements[1]?.send[0]).toMatchObject({
      payloadType: 111,
      parameters: { 'profile-level-id': '64001f', 'max-br': '20010' },
      feedback: ['nack pli', 'ccm fir'],
    });
  });

  test('slides where the endpoint has them', () => {
    const [audio, main] = capabilities;
    if (!audio || !main) throw new Error('capabilities');
    const withSlides = negotiate(offers.poly, 'optional', [audio, main, { ...main, role: 'slides' }]);
    expect(mediaLines(withSlides)[2]).toBe('m=video 50004 RTP/AVP 111');
    expect(withSlides.lines).toContain('a=content:slides');
  });
});

describe('SDES', () => {
  test.each<{ policy: SrtpPolicy; lines: string[] }>([
    {
      policy: 'optional',
      lines: ['m=audio 50000 RTP/SAVP 9', 'm=audio 0 RTP/AVP 9 0', 'm=video 50002 RTP/SAVP 109', 'm=video 0 RTP/AVP 109'],
    },
    {
      policy: 'required',
      lines: ['m=audio 50000 RTP/SAVP 9', 'm=audio 0 RTP/AVP 9 0', 'm=video 50002 RTP/SAVP 109', 'm=video 0 RTP/AVP 109'],
    },
    { policy: 'off', lines: ['m=audio 0 RTP/SAVP 9 0', 'm=audio 50000 RTP/AVP 9', 'm=video 0 RTP/SAVP 109', 'm=video 50002 RTP/AVP 109'] },
  ])('a stream offered twice is taken once: $policy', ({ policy, lines }) => {
    expect(mediaLines(negotiate(offers.polySecure, policy))).toEqual(lines);
  });

  test('the answer names the tag and suite it takes, with a key of ours', () => {
    const answer = negotiate(offers.polySecure);
    const key = Buffer.alloc(30, 7).toString('base64');
    expect(attributes(answer, 'crypto')).toEqual([
      `a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:${key}`,
      `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${key}`,
    ]);
    expect(answer.agreements[0]?.srtp).toEqual({
      send: { suite: 'AES_CM_128_HMAC_SHA1_80', key: new Uint8Array(30).fill(7) },
      receive: { suite: 'AES_CM_128_HMAC_SHA1_80', key: Uint8Array.from({ length: 30 }, (_, i) => 29 - i) },
    });
  });

  const keyed = 'a=crypto:4 AES_CM_128_HMAC_SHA1_32 inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd';
  const secure = audioOffer({ more: keyed }).replace('RTP/AVP', 'RTP/SAVP');

  test.each<{ name: string; offer: string; policy: SrtpPolicy; expected: string | undefined }>([
    { name: 'SAVP is not downgraded when we may not encrypt', offer: secure, policy: 'off', expected: undefined },
    { name: 'SAVP without a usable key', offer: secure.replace('SHA1_32', 'SHA1_99'), policy: 'optional', expected: undefined },
    {
      name: 'SAVP with session parameters we cannot do',
      offer: secure.replace('Gxwd', 'Gxwd KDR=1 UNENCRYPTED_SRTP'),
      policy: 'optional',
      expected: undefined,
    },
    {
      name: 'SAVP with a hint only',
      offer: secure.replace('Gxwd', 'Gxwd WSH=64 -X=1'),
      policy: 'optional',
      expected: 'm=audio 50000 RTP/SAVP 0 101',
    },
    { name: 'plain where SRTP is required', offer: audioOffer(), policy: 'required', expected: undefined },
    { name: 'opportunistic', offer: audioOffer({ more: keyed }), policy: 'required', expected: 'm=audio 50000 RTP/AVP 0 101' },
    { name: 'plain', offer: audioOffer(), policy: 'optional', expected: 'm=audio 50000 RTP/AVP 0 101' },
    {
      name: 'AVPF stays AVPF',
      offer: audioOffer().replace('RTP/AVP', 'RTP/AVPF'),
      policy: 'optional',
      expected: 'm=audio 50000 RTP/AVPF 0 101',
    },
    { name: 'DTLS only', offer: audioOffer().replace('RTP/AVP', 'UDP/TLS/RTP/SAVPF'), policy: 'optional', expected: undefined },
  ])('$name', ({ offer, policy, expected }) => {
    const answer = negotiate(offer, policy);
    expect(mediaLines(answer)[0]).toBe(expected);
    expect(answer.reason === undefined).toBe(expected !== undefined);
  });
});

describe('H.264', () => {
  test('a level of our own where both may differ', () => {
    const answer = negotiate(offers.cisco);
    expect(mediaLines(answer)).toEqual(
      ['m=audio 50000 RTP/AVP 114', 'm=video 50002 RTP/AVP 126', 'm=application 0 RTP/AVP 107', 'm=audio 0 UDP/TLS/RTP/SAVP 0'].map(
        (line, index) => (index === 0 ? 'm=audio 50000 RTP/AVP 114 101' : line),
      ),
    );
    expect(attributes(answer, 'fmtp')).toContain(
      'a=fmtp:126 profile-level-id=42801f;packetization-mode=1;level-asymmetry-allowed=1;max-br=4000',
    );
    expect(answer.lines).toContain('a=content:main');
  });

  test('the lower level and mode 0 otherwise', () => {
    const answer = negotiate(offers.tandberg);
    expect(attributes(answer, 'fmtp')).toContain('a=fmtp:97 profile-level-id=42800d;max-br=4000');
    expect(mediaLines(answer)).toEqual([
      'm=audio 50000 RTP/AVP 9 101',
      'm=video 50002 RTP/AVP 97',
      'm=application 0 TCP/BFCP *',
      'm=video 0 RTP/AVP 97',
      'm=application 0 RTP/AVP 100',
    ]);
    expect(answer.agreements[1]?.maxBitrate).toBe(1_920_000);
  });
});

describe('hold', () => {
  test.each([
    { name: 'none', offer: audioOffer(), answered: 'a=sendrecv', direction: 'sendrecv', sending: 2 },
    { name: 'sendonly', offer: audioOffer({ more: 'a=sendonly' }), answered: 'a=recvonly', direction: 'recvonly', sending: 0 },
    { name: 'recvonly', offer: audioOffer({ more: 'a=recvonly' }), answered: 'a=sendonly', direction: 'sendonly', sending: 2 },
    { name: 'inactive', offer: audioOffer({ more: 'a=inactive' }), answered: 'a=inactive', direction: 'inactive', sending: 0 },
    { name: 'c=0.0.0.0', offer: audioOffer({ address: '0.0.0.0' }), answered: 'a=sendrecv', direction: 'recvonly', sending: 0 },
  ])('$name', ({ offer, answered, direction, sending }) => {
    const answer = negotiate(offer);
    expect(answer.lines).toContain(answered);
    expect(answer.agreements[0]).toMatchObject({ direction });
    expect(answer.agreements[0]?.send).toHaveLength(sending);
    expect(answer.agreements[0]?.receive).toHaveLength(2);
  });
});

test.each([
  { name: 'no codec in common', offer: audioOffer().replace('RTP/AVP 0 101', 'RTP/AVP 18 101'), reason: 'no audio codec in common' },
  {
    name: 'telephone-event alone is no codec',
    offer: audioOffer().replace('RTP/AVP 0 101', 'RTP/AVP 101'),
    reason: 'no audio codec in common',
  },
  {
    name: 'nothing but BFCP',
    offer: audioOffer().replace('audio 40000 RTP/AVP 0 101', 'application 4 UDP/BFCP *'),
    reason: 'no media in common',
  },
])('incompatible: $name', ({ offer, reason }) => {
  expect(negotiate(offer).reason).toBe(reason);
});

test('RTP and RTCP share a port only when both ends do', () => {
  const offer = audioOffer({ more: 'a=rtcp-mux' });
  expect(negotiate(offer).lines).not.toContain('a=rtcp-mux');
  expect(negotiate(offer).agreements[0]?.remote).toEqual({ address: '192.0.2.1', port: 40000, rtcpPort: 40001 });

  const parsed = parseSession(offer);
  if (!parsed.ok) throw new Error(parsed.reason);
  const plan = planAnswer(parsed.session, capabilities, 'optional');
  if (!plan.ok) throw new Error(plan.reason);
  const muxed: LocalStream = { ...localStream('audio'), address: { address: '10.0.0.1', port: 50000, rtcpPort: 50000 } };
  const [stream] = plan.streams;
  if (stream === undefined) throw new Error('no stream');
  expect(answerSections(parsed.session, plan.streams, new Map([['audio', muxed]]))[0]).toMatchObject({ rtcpMux: true });
  expect(agreementOf(stream, muxed).remote).toEqual({ address: '192.0.2.1', port: 40000, rtcpPort: 40000 });
});
