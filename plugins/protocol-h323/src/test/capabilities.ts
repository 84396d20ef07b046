import type { MediaCapabilities } from '@opencvi/plugin-api';

/** What an endpoint of the gateway can do, as tests assume it. */
export const capabilities: MediaCapabilities = [
  {
    role: 'audio',
    formats: [
      { codec: 'opus', payloadType: 107, clockRate: 48_000, channels: 2 },
      { codec: 'G722', payloadType: 9, clockRate: 8000 },
      { codec: 'PCMU', payloadType: 0, clockRate: 8000 },
      { codec: 'PCMA', payloadType: 8, clockRate: 8000 },
      { codec: 'telephone-event', payloadType: 102, clockRate: 48_000 },
      { codec: 'telephone-event', payloadType: 101, clockRate: 8000 },
    ],
  },
  { role: 'main', maxBitrate: 4_000_000, formats: [h264(109, '1'), h264(110, '0')] },
];

function h264(payloadType: number, packetizationMode: string) {
  return {
    ...{ codec: 'H264', payloadType, clockRate: 90_000, feedback: ['nack pli'] },
    parameters: { 'profile-level-id': '42e01f', 'packetization-mode': packetizationMode },
  };
}
