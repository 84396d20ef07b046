import type { ChannelOffer, ChannelRefusal, MediaCapability } from '@opencvi/h323-js-bindings';
import type { StreamContext } from './stream-context.ts';

/** Refuses a channel that the far end offers. */
export function refuseOffer(
  { channel, media }: ChannelOffer,
  cause: ChannelRefusal,
  context: Pick<StreamContext, 'command' | 'log' | 'metrics'>,
): void {
  const { command, log, metrics } = context;
  metrics.count('h323_channels_refused_total', { cause });
  log.info('channel of the room refused', { media: media.media, codec: codecOf(media), cause });
  command({ do: 'reject', channel, cause });
}

/** What a capability is called. */
export function codecOf(media: MediaCapability): string | undefined {
  return 'codec' in media ? media.codec : 'name' in media ? media.name : undefined;
}
