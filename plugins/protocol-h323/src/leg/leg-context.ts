import type { Clock, Logger, Metrics } from '@opencvi/plugin-api';
import type { UserInput } from '../capabilities/our-capabilities.ts';

/** What a leg is made with. */
export interface LegContext {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly media: MediaSettings;
  readonly timeouts: LegTimeouts;
  /** Called once, when nothing is left to do for the leg. */
  onOver(): void;
}

/** How media is negotiated. */
export interface MediaSettings {
  /** The most a video stream may take in either direction, in bit/s. */
  readonly bandwidth: number;
  /** How digits may come by H.245. */
  readonly userInput: UserInput;
  /** Whether proposals of fast start are taken. */
  readonly fastStart: boolean;
}

/** Milliseconds. */
export interface LegTimeouts {
  /** How long a call may ring, in either direction. */
  readonly ring: number;
  /** How long after it was taken a call may be without an audio channel of ours. */
  readonly channel: number;
}
