import { type PartnerId, partners } from '@opencvi/cvi-provisioning';
import type { Contributions, PublicAddress, Tenant } from '@opencvi/plugin-api';
import type { ProvisionedCustomer, ProvisionedCustomers } from '@opencvi/provisioning/api';
import type { OnboardingConfig } from './config.ts';
import { type Dialling, diallingOf } from './handover/dialling.ts';
import { instructionUriOf } from './handover/instruction-uri.ts';

/** A tenant, as its rooms and its administrator meet it. */
export interface Customer {
  readonly tenant: Tenant;
  /** The host or address that rooms call. */
  readonly host: string;
  /** `undefined` when the tenant has no address to dial. */
  readonly dialling: Dialling | undefined;
  /** The address that Teams fills a conference id into. */
  readonly instructionUri: string;
  /** What `opencvi provider new` keeps of it. */
  readonly provisioned: ProvisionedCustomer | undefined;
  /** Those of the settings of provisioning. */
  readonly applicationIds: readonly string[];
}

/** What customers are known from. */
export interface CustomerParts {
  readonly config: Pick<OnboardingConfig, 'partner' | 'prefix' | 'ip' | 'host'>;
  readonly address: PublicAddress;
  readonly provisioned: Contributions<ProvisionedCustomers>;
}

/** What is known of tenants: what was provisioned for them before what the configuration says; settings of onboarding before those of provisioning. */
export class Customers {
  readonly #parts: CustomerParts;

  constructor(parts: CustomerParts) {
    this.#parts = parts;
  }

  /** The host that rooms call: as set, else that of the web address. */
  get host(): string {
    const { config, address } = this.#parts;
    return config.host ?? new URL(address.url).hostname.replace(/^\[|\]$/g, '');
  }

  async of(tenant: Tenant): Promise<Customer> {
    const { config, address } = this.#parts;
    const { host } = this;
    const [directory] = this.#parts.provisioned;
    const partner: PartnerId = config.partner ?? directory?.partner ?? 'pexip-infinity';
    // What was made for one partner says nothing of another
    const provisioned = directory?.partner === partner ? await directory.of(tenant) : undefined;
    const dialling = diallingOf(tenant, host, {
      partner: partners[partner],
      tenantKey: provisioned?.tenantKey,
      prefix: config.prefix ?? directory?.prefix,
      ip: config.ip ?? directory?.ip,
    });
    const instructionUri = provisioned?.instructionUri ?? instructionUriOf(address.url, tenant.name, dialling);
    return { tenant, host, dialling, instructionUri, provisioned, applicationIds: directory?.applicationIds ?? [] };
  }
}
