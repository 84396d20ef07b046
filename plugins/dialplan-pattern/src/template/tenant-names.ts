import type { Tenant } from '@opencvi/plugin-api';
import type { TenantNames } from './match-template.ts';

const none: TenantNames = { domains: [] };

/**
 * The names of a tenant. Its key is printed as a whole address ('813878896@t.plcm.vc'): the local part is what direct dialling puts in
 * front of the conference id, and the host is a domain of the tenant too.
 */
export function tenantNames(tenant: Pick<Tenant, 'tenantKey' | 'domains'> | undefined): TenantNames {
  if (!tenant) return none;
  const [key = '', host = ''] = (tenant.tenantKey ?? '').toLowerCase().split('@');
  const domains = tenant.domains.map(domain => domain.toLowerCase().replace(/\.$/, ''));
  return { domains: host === '' || domains.includes(host) ? domains : [...domains, host], ...(key !== '' && { key }) };
}
