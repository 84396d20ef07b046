import type { Alias } from '@opencvi/h323-js-bindings';
import type { Tenant } from '@opencvi/plugin-api';
import { readAlias } from '../addresses/alias-text.ts';
import { domainsOf } from '../addresses/domains-of.ts';
import type { H323Config } from '../config.ts';

/** What location requests are answered for. */
export interface OurNames extends Pick<H323Config, 'locations'> {
  readonly tenants: readonly Tenant[];
  /** Addresses of ours. */
  readonly hosts: readonly string[];
}

/**
 * Whether an alias is one of ours: a tenant's domain, or at one or at an address of ours, with a tenant's key in it, or as configured. A tenant that takes
 * any domain (`*`) claims none: else this gateway would answer for everybody's rooms.
 */
export function isOurs(alias: Alias, { locations, tenants, hosts }: OurNames): boolean {
  const place = readAlias(alias);
  if (place === undefined) return false;
  const user = place.user.toLowerCase();
  const { host } = place;
  const domains = tenants.flatMap(domainsOf);
  if (host !== undefined) return hosts.includes(host) || domains.includes(host);
  if (domains.includes(user)) return true;
  if (locations.aliases.some(name => name.toLowerCase() === user)) return true;
  if (locations.prefixes.some(prefix => user.startsWith(prefix.toLowerCase()))) return true;
  return tenants.some(tenant => namesKey(user, keyOf(tenant)));
}

function keyOf({ tenantKey }: Tenant): string | undefined {
  return tenantKey?.split('@')[0]?.toLowerCase();
}

function namesKey(user: string, key: string | undefined): boolean {
  return key !== undefined && key !== '' && (user === key || user.startsWith(`${key}.`) || user.endsWith(`.${key}`));
}
