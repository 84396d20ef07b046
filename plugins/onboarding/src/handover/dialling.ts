import { type DialStrings, dialStrings } from '@opencvi/cvi-invitation';
import type { Partner } from '@opencvi/cvi-provisioning';
import type { Tenant } from '@opencvi/plugin-api';

/** How rooms reach a tenant's meetings. */
export interface Dialling {
  readonly partner: Partner;
  /** The IVR's address, as invitations print it. */
  readonly tenantKey: string;
  /** Its part before the `@`. */
  readonly key: string;
  readonly domain: string;
  readonly prefix?: string;
  readonly ip?: string;
}

/** What dialling is made from, besides the tenant. */
export interface DiallingFacts {
  readonly partner: Partner;
  /** As it was provisioned. */
  readonly tenantKey?: string | undefined;
  readonly prefix?: string | undefined;
  readonly ip?: string | undefined;
}

/** Pure: how rooms reach a tenant; `undefined` when nobody says an address: what was provisioned, the tenant, the partner. */
export function diallingOf(tenant: Tenant, host: string, facts: DiallingFacts): Dialling | undefined {
  const { partner, prefix, ip } = facts;
  const tenantKey = facts.tenantKey ?? tenant.tenantKey ?? keyAt(partner, domainOf(tenant, host));
  const at = tenantKey?.lastIndexOf('@') ?? -1;
  if (tenantKey === undefined || at < 1) return undefined;
  return {
    partner,
    tenantKey,
    key: tenantKey.slice(0, at),
    domain: tenantKey.slice(at + 1),
    ...(prefix !== undefined && { prefix }),
    ...(ip !== undefined && { ip }),
  };
}

/** What a room dials for one meeting. */
export function dialStringsFor(dialling: Dialling, conf: string): DialStrings {
  const { partner, key, domain, prefix, ip } = dialling;
  return dialStrings(partner.dial, { key, conf, domain, ...(prefix !== undefined && { prefix }), ...(ip !== undefined && { ip }) });
}

/** Ways to dial by address alone, where the partner takes them. */
export function dialByAddress({ partner, ip, prefix = '' }: Dialling, conf: string): readonly string[] {
  const takesAddresses = partner.dial.h323?.some(template => template.includes('{ip}')) === true;
  if (!takesAddresses || ip === undefined) return [];
  return [`${ip}##${prefix}${conf}`, `${prefix}${conf}@${ip}`];
}

/** The one domain of a tenant; a tenant that takes every address is reached at the gateway's own. */
function domainOf({ domains }: Tenant, host: string): string | undefined {
  const [first] = domains;
  return first === '*' ? host : first;
}

/** A domain of one's own needs no key but the IVR's name; a shared one does. */
function keyAt({ tenantKey }: Partner, domain: string | undefined): string | undefined {
  return tenantKey.sharedDomain || domain === undefined ? undefined : `${tenantKey.key}@${domain}`;
}
