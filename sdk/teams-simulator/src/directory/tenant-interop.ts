import { readFileSync } from 'node:fs';
import {
  type CmdletResult,
  invoke,
  noTenant,
  type ProvisioningState,
  type TenantState,
  tenantOf,
  treatsAsAuthenticated,
  type VideoInteropServiceProvider,
  videoInteropFor,
} from '@opencvi/cvi-provisioning';
import type { z } from 'zod';
import type { Directory } from './directory.ts';
import type { cmdletSettings, Tenant, User } from './settings.ts';

/** Video interop of the tenants: providers, policies, and whom they trust. */
export class TenantInterop {
  readonly #states = new Map<string, TenantState>();
  readonly #file: string | undefined;

  /** With a file, what a gateway has provisioned counts before the simulator's own state. */
  constructor(directory: Directory, file?: string) {
    this.#file = file;
    for (const tenant of directory.tenants) for (const cmdlet of tenant.cmdlets) this.run(tenant, cmdlet);
  }

  stateOf(tenant: Tenant): TenantState {
    const provisioned = this.#provisioned();
    const named = provisioned && [tenant.name, tenant.domain, tenant.id].find(name => tenantOf(provisioned, name) !== noTenant);
    return provisioned && named ? tenantOf(provisioned, named) : (this.#states.get(tenant.id) ?? noTenant);
  }

  /** Runs a cmdlet. Throws `CmdletError`. */
  run(tenant: Tenant, { cmdlet, parameters }: z.output<typeof cmdletSettings>): Omit<CmdletResult, 'state'> {
    const { state, ...rest } = invoke(this.#states.get(tenant.id) ?? noTenant, cmdlet, { named: parameters });
    this.#states.set(tenant.id, state);
    return rest;
  }

  /** Whose coordinates a user's new meetings get: by the user's policy, or that of a group, or of the tenant. */
  providerOf(tenant: Tenant, { upn, groups }: User): VideoInteropServiceProvider | undefined {
    const found = videoInteropFor(this.stateOf(tenant), { user: upn, groups });
    return found.enabled ? found.provider : undefined;
  }

  /** Whether guests of an application count as the tenant's own. */
  trusts(tenant: Tenant, app: string): boolean {
    return treatsAsAuthenticated(this.stateOf(tenant), app);
  }

  /** Read each time: `opencvi provider` may have changed it a moment ago. */
  #provisioned(): ProvisioningState | undefined {
    if (this.#file === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as ProvisioningState;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
