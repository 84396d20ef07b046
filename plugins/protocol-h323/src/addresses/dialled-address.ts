import type { Alias, SetupInfo, SocketAddress } from '@opencvi/h323-js-bindings';
import type { Address } from '@opencvi/plugin-api';
import { type NamedPlace, readAlias } from './alias-text.ts';

/** What of a Setup says whom the caller wants. */
export type Destination = Pick<SetupInfo, 'destination' | 'extra' | 'calledNumber' | 'calledAddress'>;

/**
 * Whom a caller wants, in neutral form. The destination aliases decide, then the called party number of Q.931, then destExtraCallInfo and
 * remoteExtensionAddress; an alias with a host goes before one without. Nobody named is an empty user. The host that no alias names is the
 * called signalling address, or where the connection came in.
 */
export function dialledAddress({ destination, extra, calledNumber, calledAddress }: Destination, local: SocketAddress): Address {
  const number: readonly Alias[] = calledNumber === undefined ? [] : [{ kind: 'dialledDigits', value: calledNumber }];
  const groups = [destination, number, extra].map(aliases => aliases.flatMap(alias => readAlias(alias) ?? []));
  const named = groups.map(bestOf).find(place => place !== undefined);
  const host = named?.host ?? groups.flat().find(place => place.host !== undefined)?.host;
  return { user: named?.user ?? '', host: host ?? calledAddress?.address ?? local.address };
}

/** The aliases of one group are names of the same place (H.225.0 7.3.10): the one that says the most is taken. */
function bestOf(places: readonly NamedPlace[]): NamedPlace | undefined {
  const users = places.filter(({ user }) => user !== '');
  return users.find(({ host }) => host !== undefined) ?? users[0];
}
