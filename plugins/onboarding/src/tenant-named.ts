import type { Tenant, Tenants } from '@opencvi/plugin-api';

/** A tenant by name, in any case. */
export function tenantNamed(tenants: Tenants, name: string): Tenant | undefined {
  return tenants.all().find(tenant => tenant.name.toLowerCase() === name.toLowerCase());
}
