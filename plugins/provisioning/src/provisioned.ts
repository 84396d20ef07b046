import type { Provisioning } from '@opencvi/cvi-provisioning';
import type { ProvisionedCustomers } from './api.ts';
import type { ProvisioningConfig } from './config.ts';
import { partnerFor } from './handover.ts';
import { ownProvider } from './own-provider.ts';

/** What other plugins are told. */
export function provisioned(provisioning: Provisioning, config: ProvisioningConfig): ProvisionedCustomers {
  const { partner, prefix, ip } = config;
  return {
    id: 'provisioning',
    partner,
    ...(prefix !== undefined && { prefix }),
    ...(ip !== undefined && { ip }),
    of: async tenant => {
      const own = await ownProvider(provisioning, tenant, partnerFor({ config }, undefined).name);
      if (!own) return undefined;
      return {
        tenantKey: own.TenantKey,
        ...(own.InstructionUri !== '' && { instructionUri: own.InstructionUri }),
        applicationIds: own.AllowAppGuestJoinsAsAuthenticated ? own.AadApplicationIds.split(';').filter(id => id !== '') : [],
      };
    },
  };
}
