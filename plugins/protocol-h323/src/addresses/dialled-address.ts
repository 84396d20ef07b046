import type { Alias, SetupInfo } from '@opencvi/h323-js-bindings';
import type { Address } from '@opencvi/plugin-api';
import { type NamedPlace, readAlias } from './alias-text.ts';

/** What of a Setup says whom the caller wants. */
export type Destination = Pick<SetupInfo, 'destination' | 'extra' | 'calledNumber' | 'calledAddress'>;

/** Where we are: the address that the connection came to, and the domains of the tenants. */
export interface Here {
  readonly address: string;
  readonly domains: readonly string[];
}

/**
 * Whom a caller wants, in neutral form. The destination aliases decide, then the called party number of Q.931, then destExtraCallInfo and
 * remoteExtensionAddress; an alias with a host goes before one without. Nobody named is an empty user. The host that no alias names is the
 * called signalling address, or where the connection came in. A name that is a tenant's domain is that host, and names nobody there: some room
 * systems that are given a host alone say it as a name.
 */
export function dialledAddress({ destination, extra, calledNumber, calledAddress }: Destination, { address, domains }: Here): Address {
  const number: readonly Alias[] = calledNumber === undefined ? [] : [{ kind: 'dialledDigits', value: calledNumber }];
  const groups = [destination, number, extra].map(aliases => aliases.flatMap(alias => placeOf(alias, domains) ?? []));
  const named = groups.map(bestOf).find(place => place !== undefined);
  const host = named?.host ?? groups.flat().find(place => place.host !== undefined)?.host;
  return { user: named?.user ?? '', host: host ?? calledAddress?.address ?? address };
}

/** The aliases of one group are names of the same place (H.225.0 7.3.10): the one that says the most is taken. */
function bestOf(places: readonly NamedPlace[]): NamedPlace | undefined {
  const users = places.filter(({ user }) => user !== '');
  return users.find(({ host }) => host !== undefined) ?? users[0];
}

function placeOf(alias: Alias, domains: readonly string[]): NamedPlace | undefined {
  const place = readAlias(alias);
  const domain = place?.host === undefined ? place?.user.toLowerCase().replace(/:\d{1,5}$/, '') : undefined;
  return domain !== undefined && domains.includes(domain) ? { user: '', host: domain } : place;
}
