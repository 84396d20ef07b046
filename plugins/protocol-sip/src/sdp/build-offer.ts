import type { MediaCapabilities, MediaFormat, MediaRole, RoleCapabilities, SrtpSuite } from '@opencvi/plugin-api';
import { isVideo, offerFormats } from './agree-formats.ts';
import type { CryptoAttribute } from './crypto.ts';
import type { LocalStream, LocalStreams } from './local-stream.ts';
import type { MediaSection, RefusedSection } from './media-section.ts';
import type { SrtpPolicy } from './plan-answer.ts';

/** The suites that we offer, best first. Not all we know: a body that outgrows a UDP datagram reaches nobody. */
const offeredSuites: readonly SrtpSuite[] = ['AEAD_AES_256_GCM', 'AES_CM_128_HMAC_SHA1_80'];

/** One m-line of an offer of ours: a stream, or the place of one that was refused before (RFC 3264 8: m-lines never go away). */
export type OfferLine = { readonly role: MediaRole; readonly inUse: readonly MediaFormat[] } | { readonly refused: RefusedSection };

/** The lines of a first offer: every role the endpoint can do. */
export function firstOfferLines(capabilities: MediaCapabilities): OfferLine[] {
  return (['audio', 'main', 'slides'] as const)
    .filter(role => capabilities.some(ours => ours.role === role))
    .map(role => ({ role, inUse: [] }));
}

/** The sections of an offer. */
export function offerSections(
  lines: readonly OfferLine[],
  { capabilities, srtp, local }: { capabilities: MediaCapabilities; srtp: SrtpPolicy; local: LocalStreams },
): (MediaSection | RefusedSection)[] {
  return lines.map(line => {
    if ('refused' in line) return line.refused;
    const ours = capabilities.find(({ role }) => role === line.role);
    const stream = local.get(line.role);
    if (ours === undefined || stream === undefined)
      return { type: isVideo(line.role) ? 'video' : 'audio', profile: 'RTP/AVP', formatList: '0' };
    return offerSection({ ours, stream, srtp, inUse: line.inUse });
  });
}

interface Parts {
  readonly ours: RoleCapabilities;
  readonly stream: LocalStream;
  readonly srtp: SrtpPolicy;
  readonly inUse: readonly MediaFormat[];
}

function offerSection({ ours, stream, srtp, inUse }: Parts): MediaSection {
  return {
    type: isVideo(ours.role) ? 'video' : 'audio',
    // RFC 8643: keys in a plain profile let the far end choose
    profile: srtp === 'required' ? 'RTP/SAVP' : 'RTP/AVP',
    local: stream.address,
    formats: offerFormats(ours, inUse),
    direction: 'sendrecv',
    rtcpMux: stream.address.port === stream.address.rtcpPort,
    crypto: srtp === 'off' ? [] : offeredKeys(stream),
    ...(stream.receiveBitrate !== undefined && { maxBitrate: stream.receiveBitrate }),
    ...(ours.role === 'slides' && { content: 'slides' }),
  };
}

function offeredKeys(stream: LocalStream): CryptoAttribute[] {
  return offeredSuites.map((suite, index) => ({ tag: index + 1, suite, key: stream.key(suite) }));
}
