import type { StreamAgreement, TransportAddress } from '@opencvi/plugin-api';
import { isVideo } from './agree-formats.ts';
import { lowestLimit } from './bandwidth.ts';
import { sends } from './direction.ts';
import type { LocalStream, LocalStreams } from './local-stream.ts';
import type { MediaSection, RefusedSection } from './media-section.ts';
import type { PlannedStream } from './plan-answer.ts';
import type { MediaDescription, SessionDescription } from './session-description.ts';

/** The sections of an answer: the offer's m-lines in their order, refused where no stream was planned (RFC 3264 6). */
export function answerSections(
  offer: SessionDescription,
  streams: readonly PlannedStream[],
  local: LocalStreams,
): (MediaSection | RefusedSection)[] {
  return offer.media.map((offered, line) => {
    const stream = streams.find(planned => planned.line === line);
    const ours = stream && local.get(stream.role);
    return stream && ours ? acceptedSection(stream, ours) : refusedSection(offered);
  });
}

function refusedSection({ type, profile, formatList }: MediaDescription): RefusedSection {
  return { type, profile, formatList };
}

function acceptedSection({ role, offered, formats, direction, crypto }: PlannedStream, local: LocalStream): MediaSection {
  return {
    type: isVideo(role) ? 'video' : 'audio',
    profile: offered.profile,
    local: local.address,
    formats: formats.receive,
    direction,
    rtcpMux: offered.rtcpMux && sharesPort(local.address),
    crypto: crypto ? [{ tag: crypto.tag, suite: crypto.suite, key: local.key(crypto.suite) }] : [],
    ...(local.receiveBitrate !== undefined && { maxBitrate: local.receiveBitrate }),
    ...(offered.content !== undefined && { content: offered.content }),
  };
}

function sharesPort(address: TransportAddress): boolean {
  return address.port === address.rtcpPort;
}

/** What a planned stream means for the endpoint. */
export function agreementOf({ role, offered, formats, effective, crypto }: PlannedStream, local: LocalStream): StreamAgreement {
  const maxBitrate = lowestLimit(offered.maxBitrate, local.sendBitrate);
  const remote = remoteOf(offered, local.address);
  return {
    role,
    direction: effective,
    send: sends(effective) ? formats.send : [],
    receive: formats.receive,
    ...(remote && { remote }),
    ...(crypto && {
      srtp: { send: { suite: crypto.suite, key: local.key(crypto.suite) }, receive: { suite: crypto.suite, key: crypto.key } },
    }),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
}

/** RFC 5761 5.1.1: the port is shared when both said so. */
export function remoteOf(described: MediaDescription, local: TransportAddress): TransportAddress | undefined {
  const { remote, rtcpMux } = described;
  return remote && rtcpMux && sharesPort(local) ? { ...remote, rtcpPort: remote.port } : remote;
}
