import { type Direction, isEvent } from '@opencvi/phone-media';
import type { SrtpProfileName } from '@opencvi/rtp';
import { NotAcceptableError } from '../errors.ts';
import type { SrtpPolicy } from '../options.ts';
import { bothWays, type CryptoKey, type MediaDescription, mirrored } from '../sdp/description.ts';
import { answered, type CommonFormat, commonFormats } from '../sdp/formats.ts';
import type { LocalMedia, RefusedMedia } from '../sdp/write.ts';
import type { SdpAgreement, SdpLine } from './sdp-line.ts';

/** What a call wants of all its lines. */
export interface Wishes {
  readonly host: string;
  readonly direction: Direction;
  readonly srtp: SrtpPolicy;
}

/** The suites we offer, best first. */
const offeredSuites: readonly SrtpProfileName[] = ['AEAD_AES_256_GCM', 'AES_CM_128_HMAC_SHA1_80'];

/** A line as an offer says it. */
export function offerLine(line: SdpLine, { host, direction, srtp }: Wishes): LocalMedia {
  return {
    ...ownAddress(line, host),
    // RFC 8643: keys in a plain profile let the far side choose
    protocol: srtp === 'required' ? 'RTP/SAVP' : 'RTP/AVP',
    direction,
    formats: line.formats,
    crypto: srtp === 'off' ? [] : offeredSuites.map((suite, i) => line.crypto(i + 1, suite)),
  };
}

/** What the answer to our offer of a line means; undefined when the far side refused it. */
export function agreementFromAnswer(line: SdpLine, theirs: MediaDescription, { direction, srtp }: Wishes): SdpAgreement | undefined {
  const common = commonOf(line, theirs);
  if (!common) return undefined;
  const key = theirs.crypto.find(({ tag, suite }) => offeredSuites[tag - 1] === suite);
  if (!key && (srtp === 'required' || /SAVP/.test(theirs.protocol))) throw new NotAcceptableError('the answer has no key for SRTP');
  return {
    direction: bothWays(direction, mirrored(theirs.direction)),
    send: common.map(each => each.theirs),
    receive: line.formats,
    peer: peerOf(theirs, srtp !== 'off' && key ? { send: line.crypto(key.tag, key.suite), receive: key } : undefined),
  };
}

/** Our answer to an offered line, and what it means; undefined when we refuse it. */
export function answerLine(
  line: SdpLine,
  theirs: MediaDescription,
  { host, direction, srtp }: Wishes,
): { media: LocalMedia; agreement: SdpAgreement } | undefined {
  const common = commonOf(line, theirs);
  const key = srtp === 'off' ? undefined : theirs.crypto[0];
  if (!common || (!key && (srtp === 'required' || /SAVP/.test(theirs.protocol)))) return undefined;
  const ours = key && line.crypto(key.tag, key.suite);
  const agreed = bothWays(direction, mirrored(theirs.direction));
  const receive = common.map(answered);
  return {
    media: { ...ownAddress(line, host), protocol: theirs.protocol, direction: agreed, formats: receive, crypto: ours ? [ours] : [] },
    agreement: {
      direction: agreed,
      send: common.map(each => each.theirs),
      receive,
      peer: peerOf(theirs, key && ours ? { send: ours, receive: key } : undefined),
    },
  };
}

/** RFC 3264 6: what we do not take keeps its place. */
export function refusal({ type, protocol, payloads }: RefusedMedia): RefusedMedia {
  return { type, protocol, payloads };
}

function commonOf(line: SdpLine, theirs: MediaDescription): CommonFormat[] | undefined {
  const common = commonFormats(line.formats, theirs.formats);
  return theirs.port !== 0 && common.some(({ theirs: format }) => !isEvent(format)) ? common : undefined;
}

function ownAddress(line: SdpLine, host: string) {
  const { type, port } = line;
  return { type, port, rtcpPort: port + 1, address: host };
}

function peerOf({ address, port, rtcpPort }: MediaDescription, srtp: { send: CryptoKey; receive: CryptoKey } | undefined) {
  return { address, port, rtcpPort, srtp };
}
