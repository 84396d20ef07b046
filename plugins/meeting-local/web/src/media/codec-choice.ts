import type { types } from 'mediasoup-client';

/**
 * H.264, since room systems see nothing else: packetization-mode 1 first, then constrained baseline. `undefined` leaves the choice to the
 * browser.
 */
export function preferredVideoCodec(codecs: readonly types.RtpCodecCapability[] = []): types.RtpCodecCapability | undefined {
  const h264 = codecs.filter(({ mimeType }) => mimeType.toLowerCase() === 'video/h264');
  return h264.sort((a, b) => score(b) - score(a))[0];
}

function score({ parameters = {} }: types.RtpCodecCapability): number {
  const mode = Number(parameters['packetization-mode'] ?? 0) === 1 ? 2 : 0;
  return mode + (String(parameters['profile-level-id'] ?? '').startsWith('42') ? 1 : 0);
}
