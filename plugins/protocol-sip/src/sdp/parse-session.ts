import { isIP } from 'node:net';
import type { MediaRole, TransportAddress } from '@opencvi/plugin-api';
import { parse, type TransformedMedia, type TransformedSession } from 'sdp-transform';
import { readBandwidth } from './bandwidth.ts';
import { parseCrypto } from './crypto.ts';
import { readDirection } from './direction.ts';
import { readFormats } from './formats.ts';
import { isKnownProfile } from './profile.ts';
import { type RawSection, rawSections } from './raw-sections.ts';
import { assignRoles } from './roles.ts';
import type { MediaDescription, ParsedSession } from './session-description.ts';

const maximumLength = 65_536;
const maximumSections = 32;

/** Reads an SDP body (RFC 8866). Never throws; unknown lines and attributes are passed over. */
export function parseSession(text: string): ParsedSession {
  if (text.length > maximumLength) return refuse('longer than 64 KiB');
  if (!/^v=0\s*[\r\n]/.test(text)) return refuse('does not begin with v=0');
  const sections = rawSections(text);
  if (sections === undefined) return refuse('m-line is broken');
  if (sections.length > maximumSections) return refuse(`more than ${maximumSections} m-lines`);
  return describe(sections, parse(text));
}

function refuse(reason: string): ParsedSession {
  return { ok: false, reason };
}

function describe(sections: readonly RawSection[], session: TransformedSession): ParsedSession {
  const described = session.media;
  if (described.length !== sections.length) return refuse('m-lines cannot be told apart');
  const contents = described.map(media => (media.content === undefined ? {} : { content: String(media.content) }));
  const roles = assignRoles(sections.map((section, index) => ({ ...section, ...contents[index] })));
  const media: MediaDescription[] = [];
  for (const [index, section] of sections.entries()) {
    const transformed = described[index];
    if (transformed === undefined) return refuse('m-lines cannot be told apart');
    const address = String(transformed.connection?.ip ?? session.connection?.ip ?? '');
    if (address === '' && section.port !== 0 && isKnownProfile(section.profile)) return refuse('no c-line');
    media.push(describeMedia({ section, transformed, session, address, role: roles[index] }));
  }
  return { ok: true, session: { version: `${session.origin?.sessionId} ${session.origin?.sessionVersion}`, media } };
}

interface Parts {
  readonly section: RawSection;
  readonly transformed: TransformedMedia;
  readonly session: TransformedSession;
  readonly address: string;
  readonly role: MediaRole | undefined;
}

function describeMedia({ section, transformed, session, address, role }: Parts): MediaDescription {
  const { type, port, profile, formatList } = section;
  const remote = remoteAddress(address, port, transformed);
  const maxBitrate = readBandwidth(transformed.bandwidth) ?? (type === 'video' ? readBandwidth(session.bandwidth) : undefined);
  return {
    type,
    port,
    profile,
    formatList,
    ...(role !== undefined && { role }),
    formats: role === undefined ? [] : readFormats(formatList, transformed),
    direction: readDirection(transformed.direction ?? session.direction),
    nowhere: isNowhere(address),
    ...(remote && { remote }),
    rtcpMux: transformed.rtcpMux !== undefined,
    crypto: section.crypto.flatMap(value => parseCrypto(value) ?? []),
    ...(maxBitrate !== undefined && { maxBitrate }),
    ...(transformed.content !== undefined && { content: String(transformed.content) }),
  };
}

/** RFC 3264 8.4; RFC 6157 3 for the `invalid` host of IPv6. */
function isNowhere(address: string): boolean {
  return address === '0.0.0.0' || address === '::' || address.toLowerCase().endsWith('.invalid');
}

/** Where RTP and RTCP (RFC 3605) are to go while they do not share a port. */
function remoteAddress(connection: string, port: number, media: TransformedMedia): TransportAddress | undefined {
  const address = connection.split('/', 1)[0] ?? '';
  if (port === 0 || isIP(address) === 0 || isNowhere(address)) return undefined;
  const stated = Number(media.rtcp?.port);
  return { address, port, rtcpPort: stated > 0 && stated < 65_536 ? stated : port + 1 };
}
