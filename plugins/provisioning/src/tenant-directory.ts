import { type Tenant, type Tenants, UsageError } from '@opencvi/plugin-api';

/** A tenant by name, in any case; the only one when none is named. Throws a `UsageError` with the names there are. */
export function tenantNamed(tenants: Tenants, name: string | undefined): Tenant {
  const all = tenants.all();
  const names = all.map(tenant => tenant.name).join(', ');
  if (name === undefined) {
    const [only, ...others] = all;
    if (only && others.length === 0) return only;
    throw new UsageError(`say which tenant with --tenant: ${names}`);
  }
  const found = all.find(tenant => tenant.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new UsageError(`there is no tenant ${name}; the configuration has ${names}`);
  return found;
}
