import {
  type Customer,
  firewallLines,
  type Partner,
  partnerNamed,
  partners,
  type VideoInteropServiceProvider,
  zoneFile,
} from '@opencvi/cvi-provisioning';
import { type Tenant, UsageError } from '@opencvi/plugin-api';
import { ownProvider } from './own-provider.ts';
import type { ProvisioningParts } from './parts.ts';

/** Whom to hand over to, with what the caller says besides the configuration. */
export interface HandoverOptions {
  readonly partner?: string | undefined;
  readonly tenantKey?: string | undefined;
  readonly grant?: Customer['grant'];
  readonly rooms?: readonly string[];
}

/** The partner, by name or as configured. Throws a `UsageError` with the names there are. */
export function partnerFor({ config }: Pick<ProvisioningParts, 'config'>, name: string | undefined): Partner {
  const found = partnerNamed(name ?? config.partner);
  if (!found) throw new UsageError(`there is no partner ${name}: ${Object.keys(partners).join(', ')}`);
  return found;
}

/** What a tenant is set up with: what was provisioned here for it, else what the configuration says of it. */
export async function customerFor(parts: ProvisioningParts, tenant: Tenant, options: HandoverOptions): Promise<Customer> {
  const { config, provisioning } = parts;
  const { name, id: partner } = partnerFor(parts, options.partner);
  const [gateway] = parts.gateways;
  const own = await ownProvider(provisioning, tenant, name);
  const tenantKey = options.tenantKey ?? own?.TenantKey ?? tenant.tenantKey;
  if (tenantKey === undefined) {
    throw new Error(`tenant ${tenant.name} has no tenant key: set tenantKey in the configuration, or give --tenant-key`);
  }
  const ids = own?.AadApplicationIds
    ? idsOf(own)
    : config.applicationIds.length > 0
      ? config.applicationIds
      : (gateway?.applicationIds(tenant) ?? []);
  const optional = {
    ...(config.instructionHost !== undefined && { instructionHost: config.instructionHost }),
    ...(config.prefix !== undefined && { prefix: config.prefix }),
    ...(config.ip !== undefined && { ip: config.ip }),
  };
  // Whoever names a host means the partner's own page there
  const page = config.instructionHost === undefined ? gateway?.instructionUri(tenant, { partner, tenantKey, ...optional }) : undefined;
  const instructionUri = own?.InstructionUri || page;
  return {
    tenantKey,
    ...(tenant.microsoft && { tenantId: tenant.microsoft.tenantId }),
    ...(instructionUri && { instructionUri }),
    ...optional,
    applicationIds: own && !own.AllowAppGuestJoinsAsAuthenticated ? [] : ids,
    ...(options.grant && { grant: options.grant }),
    rooms: options.rooms ?? [],
  };
}

/** Whose guests count as of the organization, as it was provisioned. */
export function idsOf({
  AllowAppGuestJoinsAsAuthenticated: allowed,
  AadApplicationIds: ids,
}: VideoInteropServiceProvider): readonly string[] {
  return allowed ? ids.split(';').filter(id => id !== '') : [];
}

/** SRV records that point at a host: of what this gateway offers, else the partner's. */
export function zoneFor(
  parts: Pick<ProvisioningParts, 'gateways'>,
  partner: Partner,
  { domain, host }: { domain: string; host: string },
): string {
  const [gateway] = parts.gateways;
  return gateway ? gateway.zone(partner.id, domain, host) : zoneFile(partner, domain, host);
}

/** Firewall rules, one a line: by this gateway's ports, else the partner's. */
export function firewallFor({ gateways }: Pick<ProvisioningParts, 'gateways'>, partner: Partner): readonly string[] {
  const [gateway] = gateways;
  return gateway ? gateway.firewall(partner.id) : firewallLines(partner);
}
