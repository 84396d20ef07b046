import type { CustomerIdentity } from '@opencvi/meeting-teams/api';
import type { Clock } from '@opencvi/plugin-api';
import { missingRoles } from './app-roles.ts';

/** A consent takes a moment until Entra issues tokens that have it. */
const attempts = 4;
const pause = 1_500;
/** Whoever opens links all day must not use up the tokens that Entra gives in a while: calls need them. */
const rest = 2_000;

/** What tenants have granted, by tokens issued just now: one look at a time for each tenant, shared by those who wait for it, and a rest after it. */
export class GrantedRoles {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #looks = new Map<string, Promise<readonly string[]>>();
  readonly #rested = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The roles; looked at again for a few seconds while some are missing. Rejects with `CallError` when the last look gave no token. */
  of(identity: CustomerIdentity): Promise<readonly string[]> {
    const key = `${identity.cloud.name}/${identity.tenantId.toLowerCase()}`;
    const running = this.#looks.get(key);
    if (running) return running;
    const look = this.#look(key, identity).finally(() => this.#looks.delete(key));
    this.#looks.set(key, look);
    return look;
  }

  close(): void {
    this.#closing.abort(new Error('the gateway is stopping'));
  }

  async #look(key: string, identity: CustomerIdentity): Promise<readonly string[]> {
    const { signal } = this.#closing;
    const wait = (this.#rested.get(key) ?? 0) - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait, signal);
    try {
      return await settled(identity, this.#clock, signal);
    } finally {
      this.#rested.set(key, this.#clock.now() + rest);
    }
  }
}

async function settled(identity: CustomerIdentity, clock: Clock, signal: AbortSignal): Promise<readonly string[]> {
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
