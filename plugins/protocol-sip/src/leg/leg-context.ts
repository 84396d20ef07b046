import type { Clock, Logger, Metrics } from '@opencvi/plugin-api';
import type { SipStack } from '../sip-stack.ts';
import type { MediaSettings } from './negotiator.ts';

/** What a leg is made with. */
export interface LegContext {
  readonly stack: SipStack;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly media: MediaSettings;
  readonly timeouts: LegTimeouts;
  /** Called once, when nothing is left to do for the leg. */
  onOver(): void;
}

/** Milliseconds. */
export interface LegTimeouts {
  /** How long a call may ring, in either direction. */
  readonly ring: number;
  /** How long after a 200 its ACK is waited for. */
  readonly answer: number;
  /** The session timer of a call whose device asks for none (RFC 4028). */
  readonly session: number | false;
}
