import type { StreamStatistics } from '@opencvi/plugin-api';

/** `Statistics` of docs/media-bot.openapi.yaml. */
export interface BotStatistics {
  readonly role: StreamStatistics['role'];
  readonly direction: 'inbound' | 'outbound';
  readonly packets: number;
  readonly packetsLost: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly bitrate?: number;
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
}

/** What came from the gateway goes out to the meeting: the contract's directions are seen from there. Pure. */
export function botStatistics(streams: readonly StreamStatistics[]): readonly BotStatistics[] {
  return streams.map(({ role, direction, packets, packetsLost, bitrate, ...rest }) => ({
    role,
    direction: direction === 'inbound' ? 'outbound' : 'inbound',
    packets,
    packetsLost,
    bitrate,
    ...(rest.jitter !== undefined && { jitter: rest.jitter }),
    ...(rest.roundTripTime !== undefined && { roundTripTime: rest.roundTripTime }),
    ...(rest.width !== undefined && { width: rest.width }),
    ...(rest.height !== undefined && { height: rest.height }),
    ...(rest.framesPerSecond !== undefined && { framesPerSecond: rest.framesPerSecond }),
  }));
}
