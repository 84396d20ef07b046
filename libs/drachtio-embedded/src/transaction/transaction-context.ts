import type { Clock } from '../clock.ts';
import type { SipTimers } from './timers.ts';

/** What a transaction needs from outside. */
export interface TransactionContext {
  readonly clock: Clock;
  readonly timers: SipTimers;
}
