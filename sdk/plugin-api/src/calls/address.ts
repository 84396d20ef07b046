/** An address in neutral form: what is left of SIP URIs, H.323 aliases and dialled digits once their protocol is taken off. */
export interface Address {
  /** The part before the @: `teams`, `1172827458`, `813878896.017920684`; empty when only a host was dialled. */
  readonly user: string;
  /** The part after the @, without port and parameters; IPv6 without brackets; empty when none was given. */
  readonly host: string;
}

/** `user@host`, or the part that there is. */
export function formatAddress({ user, host }: Address): string {
  if (user === '') return host;
  return host === '' ? user : `${user}@${host}`;
}

/** Who is at the other end of a leg, and where the packets came from. */
export interface RemoteParty {
  readonly address: Address;
  readonly displayName?: string;
  /** Vendor and version, as in SIP's User-Agent. */
  readonly userAgent?: string;
  /** Where the signalling came from, as seen on the socket; absent for legs that never crossed a network. */
  readonly source?: { readonly address: string; readonly port: number; readonly transport: 'udp' | 'tcp' | 'tls' };
}
