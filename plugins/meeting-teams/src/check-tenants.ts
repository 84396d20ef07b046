import type { Tenant } from '@opencvi/plugin-api';
import type { Clouds } from './clouds/clouds.ts';
import type { MicrosoftTenant } from './tenant-graphs.ts';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is wrong with the Microsoft tenants of a configuration, in a line each. */
export function tenantProblems(tenants: readonly Tenant[], fallback: MicrosoftTenant | undefined, clouds: Clouds): readonly string[] {
  const all = tenants.flatMap(({ name, microsoft }) => (microsoft ? [{ name: `tenant '${name}'`, microsoft }] : []));
  if (fallback) all.push({ name: 'defaultTenant', microsoft: fallback });
  return all.flatMap(({ name, microsoft }) => {
    // Callbacks name their tenant by its id, so a domain name would not do
    const id = guid.test(microsoft.tenantId)
      ? []
      : [`${name}: microsoft.tenantId must be the tenant's id (a GUID), not '${microsoft.tenantId}'`];
    try {
      clouds.get(microsoft.cloud);
      return id;
    } catch (error) {
      return [...id, `${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
