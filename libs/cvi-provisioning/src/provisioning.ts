import type { CmdletResult } from './cmdlets/cmdlet.ts';
import { type CmdletName, invoke } from './cmdlets/invoke.ts';
import type { Arguments } from './cmdlets/parameters.ts';
import { noState, type ProvisioningState, type TenantState, tenantOf, withTenant } from './model/state.ts';

/** Keeps the state. */
export interface ProvisioningStore {
  /** What was saved last; `undefined` before the first time. */
  load(): Promise<ProvisioningState | undefined>;
  save(state: ProvisioningState): Promise<void>;
  /** Keeps other processes out while `work` loads and saves. */
  exclusively?<T>(work: () => Promise<T>): Promise<T>;
}

/** The cmdlets over a store. Those of one object run one after another. */
export class Provisioning {
  readonly #store: ProvisioningStore;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: ProvisioningStore) {
    this.#store = store;
  }

  /** Runs a cmdlet for a tenant and saves what it changed. Rejects with `CmdletError`. */
  run(tenant: string, name: CmdletName, given: Arguments): Promise<Omit<CmdletResult, 'state'>> {
    const work = this.#last.then(() =>
      this.#store.exclusively ? this.#store.exclusively(() => this.#run(tenant, name, given)) : this.#run(tenant, name, given),
    );
    this.#last = work.catch(() => undefined);
    return work;
  }

  /** The state of a tenant. */
  async tenant(tenant: string): Promise<TenantState> {
    return tenantOf((await this.#store.load()) ?? noState, tenant);
  }

  async #run(tenant: string, name: CmdletName, given: Arguments): Promise<Omit<CmdletResult, 'state'>> {
    const all = (await this.#store.load()) ?? noState;
    const before = tenantOf(all, tenant);
    const { state, ...rest } = invoke(before, name, given);
    if (state !== before) await this.#store.save(withTenant(all, tenant, state));
    return rest;
  }
}
