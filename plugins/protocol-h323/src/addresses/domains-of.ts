import type { Tenant } from '@opencvi/plugin-api';

/** The domains of a tenant, that of its key among them, in lower case. A tenant that takes any (`*`) claims none. */
export function domainsOf({ domains, tenantKey }: Tenant): string[] {
  const keyDomain = tenantKey?.split('@')[1];
  return [...domains, ...(keyDomain === undefined ? [] : [keyDomain])].map(domain => domain.toLowerCase()).filter(domain => domain !== '*');
}
