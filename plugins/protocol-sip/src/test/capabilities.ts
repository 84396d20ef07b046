import type { MediaCapabilities } from '@opencvi/plugin-api';

/** What an endpoint of the gateway can do, as tests assume it. */
export const capabilities: MediaCapabilities = [
  {
    role: 'audio',
    formats: [
      { codec: 'opus', payloadType: 97, clockRate: 48000, channels: 2, parameters: { useinbandfec: '1' } },
      { codec: 'G722', payloadType: 9, clockRate: 8000 },
      { codec: 'PCMU', payloadType: 0, clockRate: 8000 },
      { codec: 'PCMA', payloadType: 8, clockRate: 8000 },
      { codec: 'telephone-event', payloadType: 101, clockRate: 8000, parameters: { '0-15': '' } },
    ],
  },
  {
    role: 'main',
    maxBitrate: 4_000_000,
    formats: [h264(99, '64001f', '1'), h264(98, '42e01f', '1'), h264(96, '42e01f', '0')],
  },
];

function h264(payloadType: number, profileLevelId: string, packetizationMode: string) {
  return {
    codec: 'H264',
    payloadType,
    clockRate: 90000,
    parameters: { 'profile-level-id': profileLevelId, 'packetization-mode': packetizationMode, 'max-br': '4000' },
    feedback: ['nack', 'nack pli', 'ccm fir'],
  };
}
