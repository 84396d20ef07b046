import type { Tenant } from '@opencvi/plugin-api';
import type { z } from 'zod';

/** Refuses tenants of which the second could never be found: of one name, of one key, or of one domain without a key to tell them apart. */
export function tenantTwins({ value: tenants, issues }: z.core.ParsePayload<Tenant[]>): void {
  const seen = new Map<string, Tenant>();
  tenants.forEach((tenant, index) => {
    for (const { kind, key, path, message } of claims(tenant)) {
      const first = seen.get(`${kind} ${key.toLowerCase()}`);
      if (first) issues.push({ code: 'custom', input: key, path: [index, ...path], message: message(first.name) });
      else seen.set(`${kind} ${key.toLowerCase()}`, tenant);
    }
  });
}

interface Claim {
  readonly kind: string;
  readonly key: string;
  readonly path: readonly (string | number)[];
  message(first: string): string;
}

function claims({ name, tenantKey, domains }: Tenant): Claim[] {
  const byName = { kind: 'name', key: name, path: ['name'], message: () => 'another tenant has this name' };
  const byKey = tenantKey && {
    kind: 'key',
    key: tenantKey,
    path: ['tenantKey'],
    message: (first: string) => `tenant ${first} has this key`,
  };
  // A domain may be shared by tenants that are told apart by their keys; '*' cannot, it is taken by address
  const own = domains.map((key, at) => ({ key, at })).filter(({ key }) => key === '*' || tenantKey === undefined);
  const byDomain = own.map(({ key, at }) => ({
    kind: 'domain',
    key,
    path: ['domains', at],
    message: (first: string) => `tenant ${first} has this domain; calls would never reach this one`,
  }));
  return [byName, ...(byKey ? [byKey] : []), ...byDomain];
}
