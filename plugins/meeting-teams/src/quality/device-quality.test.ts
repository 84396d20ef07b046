import { expect, test } from '@jest/globals';
import type { StreamStatistics } from '@opencvi/plugin-api';
import { deviceQuality, isoDuration } from './device-quality.ts';

const stream = { packets: 900, packetsLost: 100, bytes: 75_000, bitrate: 1, discarded: 0 };
const sockets = { local: { address: '192.0.2.1', port: 40_000 }, remote: { address: '192.0.2.9', port: 50_004 } };

function media(...statistics: StreamStatistics[]): unknown {
  return deviceQuality({
    callChainId: 'chain',
    participantId: 'participant',
    mediaLegId: 'leg',
    device: { address: { user: 'room', host: 'x.test' }, source: { address: '192.0.2.8', port: 5060, transport: 'tls' } },
    duration: 60_000,
    statistics,
    service: { name: 'OpenCVI' },
  }).quality.mediaQualityList;
}

test('both directions of a stream, with mean and maximum, and where its media went', () => {
  expect(
    media(
      {
        ...stream,
        ...sockets,
        role: 'main',
        direction: 'inbound',
        jitter: 3,
        mean: { jitter: 5, loss: 0.1, roundTripTime: 40 },
        maximum: { jitter: 9, loss: 0.25, roundTripTime: 80 },
      },
      { ...stream, ...sockets, role: 'main', direction: 'outbound', packetsLost: 0, framesPerSecond: 30, roundTripTime: 60 },
    ),
  ).toEqual([
    {
      '@odata.type': '#microsoft.graph.teleconferenceDeviceVideoQuality',
      channelIndex: 1,
      mediaDuration: 'PT60S',
      localIPAddress: '192.0.2.1',
      localPort: 40_000,
      remoteIPAddress: '192.0.2.9',
      remotePort: 50_004,
      inboundPackets: 900,
      averageInboundPacketLossRateInPercentage: 10,
      maximumInboundPacketLossRateInPercentage: 25,
      averageInboundJitter: 'PT0.005S',
      maximumInboundJitter: 'PT0.009S',
      averageInboundRoundTripDelay: 'PT0.04S',
      maximumInboundRoundTripDelay: 'PT0.08S',
      outboundPackets: 900,
      averageOutboundPacketLossRateInPercentage: 0,
      averageOutboundRoundTripDelay: 'PT0.06S',
      maximumOutboundRoundTripDelay: 'PT0.06S',
      averageInboundBitRate: 10_000,
      averageOutboundBitRate: 10_000,
      averageOutboundFrameRate: 30,
    },
  ]);
});

test('a stream that never was is left out; without an address of its media the signalling is all there is', () => {
  expect(media({ ...stream, role: 'slides', direction: 'outbound' })).toMatchObject([
    { '@odata.type': '#microsoft.graph.teleconferenceDeviceScreenSharingQuality', channelIndex: 1, remoteIPAddress: '192.0.2.8' },
  ]);
});

test.each([
  [0, 'PT0S'],
  [-5, 'PT0S'],
  [1_250, 'PT1.25S'],
  [0.0125, 'PT0.000013S'],
])('%d ms is %s', (ms, text) => expect(isoDuration(ms)).toBe(text));
