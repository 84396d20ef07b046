import { describe, expect, test } from '@jest/globals';
import type { StreamAgreement } from '@opencvi/plugin-api';
import { capabilities } from '../test/capabilities.ts';
import { body } from '../test/offers.ts';
import { acceptAnswer } from './accept-answer.ts';
import { firstOfferLines, type OfferLine, offerSections } from './build-offer.ts';
import { keyLength } from './crypto.ts';
import type { LocalStream, LocalStreams } from './local-stream.ts';
import { parseSession } from './parse-session.ts';
import type { SrtpPolicy } from './plan-answer.ts';
import { writeSession } from './write-session.ts';

const key = (octets: number) => Buffer.alloc(octets, 9).toString('base64');

function stream(port: number): LocalStream {
  return {
    address: { address: '10.0.0.1', port, rtcpPort: port + 1 },
    receiveBitrate: 1_000_000,
    sendBitrate: 1_000_000,
    key: suite => new Uint8Array(keyLength(suite)).fill(9),
  };
}

const local: LocalStreams = new Map([
  ['audio', stream(50000)],
  ['main', stream(50002)],
]);

function makeOffer(srtp: SrtpPolicy, lines: readonly OfferLine[] = firstOfferLines(capabilities)): string {
  return writeSession({ sessionId: '1', sessionVersion: 1, address: '10.0.0.1' }, offerSections(lines, { capabilities, srtp, local }));
}

function accept(srtp: SrtpPolicy, answer: string): StreamAgreement[] {
  const lines = firstOfferLines(capabilities);
  const sections = offerSections(lines, { capabilities, srtp, local });
  const parsed = parseSession(answer);
  if (!parsed.ok) throw new Error(parsed.reason);
  const offered = sections.map((section, index) => ({ section, role: index === 0 ? ('audio' as const) : ('main' as const) }));
  return acceptAnswer(offered, parsed.session, { capabilities, local });
}

describe('an offer of ours', () => {
  test('names everything the endpoint can do', () => {
    const offer = makeOffer('optional').split('\r\n');
    expect(offer.filter(line => line.startsWith('m='))).toEqual(['m=audio 50000 RTP/AVP 97 9 0 8 101', 'm=video 50002 RTP/AVP 99 98 96']);
    expect(offer).toContain('a=rtpmap:97 opus/48000/2');
    expect(offer).toContain('a=fmtp:101 0-15');
    expect(offer).toContain('a=fmtp:99 profile-level-id=64001f;packetization-mode=1;max-br=4000');
    expect(offer).toContain('a=rtcp-fb:98 nack pli');
    expect(offer).toContain(`a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:${key(30)}`);
  });

  test.each<{ srtp: SrtpPolicy; profile: string; keys: number }>([
    { srtp: 'off', profile: 'RTP/AVP', keys: 0 },
    { srtp: 'optional', profile: 'RTP/AVP', keys: 4 },
    { srtp: 'required', profile: 'RTP/SAVP', keys: 4 },
  ])('SRTP $srtp', ({ srtp, profile, keys }) => {
    const offer = makeOffer(srtp);
    expect(offer).toContain(`m=audio 50000 ${profile} `);
    expect(offer.match(/a=crypto/g) ?? []).toHaveLength(keys);
  });

  test('keeps the place of a refused line and the payload types in use', () => {
    const offer = makeOffer('off', [
      { refused: { type: 'application', profile: 'UDP/BFCP', formatList: '*' } },
      {
        role: 'audio',
        inUse: [
          { codec: 'PCMU', payloadType: 0, clockRate: 8000 },
          { codec: 'opus', payloadType: 9, clockRate: 48000, channels: 2 },
        ],
      },
    ]);
    // 9 is opus in this session, so G.722, whose own type that is, cannot be offered any more
    expect(offer.match(/m=.*/g)).toEqual(['m=application 0 UDP/BFCP *', 'm=audio 50000 RTP/AVP 0 9 8 101']);
  });
});

describe('the answer to an offer of ours', () => {
  const head = 'v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n';

  test('what the far end took, with its payload types toward it and ours from it', () => {
    const [audio, main, ...rest] = accept(
      'optional',
      body(
        `${head}m=audio 3000 RTP/AVP 9 118\na=rtpmap:118 telephone-event/8000\nm=video 3002 RTP/AVP 120\nb=AS:768\na=rtpmap:120 H264/90000\na=fmtp:120 profile-level-id=42800d;packetization-mode=1\na=rtcp-fb:120 nack pli`,
      ),
    );
    expect(rest).toEqual([]);
    expect(audio?.send.map(({ codec, payloadType }) => [codec, payloadType])).toEqual([
      ['G722', 9],
      ['telephone-event', 118],
    ]);
    expect(audio?.receive.map(({ codec, payloadType }) => [codec, payloadType])).toEqual([
      ['G722', 9],
      ['telephone-event', 101],
    ]);
    expect(main).toMatchObject({ maxBitrate: 768_000, remote: { port: 3002 }, direction: 'sendrecv' });
    expect(main?.send[0]).toMatchObject({ payloadType: 120, parameters: { 'profile-level-id': '42800d' }, feedback: ['nack pli'] });
    expect(main?.receive[0]).toMatchObject({ payloadType: 98, feedback: ['nack pli'] });
    expect(audio?.srtp).toBeUndefined();
  });

  test.each<{ name: string; srtp: SrtpPolicy; line: string; secured: boolean | undefined }>([
    {
      name: 'takes a key',
      srtp: 'optional',
      line: `m=audio 3000 RTP/AVP 0\na=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:${key(30)}`,
      secured: true,
    },
    {
      name: 'takes a key of a tag we did not offer',
      srtp: 'required',
      line: `m=audio 3000 RTP/SAVP 0\na=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:${key(30)}`,
      secured: undefined,
    },
    { name: 'takes no key where it must', srtp: 'required', line: 'm=audio 3000 RTP/SAVP 0', secured: undefined },
    { name: 'takes no key where it need not', srtp: 'optional', line: 'm=audio 3000 RTP/AVP 0', secured: false },
    { name: 'refuses', srtp: 'optional', line: 'm=audio 0 RTP/AVP 0', secured: undefined },
    { name: 'has another codec', srtp: 'optional', line: 'm=audio 3000 RTP/AVP 18', secured: undefined },
    { name: 'mixes up the lines', srtp: 'optional', line: 'm=video 3000 RTP/AVP 34', secured: undefined },
  ])('$name', ({ srtp, line, secured }) => {
    const [audio] = accept(srtp, body(head + line));
    expect(audio && audio.srtp !== undefined).toBe(secured);
  });
});
