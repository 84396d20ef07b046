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
  /** Of the gateway's bots, for tenants without a provider. */
  readonly applicationIds: readonly string[];
  /** The partner's `CsVideoInteropServiceProvider` of a tenant; `undefined` when none was made. Rejects when the store cannot be read. */
  of(tenant: Tenant): Promise<ProvisionedCustomer | undefined>;
}

/** What was provisioned. Empty where the plugin is not loaded. */
export const provisionedCustomers = point<ProvisionedCustomers>('provisioning.customers');

/** What a tenant is dialled by, as far as it is known. */
export interface GatewayCustomer extends Pick<Customer, 'tenantKey' | 'prefix' | 'ip'> {
  readonly partner: PartnerId;
}

/** What this gateway really is, in place of the partner's own page, ports and applications. */
export interface GatewayFacts extends Contribution {
  /** The `InstructionUri` of the gateway's own page. */
  instructionUri(tenant: Tenant, customer: GatewayCustomer): string;
  /** The application ids that a tenant's guests join through, where they count as of the organization. */
  applicationIds(tenant: Tenant): readonly string[];
  /** Lines of a zone file for what the gateway offers, pointing at a host. */
  zone(partner: PartnerId, domain: string, host: string): string;
  /** One line for each rule. */
  firewall(partner: PartnerId): readonly string[];
}

/** The gateway; empty where no plugin tells, and then the partner's own are handed over. */
export const gatewayFacts = point<GatewayFacts>('provisioning.gateway');
