import { type PartnerId, powershellFor, type SrvRecord } from '@opencvi/cvi-provisioning';
import type { CustomerIdentities } from '@opencvi/meeting-teams/api';
import type { Contributions, PublicAddress, SignalingProtocol, Tenant } from '@opencvi/plugin-api';
import type { OnboardingConfig } from '../config.ts';
import { consentStart, redirectUri } from '../consent/consent-link.ts';
import { portsOf } from '../ports.ts';
import { diallingOf } from './dialling.ts';
import { hostOf } from './host-of.ts';
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
export interface HandoverParts {
  readonly config: OnboardingConfig;
  readonly address: PublicAddress;
  readonly identities: CustomerIdentities;
  readonly protocols: Contributions<SignalingProtocol>;
}

/** The hand-over of a tenant; `undefined` when it has no address to dial. */
export function handoverOf(tenant: Tenant, { config, address, identities, protocols }: HandoverParts): Handover | undefined {
  const host = hostOf(config, address.url);
  const dialling = diallingOf(tenant, config, host);
  if (!dialling) return undefined;
  const { partner, tenantKey, domain } = dialling;
  const ports = portsOf(config, protocols);
  const records = recordsOffered(partner, ports);
  const uri = instructionUriOf(address.url, tenant.name);
  return {
    tenant: tenant.name,
    partner: { id: partner.id, title: partner.title },
    tenantKey,
    consentUrl: consentStart(address.url, tenant.name),
    redirectUri: redirectUri(address.url),
    instructionUri: uri,
    dns: { zone: srvZone(partner, records, { domain, host }), records },
    firewall: networkRules(partner, { ports, media: config.media, callbackUrl: identities.callbackUrl() }),
    powershell: powershellFor(partner.id, {
      tenantKey,
      instructionUri: uri,
      ...(tenant.microsoft && { tenantId: tenant.microsoft.tenantId }),
      applicationIds: config.guestsAsAuthenticated ? applicationIds(tenant, identities) : [],
    }),
    invitations: invitationPreviews(dialling, uri),
  };
}

/** The address that Teams fills a conference id into (`InstructionUri`). */
export function instructionUriOf(publicUrl: string, tenant: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/join/${encodeURIComponent(tenant)}/{ConfId}`;
}

function applicationIds(tenant: Tenant, identities: CustomerIdentities): string[] {
  const identity = identities.of(tenant);
  return identity ? [identity.cloud.clientId] : [];
}
