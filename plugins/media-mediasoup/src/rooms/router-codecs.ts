import type { MediaFormat } from '@opencvi/plugin-api';
import type { types } from 'mediasoup';

/** What browsers and room systems have in common in H.264. */
const h264 = { 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 };

/**
 * Codecs of a room. A browser takes the first it knows of each kind, so packetization-mode 0 comes first: its single NAL units can be sent to
 * every room system as they are, those of mode 1 only to some.
 */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'audio', mimeType: 'audio/G722', clockRate: 8_000, preferredPayloadType: 9 },
  { kind: 'audio', mimeType: 'audio/PCMU', clockRate: 8_000, preferredPayloadType: 0 },
  { kind: 'audio', mimeType: 'audio/PCMA', clockRate: 8_000, preferredPayloadType: 8 },
  { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, parameters: { ...h264, 'packetization-mode': 0 } },
  { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, parameters: { ...h264, 'packetization-mode': 1 } },
];

/** Payload type within the gateway; each browser is sent its own. */
const payloadType = 100;

/** How a room system's stream is declared to the router. Streams of one CNAME are played in step by browsers (RFC 3550 6.5.1). */
export function producerParameters(format: MediaFormat, ssrc: number, cname: string): types.RtpParameters {
  const audio = format.codec.toLowerCase() !== 'h264';
  const codec: types.RtpCodecParameters = audio
    ? { mimeType: `audio/${format.codec}`, payloadType, clockRate: format.clockRate, channels: format.channels ?? 1 }
    : {
        mimeType: 'video/H264',
        payloadType,
        clockRate: format.clockRate,
        // whatever baseline the device names: browsers decode it, and the router compares profiles by their letters
        parameters: { ...h264, 'packetization-mode': format.parameters?.['packetization-mode'] === '1' ? 1 : 0 },
        // no nack: what was lost between device and gateway cannot be had again by asking ourselves
        rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
      };
  return { codecs: [codec], encodings: [{ ssrc }], rtcp: { cname } };
}

/** The payload type of `producerParameters`. */
export const producerPayloadType = payloadType;

/** What the Node side takes from the router: every codec, no header extension, and no feedback but key-frame requests. */
export function tapCapabilities(router: types.RtpCapabilities): types.RtpCapabilities {
  const codecs = (router.codecs ?? []).filter(codec => !codec.mimeType.toLowerCase().endsWith('/rtx'));
  const isRequest = (feedback: types.RtcpFeedback) => feedback.parameter === 'pli' || feedback.parameter === 'fir';
  return { codecs: codecs.map(codec => ({ ...codec, rtcpFeedback: (codec.rtcpFeedback ?? []).filter(isRequest) })), headerExtensions: [] };
}

/** A codec of the router in our words. */
export function formatOf(codec: types.RtpCodecParameters): MediaFormat {
  const parameters = Object.entries(codec.parameters ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    codec: codec.mimeType.split('/')[1] ?? '',
    payloadType: codec.payloadType,
    clockRate: codec.clockRate,
    ...(codec.channels === undefined ? {} : { channels: codec.channels }),
    parameters: Object.fromEntries(parameters),
  };
}
