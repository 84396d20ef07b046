import type { MediaCapabilities, MediaFormat } from '@opencvi/plugin-api';

/** Constrained baseline at level 3.1: what every room system and every browser encodes and decodes, up to 720p at 30 pictures a second. */
const profileLevelId = '42e01f';
const videoFeedback = ['nack pli', 'ccm fir'] as const;

const audio: readonly MediaFormat[] = [
  { codec: 'opus', payloadType: 107, clockRate: 48_000, channels: 2, parameters: { useinbandfec: '1' } },
  { codec: 'G722', payloadType: 9, clockRate: 8_000 },
  { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
  { codec: 'PCMA', payloadType: 8, clockRate: 8_000 },
  { codec: 'telephone-event', payloadType: 101, clockRate: 8_000 },
  // RFC 4733 2.1: events take the clock of the audio beside them
  { codec: 'telephone-event', payloadType: 102, clockRate: 48_000 },
];

const video: readonly MediaFormat[] = ['1', '0'].map((mode, i) => ({
  codec: 'H264',
  payloadType: 109 + i,
  clockRate: 90_000,
  parameters: { 'profile-level-id': profileLevelId, 'packetization-mode': mode, 'level-asymmetry-allowed': '1' },
  feedback: videoFeedback,
}));

/** What every endpoint accepts and sends. */
export function endpointCapabilities(maxBitrate: number): MediaCapabilities {
  return [
    { role: 'audio', formats: audio },
    { role: 'main', formats: video, maxBitrate },
  ];
}
