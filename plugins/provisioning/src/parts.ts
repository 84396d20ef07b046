import type { Provisioning } from '@opencvi/cvi-provisioning';
import type { Contributions, Tenants } from '@opencvi/plugin-api';
import type { GatewayFacts } from './api.ts';
import type { ProvisioningConfig } from './config.ts';

/** What commands and routes work with. */
export interface ProvisioningParts {
  readonly provisioning: Provisioning;
  readonly tenants: Tenants;
  readonly config: ProvisioningConfig;
  readonly gateways: Contributions<GatewayFacts>;
}
