import type { VideoInteropServiceProvider } from './provider.ts';

/** A policy granted to the members of a group; the lowest rank counts first. */
export interface GroupGrant {
  readonly group: string;
  readonly policy: string;
  readonly rank: number;
}

/** What one Microsoft tenant has configured. Policies are named without `Tag:`. */
export interface TenantState {
  readonly providers: readonly VideoInteropServiceProvider[];
  /** The policy of the whole tenant. */
  readonly global?: string;
  readonly groups: readonly GroupGrant[];
  /** Policies by user, user names in lower case. */
  readonly users: Readonly<Record<string, string>>;
}

/** Everything, by tenant. */
export interface ProvisioningState {
  readonly tenants: Readonly<Record<string, TenantState>>;
}

/** A tenant nobody has configured anything for. */
export const noTenant: TenantState = { providers: [], groups: [], users: {} };

/** Nothing at all. */
export const noState: ProvisioningState = { tenants: {} };

/** The state of a tenant, whose name is taken in any case. */
export function tenantOf(state: ProvisioningState, tenant: string): TenantState {
  const key = tenant.toLowerCase();
  return Object.hasOwn(state.tenants, key) ? (state.tenants[key] ?? noTenant) : noTenant;
}

/** The same with another state for one tenant. */
export function withTenant(state: ProvisioningState, tenant: string, value: TenantState): ProvisioningState {
  return { ...state, tenants: { ...state.tenants, [tenant.toLowerCase()]: value } };
}
