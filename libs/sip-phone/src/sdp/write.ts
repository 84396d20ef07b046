import { isIPv6 } from 'node:net';
import type { CryptoKey, Format, MediaDescription } from './description.ts';

/** An m-line of ours. */
export interface LocalMedia extends Omit<MediaDescription, 'payloads'> {
  readonly maxBitrate?: number | undefined;
}

/** An m-line of the far side that we do not take: the same with port 0 (RFC 3264 6). */
export type RefusedMedia = Pick<MediaDescription, 'type' | 'protocol' | 'payloads'>;

/** A session description. */
export function writeSdp(
  { host, id, version }: { host: string; id: string; version: number },
  media: readonly (LocalMedia | RefusedMedia)[],
) {
  const family = isIPv6(host) ? 'IP6' : 'IP4';
  const head = ['v=0', `o=- ${id} ${version} IN ${family} ${host}`, 's=OpenCVI test phone', `c=IN ${family} ${host}`, 't=0 0'];
  return [...head, ...media.flatMap(mediaLines), ''].join('\r\n');
}

function mediaLines(media: LocalMedia | RefusedMedia): string[] {
  if (!('port' in media)) return [`m=${media.type} 0 ${media.protocol} ${media.payloads}`];
  const { type, port, protocol, formats, rtcpPort, crypto, direction, maxBitrate } = media;
  return [
    `m=${type} ${port} ${protocol} ${formats.map(format => format.payloadType).join(' ')}`,
    ...(maxBitrate === undefined ? [] : [`b=TIAS:${maxBitrate}`]),
    ...formats.flatMap(formatLines),
    ...(rtcpPort === port + 1 ? [] : [`a=rtcp:${rtcpPort}`]),
    ...crypto.map(cryptoLine),
    `a=${direction}`,
  ];
}

function formatLines({ payloadType, codec, clockRate, channels, parameters = {} }: Format): string[] {
  const fmtp = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  if (codec === 'telephone-event') fmtp.push('0-15');
  return [
    `a=rtpmap:${payloadType} ${codec}/${clockRate}${channels === undefined ? '' : `/${channels}`}`,
    ...(fmtp.length === 0 ? [] : [`a=fmtp:${payloadType} ${fmtp.join(';')}`]),
    // RFC 4585 4.2, RFC 5104 7.1
    ...(codec === 'H264' ? [`a=rtcp-fb:${payloadType} nack pli`, `a=rtcp-fb:${payloadType} ccm fir`] : []),
  ];
}

function cryptoLine({ tag, suite, key }: CryptoKey): string {
  return `a=crypto:${tag} ${suite} inline:${Buffer.from(key).toString('base64')}`;
}
