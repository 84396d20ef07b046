import type { Provisioning } from '@opencvi/cvi-provisioning';
import type { Tenants } from '@opencvi/plugin-api';
import type { ProvisioningConfig } from './config.ts';

/** What commands and routes work with. */
export interface ProvisioningParts {
  readonly provisioning: Provisioning;
  readonly tenants: Tenants;
  readonly config: ProvisioningConfig;
}
