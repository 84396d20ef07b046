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
    const sharing = this.#tenants.filter(tenant => domainsOf(tenant).includes(host.toLowerCase()));
    const byKey = sharing.find(tenant => namesKey(user.toLowerCase(), keyOf(tenant)));
    if (byKey) return byKey;
    // A domain of one's own needs no key; one that is shared does
    if (sharing.length === 1) return sharing[0];
    return sharing.find(tenant => keyOf(tenant) === undefined) ?? this.#tenants.find(tenant => tenant.domains.includes('*'));
  }

  all(): readonly Tenant[] {
    return this.#tenants;
  }
}

/** A tenant's domains, that of its key among them. */
function domainsOf({ domains, tenantKey }: Tenant): string[] {
  const keyDomain = tenantKey?.split('@')[1];
  return [...domains, ...(keyDomain === undefined ? [] : [keyDomain])].map(domain => domain.toLowerCase());
}

/** `813878896` of `813878896@t.plcm.vc`; keys may have dots of their own. */
function keyOf({ tenantKey }: Tenant): string | undefined {
  return tenantKey?.split('@')[0]?.toLowerCase();
}

function namesKey(user: string, key: string | undefined): boolean {
  return key !== undefined && (user === key || user.startsWith(`${key}.`) || user.endsWith(`.${key}`));
}
