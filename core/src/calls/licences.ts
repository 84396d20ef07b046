import type { EndReason, Tenant } from '@opencvi/plugin-api';
import type { Call } from './call.ts';

/** How the calls at once of the gateway, or of one tenant, are used. */
export interface LicenceUse {
  readonly running: number;
  /** Absent: as many as the gateway has. */
  readonly maximum?: number;
  /** The most that ran at once since the start. */
  readonly highest: number;
  /** Calls that found none free since the start. */
  readonly refused: number;
}

/** Hands a licence to each call: one of the gateway's, and one of its tenant's. A call that is refused holds none. */
export class Licences {
  readonly #gateway: Pool;
  readonly #tenants: Map<Tenant, Pool>;
  readonly #holders = new Map<Call, readonly Pool[]>();

  constructor(maximum: number, tenants: readonly Tenant[]) {
    this.#gateway = new Pool(maximum);
    this.#tenants = new Map(tenants.map(tenant => [tenant, new Pool(tenant.maxCalls)]));
  }

  /** Takes what the call needs, or tells why there is none. */
  take(call: Call): EndReason | undefined {
    const { tenant } = call;
    const own = tenant && this.#tenants.get(tenant);
    if (this.#gateway.isEmpty)
      return this.#refuse([this.#gateway, own], `${this.#gateway.running} calls are running, which is the maximum`);
    if (tenant && own?.isEmpty) return this.#refuse([own], `tenant ${tenant.name} has its ${tenant.maxCalls} calls`);
    const pools = own ? [this.#gateway, own] : [this.#gateway];
    for (const pool of pools) pool.take();
    this.#holders.set(call, pools);
    return undefined;
  }

  /** Gives back what a call holds; nothing when it was refused. */
  giveBack(call: Call): void {
    for (const pool of this.#holders.get(call) ?? []) pool.running -= 1;
    this.#holders.delete(call);
  }

  get gateway(): LicenceUse {
    return this.#gateway.use;
  }

  get tenants(): readonly (LicenceUse & { readonly name: string })[] {
    return [...this.#tenants].map(([{ name }, pool]) => ({ name, ...pool.use }));
  }

  #refuse(pools: readonly (Pool | undefined)[], detail: string): EndReason {
    for (const pool of pools) if (pool) pool.refused += 1;
    return { code: 'unavailable', by: 'gateway', detail, retryAfter: 30 };
  }
}

class Pool {
  running = 0;
  refused = 0;
  #highest = 0;

  constructor(readonly maximum: number | undefined) {}

  get isEmpty(): boolean {
    return this.maximum !== undefined && this.running >= this.maximum;
  }

  get use(): LicenceUse {
    const { running, maximum, refused } = this;
    return { running, ...(maximum !== undefined && { maximum }), highest: this.#highest, refused };
  }

  take(): void {
    this.running += 1;
    this.#highest = Math.max(this.#highest, this.running);
  }
}
