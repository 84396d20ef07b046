import type { Customer, PartnerId } from '@opencvi/cvi-provisioning';
import { type Contribution, point, type Tenant } from '@opencvi/plugin-api';

/** What was provisioned for a tenant: what it lacks was not said. */
export type ProvisionedCustomer = Pick<Customer, 'instructionUri' | 'applicationIds'> & { readonly tenantKey: string };

/** What `opencvi provider new` and the settings of provisioning know, for plugins that show or check it. */
export interface ProvisionedCustomers extends Contribution {
  readonly partner: PartnerId;
  /** What is dialled before the conference id. */
  readonly prefix?: string;
  /** The gateway's address, for rooms that dial by IP. */
  readonly ip?: string;
  /** The partner's `CsVideoInteropServiceProvider` of a tenant; `undefined` when none was made. Rejects when the store cannot be read. */
  of(tenant: Tenant): Promise<ProvisionedCustomer | undefined>;
}

/** What was provisioned. Empty where the plugin is not loaded. */
export const provisionedCustomers = point<ProvisionedCustomers>('provisioning.customers');
