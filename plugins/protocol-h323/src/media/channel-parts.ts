import type { CallCommand } from '@opencvi/h323-js-bindings';
import type { Clock, Logger, MediaEndpoint, Metrics } from '@opencvi/plugin-api';
import type { UserInput } from '../capabilities/our-capabilities.ts';

/** What channels tell their leg. */
export interface ChannelEvents {
  onHold(held: boolean): void;
  onMute(muted: boolean): void;
  /** Media cannot go on. */
  onBroken(error: unknown): void;
}

/** What the channels of a call are made with. */
export interface ChannelParts {
  readonly endpoint: MediaEndpoint;
  readonly toward: string;
  readonly bandwidth: number;
  readonly userInput: UserInput;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly events: ChannelEvents;
  command(command: CallCommand): void;
}
