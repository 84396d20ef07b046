import { type PartnerId, powershellFor, type SrvRecord } from '@opencvi/cvi-provisioning';
import type { CustomerIdentities } from '@opencvi/meeting-teams/api';
import type { PublicAddress, Tenant } from '@opencvi/plugin-api';
import type { OnboardingConfig } from '../config.ts';
import { consentStart, redirectUri } from '../consent/consent-link.ts';
import type { Customer, Customers } from '../customers.ts';
import { mediaPortsOf, type PortParts, portsOf } from '../ports.ts';
import { type InvitationPreview, invitationPreviews } from './invitation-previews.ts';
import { type NetworkRule, networkRules, recordsOffered } from './network-needs.ts';
import { srvZone } from './srv-zone.ts';

/** Everything that a customer is given, and what its operator needs to know of it. */
export interface Handover {
  readonly tenant: string;
  readonly partner: { readonly id: PartnerId; readonly title: string };
  readonly tenantKey: string;
  readonly consentUrl: string;
  /** To be registered with the application. */
  readonly redirectUri: string;
  readonly instructionUri: string;
  readonly dns: { readonly zone: string; readonly records: readonly SrvRecord[] };
  readonly firewall: readonly NetworkRule[];
  readonly powershell: string;
  readonly invitations: readonly InvitationPreview[];
}

/** What hand-overs are made from. */
export interface HandoverParts extends PortParts {
  readonly config: OnboardingConfig;
  readonly address: PublicAddress;
  readonly identities: CustomerIdentities;
  readonly customers: Customers;
}

/** The hand-over of a tenant; `undefined` when it has no address to dial. */
export async function handoverOf(tenant: Tenant, parts: HandoverParts): Promise<Handover | undefined> {
  const { address, identities, customers } = parts;
  const customer = await customers.of(tenant);
  const { dialling, host, instructionUri } = customer;
  if (!dialling) return undefined;
  const { partner, tenantKey, domain } = dialling;
  const ports = portsOf(parts);
  const records = recordsOffered(partner, ports);
  return {
    tenant: tenant.name,
    partner: { id: partner.id, title: partner.title },
    tenantKey,
    consentUrl: consentStart(address.url, tenant.name),
    redirectUri: redirectUri(address.url),
    instructionUri,
    dns: { zone: srvZone(partner, records, { domain, host }), records },
    firewall: networkRules(partner, { ports, media: mediaPortsOf(parts), callbackUrl: identities.callbackUrl() }),
    powershell: powershellFor(partner.id, {
      tenantKey,
      instructionUri,
      ...(tenant.microsoft && { tenantId: tenant.microsoft.tenantId }),
      applicationIds: applicationIds(customer, parts),
    }),
    invitations: invitationPreviews(dialling, instructionUri),
  };
}

/** Whose guests count as of the organization: as it was provisioned, else as the settings have it. */
function applicationIds({ tenant, provisioned, applicationIds: set }: Customer, { config, identities }: HandoverParts): readonly string[] {
  if (provisioned) return provisioned.applicationIds ?? [];
  if (set.length > 0) return set;
  const identity = config.guestsAsAuthenticated ? identities.of(tenant) : undefined;
  return identity ? [identity.cloud.clientId] : [];
}
