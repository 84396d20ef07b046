import type { CustomerIdentities, CustomerIdentity } from '@opencvi/meeting-teams/api';
import type { Tenant } from '@opencvi/plugin-api';

/** The tenant's Microsoft tenant; `undefined` too when its cloud cannot be used, for which the check of the configuration has the reason. */
export function identityOf(identities: Pick<CustomerIdentities, 'of'>, tenant: Tenant): CustomerIdentity | undefined {
  try {
    return identities.of(tenant);
  } catch {
    return undefined;
  }
}
