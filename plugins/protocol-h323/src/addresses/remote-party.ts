import type { RemoteEndpoint, SocketAddress } from '@opencvi/h323-js-bindings';
import { type Address, plainText, type RemoteParty } from '@opencvi/plugin-api';
import { readAlias } from './alias-text.ts';

/** Who calls, or was called: `source` is the far end of the signalling connection. */
export function remoteParty(remote: RemoteEndpoint, source: SocketAddress): RemoteParty {
  const displayName = firstText(remote.display, nameOf(remote));
  const userAgent = firstText([remote.product, remote.version].filter(Boolean).join(' '));
  return {
    address: addressOf(remote, source),
    ...(displayName !== undefined && { displayName }),
    ...(userAgent !== undefined && { userAgent }),
    source: { ...source, transport: 'tcp' },
  };
}

function addressOf({ aliases, callingNumber }: RemoteEndpoint, source: SocketAddress): Address {
  const places = aliases.flatMap(alias => readAlias(alias) ?? []);
  const users = places.filter(({ user }) => user !== '');
  const named = users.find(({ host }) => host !== undefined) ?? users[0];
  return { user: named?.user ?? plainText(callingNumber ?? ''), host: named?.host ?? source.address };
}

/** An h323-ID is what people call a room system, unless it is an address. */
function nameOf({ aliases }: RemoteEndpoint): string | undefined {
  return aliases.find(({ kind, value }) => kind === 'h323-ID' && !value.includes('@'))?.value;
}

function firstText(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.map(text => plainText(text ?? '')).find(text => text !== '');
}
