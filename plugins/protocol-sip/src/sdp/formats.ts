import type { MediaFormat } from '@opencvi/plugin-api';
import type { TransformedMedia } from 'sdp-transform';
import { parseFormatParameters } from './format-parameters.ts';
import { staticFormat } from './static-payload-types.ts';

/** The formats of an m-line in its order, from rtpmap, fmtp and rtcp-fb. Payload types nobody explains are left out. */
export function readFormats(formatList: string, media: TransformedMedia): MediaFormat[] {
  const payloadTypes = [...new Set(formatList.split(' ').filter(isPayloadType).map(Number))];
  return payloadTypes.flatMap(payloadType => {
    const codec = mappedCodec(payloadType, media) ?? staticFormat(payloadType);
    return codec === undefined ? [] : [{ ...codec, ...parametersOf(payloadType, media), ...feedbackOf(payloadType, media) }];
  });
}

function isPayloadType(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 127;
}

function mappedCodec(payloadType: number, media: TransformedMedia): MediaFormat | undefined {
  const map = media.rtp.find(entry => entry.payload === payloadType);
  const clockRate = Number(map?.rate);
  if (map?.codec === undefined || !(clockRate > 0)) return undefined;
  const channels = Number(map.encoding ?? 1);
  return { payloadType, codec: String(map.codec), clockRate, ...(channels > 1 && { channels }) };
}

function parametersOf(payloadType: number, media: TransformedMedia): Pick<MediaFormat, 'parameters'> {
  const lines = media.fmtp.filter(entry => entry.payload === payloadType);
  if (lines.length === 0) return {};
  return { parameters: Object.assign({}, ...lines.map(line => parseFormatParameters(String(line.config ?? '')))) };
}

/** RFC 4585 4.2: `*` is every format of the line. */
function feedbackOf(payloadType: number, media: TransformedMedia): Pick<MediaFormat, 'feedback'> {
  const lines = (media.rtcpFb ?? []).filter(entry => entry.payload === '*' || entry.payload === payloadType);
  if (lines.length === 0) return {};
  return { feedback: [...new Set(lines.map(({ type, subtype }) => [type, subtype].filter(Boolean).join(' ').toLowerCase()))] };
}
