import type { Logger } from '../services.ts';
import type { Tenant } from '../tenant.ts';
import type { CallLeg } from './call-leg.ts';
import type { FailedAttempt } from './call-record.ts';

/** How far a device is trusted: `trusted` goes past the lobby as the tenant's own, `guest` waits. */
export type Trust = 'trusted' | 'guest' | 'refused';

/** The legal states of a call, in order. `ending` can be reached from every one before it. */
export type CallState = 'new' | 'ringing' | 'admitted' | 'routed' | 'interacting' | 'joining' | 'lobby' | 'connected' | 'ending' | 'ended';

/** Everything known of a call, passed first to whatever concerns it. */
export interface CallContext {
  /** Unique and sortable by time; in every log line and in the call record. */
  readonly id: string;
  /** The room system's leg. */
  readonly leg: CallLeg;
  readonly state: CallState;
  readonly startedAt: Date;
  /** The tenant that the dialled address belongs to. */
  readonly tenant: Tenant | undefined;
  /** Known once `auth.device` has been asked. */
  readonly trust: Trust | undefined;
  /** A logger whose lines carry the call's id. */
  readonly log: Logger;
  /** Aborted when the call ends, with the `EndReason` as its reason: every wait of a call listens to it. */
  readonly signal: AbortSignal;
  /** Digits from the room, whichever way they came. */
  readonly digits: Digits;
  /** Keeps for the call record what the room typed in vain, such as half a conference id. Ids that were returned as a route are kept by core. */
  failedAttempt(attempt: FailedAttempt): void;
}

/** The digits a room has typed and nobody has read yet. */
export interface Digits {
  /** The next digit (`0`-`9`, `*`, `#`, `A`-`D`), or `undefined` when none came within `ms`. Rejects when the signal aborts. */
  next(ms: number, signal: AbortSignal): Promise<string | undefined>;
  /** Forgets what was typed ahead. */
  clear(): void;
}
