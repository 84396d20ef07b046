import { isIPv6 } from 'node:net';
import type { MediaDirection, MediaFormat, TransportAddress } from '@opencvi/plugin-api';
import { bandwidthLines } from './bandwidth.ts';
import { type CryptoAttribute, formatCrypto } from './crypto.ts';
import { formatParameters } from './format-parameters.ts';

/** An m-line of ours with everything below it. */
export interface MediaSection {
  readonly type: 'audio' | 'video';
  readonly profile: string;
  readonly local: TransportAddress;
  readonly formats: readonly MediaFormat[];
  readonly direction: MediaDirection;
  readonly rtcpMux: boolean;
  readonly crypto: readonly CryptoAttribute[];
  /** The most we want to receive, in bits per second. */
  readonly maxBitrate?: number;
  readonly content?: string;
}

/** An m-line of the far end that we refuse (RFC 3264 6): the same line with port 0. */
export interface RefusedSection {
  readonly type: string;
  readonly profile: string;
  readonly formatList: string;
}

/** The lines of a section. */
export function sectionLines(section: MediaSection | RefusedSection): string[] {
  return 'formatList' in section ? [`m=${section.type} 0 ${section.profile} ${section.formatList}`] : acceptedLines(section);
}

function acceptedLines({ type, profile, local, formats, direction, rtcpMux, crypto, maxBitrate, content }: MediaSection): string[] {
  return [
    `m=${type} ${local.port} ${profile} ${formats.map(format => format.payloadType).join(' ')}`,
    connectionLine(local.address),
    ...(maxBitrate === undefined ? [] : bandwidthLines(maxBitrate)),
    ...formats.flatMap(formatLines),
    ...crypto.map(attribute => `a=crypto:${formatCrypto(attribute)}`),
    ...rtcpLines(local, rtcpMux),
    ...(content === undefined ? [] : [`a=content:${content}`]),
    `a=${direction}`,
  ];
}

/** A c= line (RFC 8866 5.7). */
export function connectionLine(address: string): string {
  return `c=IN ${isIPv6(address) ? 'IP6' : 'IP4'} ${address}`;
}

function formatLines({ payloadType, codec, clockRate, channels, parameters, feedback = [] }: MediaFormat): string[] {
  const fmtp = formatParameters(parameters ?? {}) || (codec.toLowerCase() === 'telephone-event' ? '0-15' : '');
  return [
    `a=rtpmap:${payloadType} ${codec}/${clockRate}${(channels ?? 1) > 1 ? `/${channels}` : ''}`,
    ...(fmtp === '' ? [] : [`a=fmtp:${payloadType} ${fmtp}`]),
    ...feedback.map(kind => `a=rtcp-fb:${payloadType} ${kind}`),
  ];
}

/** RFC 5761 5.1.1 when both agree to share the port; RFC 3605 when RTCP is not where everybody expects it. */
function rtcpLines({ port, rtcpPort }: TransportAddress, rtcpMux: boolean): string[] {
  if (rtcpMux) return ['a=rtcp-mux'];
  return rtcpPort === port + 1 ? [] : [`a=rtcp:${rtcpPort}`];
}
