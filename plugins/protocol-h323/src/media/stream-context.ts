import type { CallCommand, CapabilitySet } from '@opencvi/h323-js-bindings';
import type { Clock, Logger, MediaEndpoint, MediaFormat, Metrics } from '@opencvi/plugin-api';
import type { JobQueue } from './job-queue.ts';

/** What the streams of a call have in common. */
export interface StreamContext {
  readonly endpoint: MediaEndpoint;
  /** The far end's signalling address: media is announced on the interface that faces it. */
  readonly toward: string;
  /** The most a video stream may take in either direction, in bit/s. */
  readonly bandwidth: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly jobs: JobQueue;
  readonly session: SessionState;
  readonly telephoneEvent: MediaFormat | undefined;
  command(command: CallCommand): void;
  /** A number for a channel of ours. */
  nextChannel(): number;
}

/** What the far end has said that concerns every stream. */
export interface SessionState {
  /** Its last capabilities. */
  remote: CapabilitySet | undefined;
  /** Its last set was empty: nothing may be opened toward it (H.323 8.4.6). */
  held: boolean;
  /** What is left for video of the limit of the whole call, in bit/s. */
  callLimit: number | undefined;
  /** What the gatekeeper has left for video since the call began, in bit/s. */
  granted: number | undefined;
}
