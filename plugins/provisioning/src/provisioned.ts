import type { Provisioning } from '@opencvi/cvi-provisioning';
import type { ProvisionedCustomers } from './api.ts';
import type { ProvisioningConfig } from './config.ts';
import { idsOf, partnerFor } from './handover.ts';
import { ownProvider } from './own-provider.ts';

/** What other plugins are told. */
export function provisioned(provisioning: Provisioning, config: ProvisioningConfig): ProvisionedCustomers {
  const { partner, prefix, ip, applicationIds } = config;
  return {
    id: 'provisioning',
    partner,
    ...(prefix !== undefined && { prefix }),
    ...(ip !== undefined && { ip }),
    applicationIds,
    of: async tenant => {
      const own = await ownProvider(provisioning, tenant, partnerFor({ config }, undefined).name);
      if (!own) return undefined;
      return {
        tenantKey: own.TenantKey,
        ...(own.InstructionUri !== '' && { instructionUri: own.InstructionUri }),
        applicationIds: idsOf(own),
      };
    },
  };
}
