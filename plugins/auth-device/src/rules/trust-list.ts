import type { TrustRules } from '@opencvi/plugin-api';
import type { IpAddress } from './ip-address.ts';
import { parseSubnet, type Subnet } from './subnet.ts';

/** The entry that decided. */
export interface TrustEntry {
  readonly trust: 'trusted' | 'refused';
  readonly subnet: Subnet;
}

/** The lists of one set of rules. */
export interface TrustList {
  /** The most specific entry that holds the address; between two of the same length, `refused` wins. */
  lookUp(address: IpAddress): TrustEntry | undefined;
}

/** Compiles the lists; throws an error that names the entry when one is wrong. */
export function trustList(rules: Pick<TrustRules, 'trusted' | 'refused'>): TrustList {
  const refused = rules.refused.map((text): TrustEntry => ({ trust: 'refused', subnet: parseSubnet(text) }));
  const trusted = rules.trusted.map((text): TrustEntry => ({ trust: 'trusted', subnet: parseSubnet(text) }));
  // Stable: among equals `refused`, which comes first here, stays first.
  const entries = [...refused, ...trusted].sort((a, b) => b.subnet.prefix - a.subnet.prefix);
  return { lookUp: address => entries.find(entry => entry.subnet.contains(address)) };
}
