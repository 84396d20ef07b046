import type { RemoteParty, StreamStatistics } from '@opencvi/plugin-api';

/** How this service names itself. */
export interface ServiceName {
  readonly name: string;
  readonly instance?: string | undefined;
  readonly environment?: string | undefined;
  readonly deployment?: string | undefined;
}

/** What a report is about. */
export interface DeviceQualityOptions {
  readonly callChainId: string;
  readonly participantId: string;
  readonly mediaLegId: string;
  readonly device: RemoteParty;
  /** How long media flowed, in milliseconds. */
  readonly duration: number;
  readonly statistics: readonly StreamStatistics[];
  readonly service: ServiceName;
}

const types = {
  audio: '#microsoft.graph.teleconferenceDeviceAudioQuality',
  main: '#microsoft.graph.teleconferenceDeviceVideoQuality',
  slides: '#microsoft.graph.teleconferenceDeviceScreenSharingQuality',
} as const;

/**
 * Pure: the body of `logTeleconferenceDeviceQuality`: how well the room was connected to this gateway, which Teams cannot see. Inbound is what
 * came from the room.
 */
export function deviceQuality(options: DeviceQualityOptions): { readonly quality: Record<string, unknown> } {
  const { callChainId, participantId, mediaLegId, device, statistics, service } = options;
  const name = device.userAgent ?? 'Unknown room system';
  return {
    quality: {
      '@odata.type': '#microsoft.graph.teleconferenceDeviceQuality',
      callChainId,
      participantId,
      mediaLegId,
      deviceName: name,
      deviceDescription: device.displayName ?? (device.address.user || device.address.host || name),
      cloudServiceName: service.name,
      ...defined({
        cloudServiceInstanceName: service.instance,
        cloudServiceDeploymentEnvironment: service.environment,
        cloudServiceDeploymentId: service.deployment,
      }),
      mediaQualityList: (['audio', 'main', 'slides'] as const)
        .filter(role => statistics.some(one => one.role === role))
        .map((role, index) => roleQuality(role, index + 1, options)),
    },
  };
}

function roleQuality(role: StreamStatistics['role'], channelIndex: number, { statistics, duration, device }: DeviceQualityOptions) {
  const inbound = statistics.find(one => one.role === role && one.direction === 'inbound');
  const outbound = statistics.find(one => one.role === role && one.direction === 'outbound');
  const { local, remote } = { ...outbound, ...inbound };
  return {
    '@odata.type': types[role],
    channelIndex,
    mediaDuration: isoDuration(duration),
    ...defined({
      localIPAddress: local?.address,
      localPort: local?.port,
      remoteIPAddress: remote?.address ?? device.source?.address,
      remotePort: remote?.port,
      ...directionQuality('Inbound', inbound),
      ...directionQuality('Outbound', outbound),
    }),
    ...(role !== 'audio' &&
      defined({
        averageInboundBitRate: inbound && averageBitrate(inbound, duration),
        averageOutboundBitRate: outbound && averageBitrate(outbound, duration),
        averageInboundFrameRate: inbound?.framesPerSecond,
        averageOutboundFrameRate: outbound?.framesPerSecond,
      })),
  };
}

/** What is said of either direction. A call too short for RTCP has no means and maxima: then the latest values are all there is. */
function directionQuality(direction: 'Inbound' | 'Outbound', stream: StreamStatistics | undefined): Record<string, unknown> {
  if (!stream) return {};
  const { packets, jitter, roundTripTime, mean, maximum } = stream;
  return {
    [`${direction.toLowerCase()}Packets`]: packets,
    [`average${direction}PacketLossRateInPercentage`]: lossOf(stream),
    [`maximum${direction}PacketLossRateInPercentage`]: maximum?.loss === undefined ? undefined : round(100 * maximum.loss),
    [`average${direction}Jitter`]: durationOf(mean?.jitter ?? jitter),
    [`maximum${direction}Jitter`]: durationOf(maximum?.jitter ?? jitter),
    [`average${direction}RoundTripDelay`]: durationOf(mean?.roundTripTime ?? roundTripTime),
    [`maximum${direction}RoundTripDelay`]: durationOf(maximum?.roundTripTime ?? roundTripTime),
  };
}

/** Percent of what was sent. */
function lossOf({ packets, packetsLost }: StreamStatistics): number {
  const sent = packets + Math.max(0, packetsLost);
  return sent === 0 ? 0 : round((100 * Math.max(0, packetsLost)) / sent);
}

/** Bits per second over the whole call: statistics only know the last seconds. */
function averageBitrate({ bytes }: StreamStatistics, duration: number): number {
  return duration <= 0 ? 0 : Math.round((bytes * 8 * 1000) / duration);
}

function durationOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : isoDuration(ms);
}

/** Pure: Edm.Duration (ISO 8601): `PT1.25S`. */
export function isoDuration(ms: number): string {
  return `PT${round(Math.max(0, ms) / 1000, 1_000_000)}S`;
}

function round(value: number, parts = 1_000): number {
  return Math.round(value * parts) / parts;
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
