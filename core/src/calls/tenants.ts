import { type Address, type Tenant, tenantSettings } from '@opencvi/plugin-api';

/** Who everything belongs to when the configuration names no tenants. */
export const defaultTenant: Tenant = tenantSettings.parse({ name: 'default', domains: ['*'] });

/** Finds the tenant that a dialled address belongs to. */
export class TenantDirectory {
  readonly #tenants: readonly Tenant[];

  constructor(tenants: readonly Tenant[]) {
    this.#tenants = tenants.length > 0 ? tenants : [defaultTenant];
  }

  /**
   * By domain; where several share one (`t.plcm.vc`), by the tenant key inside the user part, in whichever order the partner writes it
   * (`key`, `key.conf`, `conf.key`). A tenant with the domain `*` takes what is left.
   */
  forAddress({ user, host }: Address): Tenant | undefined {
    const sharing = this.#tenants.filter(tenant => tenant.domains.some(domain => domain.toLowerCase() === host.toLowerCase()));
    const parts = user.toLowerCase().split('.');
    const byKey = sharing.find(tenant => keyOf(tenant) !== undefined && parts.includes(keyOf(tenant) ?? ''));
    if (byKey) return byKey;
    // A domain of one's own needs no key; one that is shared does
    if (sharing.length === 1) return sharing[0];
    return sharing.find(tenant => keyOf(tenant) === undefined) ?? this.#tenants.find(tenant => tenant.domains.includes('*'));
  }

  all(): readonly Tenant[] {
    return this.#tenants;
  }
}

/** `813878896` of `813878896@t.plcm.vc`. */
function keyOf(tenant: Tenant): string | undefined {
  return tenant.tenantKey?.split('@')[0]?.toLowerCase();
}
