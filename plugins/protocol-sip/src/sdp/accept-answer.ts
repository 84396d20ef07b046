import {
  formatsMatch,
  type MediaCapabilities,
  type MediaFormat,
  type MediaRole,
  type RoleCapabilities,
  type SrtpKey,
  type StreamAgreement,
} from '@opencvi/plugin-api';
import { agreeAllFormats } from './agree-formats.ts';
import { lowestLimit } from './bandwidth.ts';
import { remoteOf } from './build-answer.ts';
import { mirrorDirection, sends, withoutSending } from './direction.ts';
import type { LocalStream, LocalStreams } from './local-stream.ts';
import type { MediaSection, RefusedSection } from './media-section.ts';
import { isSecureProfile } from './profile.ts';
import type { MediaDescription, SessionDescription } from './session-description.ts';

/** What we offered on one m-line. */
export interface OfferedLine {
  readonly role: MediaRole | undefined;
  readonly section: MediaSection | RefusedSection;
}

/** What the far end's answer to our offer means for the endpoint; a line that it refuses, leaves out or answers wrongly is missing. */
export function acceptAnswer(
  offered: readonly OfferedLine[],
  answer: SessionDescription,
  { capabilities, local }: { capabilities: MediaCapabilities; local: LocalStreams },
): StreamAgreement[] {
  return offered.flatMap(({ role, section }, line) => {
    const answered = answer.media[line];
    const ours = capabilities.find(known => known.role === role);
    const stream = ours && local.get(ours.role);
    if (answered === undefined || ours === undefined || stream === undefined || 'formatList' in section) return [];
    return acceptLine({ section, answered, ours, stream }) ?? [];
  });
}

interface Parts {
  readonly section: MediaSection;
  readonly answered: MediaDescription;
  readonly ours: RoleCapabilities;
  readonly stream: LocalStream;
}

function acceptLine({ section, answered, ours, stream }: Parts): StreamAgreement | undefined {
  if (answered.port === 0 || answered.type !== section.type) return undefined;
  const formats = agreeAllFormats({ ...ours, formats: section.formats }, answered.formats);
  const srtp = agreedKeys(section, answered);
  const needsKey = isSecureProfile(section.profile) || isSecureProfile(answered.profile);
  if (formats === undefined || (needsKey && srtp === undefined)) return undefined;
  const direction = answered.nowhere ? withoutSending(mirrorDirection(answered.direction)) : mirrorDirection(answered.direction);
  const maxBitrate = lowestLimit(answered.maxBitrate, stream.sendBitrate);
  const remote = remoteOf(answered, stream.address);
  return {
    role: ours.role,
    direction,
    send: sends(direction) ? formats.send : [],
    receive: formats.send.map(format => offeredAs(section.formats, format)),
    ...(remote && { remote }),
    ...(srtp && { srtp }),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
}

/** RFC 3264 6.1: the far end sends with the payload types of our offer, whatever its answer calls them. */
function offeredAs(offered: readonly MediaFormat[], answered: MediaFormat): MediaFormat {
  const alike = offered.filter(format => formatsMatch(format, answered));
  const ours = alike.find(format => format.payloadType === answered.payloadType) ?? alike[0] ?? answered;
  const { feedback: _offered, ...format } = ours;
  return answered.feedback ? { ...format, feedback: answered.feedback } : format;
}

/** RFC 4568 5.1.3: the answer names one of our tags, with the same suite. */
function agreedKeys(section: MediaSection, answered: MediaDescription): { send: SrtpKey; receive: SrtpKey } | undefined {
  const theirs = answered.crypto[0];
  const ours = section.crypto.find(({ tag, suite }) => tag === theirs?.tag && suite === theirs.suite);
  if (theirs === undefined || ours === undefined) return undefined;
  return { send: { suite: ours.suite, key: ours.key }, receive: { suite: theirs.suite, key: theirs.key } };
}
