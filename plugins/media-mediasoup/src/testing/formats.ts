import type { MediaFormat } from '@opencvi/plugin-api';

/** Formats as room systems offer them, with payload types of their own. */
export const formats = {
  pcmu: { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
  pcma: { codec: 'PCMA', payloadType: 8, clockRate: 8_000 },
  g722: { codec: 'G722', payloadType: 9, clockRate: 8_000 },
  opus: { codec: 'opus', payloadType: 116, clockRate: 48_000, channels: 2 },
  events: { codec: 'telephone-event', payloadType: 97, clockRate: 8_000 },
  h264: {
    codec: 'H264',
    payloadType: 98,
    clockRate: 90_000,
    parameters: { 'profile-level-id': '42801f', 'packetization-mode': '1' },
    feedback: ['nack pli', 'ccm fir'],
  },
  h264Single: { codec: 'H264', payloadType: 99, clockRate: 90_000, parameters: { 'profile-level-id': '42800d' } },
} as const satisfies Record<string, MediaFormat>;
