import type { CustomerIdentity } from '@opencvi/meeting-teams/api';
import type { Clock } from '@opencvi/plugin-api';
import { missingRoles } from './app-roles.ts';

/** A consent takes a moment until Entra issues tokens that have it. */
const attempts = 4;
const pause = 1_500;

/**
 * The roles in a token issued just now; asked for again for a few seconds while something is missing. Rejects with `CallError` when the
 * last attempt gave no token.
 */
export async function settledRoles(identity: CustomerIdentity, clock: Clock, signal: AbortSignal): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt === attempts;
    try {
      const { roles = [] } = await identity.freshClaims(signal);
      if (last || missingRoles(roles).length === 0) return roles;
    } catch (error) {
      signal.throwIfAborted();
      if (last) throw error;
    }
    await clock.sleep(pause, signal);
  }
}
