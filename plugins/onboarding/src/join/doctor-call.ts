import { randomUUID } from 'node:crypto';
import type { Address, CallContext, CallState, Clock, Logger, Tenant, Trust } from '@opencvi/plugin-api';
import { RoomLeg } from './room-leg.ts';

/** What a call of the doctor's is made from. */
export interface DoctorCallOptions {
  readonly tenant: Tenant;
  readonly conferenceId: string;
  /** The conference id alone when absent. */
  readonly dialled?: Address;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** A call that no room made: enough of one for meeting providers and the media engine. It leaves no record. */
export function doctorCall({ tenant, conferenceId, dialled, trust, clock, log, signal }: DoctorCallOptions): CallContext {
  const id = `doctor-${randomUUID()}`;
  const state: CallState = 'joining';
  return {
    id,
    leg: new RoomLeg(id, dialled ?? { user: conferenceId, host: '' }),
    state,
    startedAt: new Date(clock.now()),
    tenant,
    trust,
    log: log.child({ callId: id }),
    signal,
    digits: { next: async () => undefined, clear: () => {} },
    failedAttempt: () => {},
  };
}
