import { type Customer, type Partner, partnerNamed, partners } from '@opencvi/cvi-provisioning';
import type { Tenant } from '@opencvi/plugin-api';
import { ownProvider } from './own-provider.ts';
import type { ProvisioningParts } from './parts.ts';

/** Whom to hand over to, with what the caller says besides the configuration. */
export interface HandoverOptions {
  readonly partner?: string | undefined;
  readonly tenantKey?: string | undefined;
  readonly grant?: Customer['grant'];
  readonly rooms?: readonly string[];
}

/** The partner, by name or as configured. Throws with the names there are. */
export function partnerFor({ config }: Pick<ProvisioningParts, 'config'>, name: string | undefined): Partner {
  const found = partnerNamed(name ?? config.partner);
  if (!found) throw new Error(`there is no partner ${name}: ${Object.keys(partners).join(', ')}`);
  return found;
}

/** What a tenant is set up with: what was provisioned here for it, else what the configuration says of it. */
export async function customerFor(parts: ProvisioningParts, tenant: Tenant, options: HandoverOptions): Promise<Customer> {
  const { config, provisioning } = parts;
  const { name } = partnerFor(parts, options.partner);
  const own = await ownProvider(provisioning, tenant, name);
  const tenantKey = options.tenantKey ?? own?.TenantKey ?? tenant.tenantKey;
  if (tenantKey === undefined) {
    throw new Error(`tenant ${tenant.name} has no tenant key: set tenantKey in the configuration, or give --tenant-key`);
  }
  const ids = own?.AadApplicationIds ? own.AadApplicationIds.split(';') : config.applicationIds;
  return {
    tenantKey,
    ...(tenant.microsoft && { tenantId: tenant.microsoft.tenantId }),
    ...(own?.InstructionUri && { instructionUri: own.InstructionUri }),
    ...(config.instructionHost !== undefined && { instructionHost: config.instructionHost }),
    ...(config.prefix !== undefined && { prefix: config.prefix }),
    ...(config.ip !== undefined && { ip: config.ip }),
    applicationIds: own && !own.AllowAppGuestJoinsAsAuthenticated ? [] : ids,
    ...(options.grant && { grant: options.grant }),
    rooms: options.rooms ?? [],
  };
}
