import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { StreamAgreement } from '@opencvi/plugin-api';
import { isWildcard } from '../ports/local-address.ts';

/**
 * An agreement whose remote address can be sent to. SDP may name a host (RFC 8866 5.7); 0.0.0.0 and port 0 mean that nothing is to be sent:
 * the former is how RFC 2543 put a call on hold. An address that cannot be found is left to be learned from what comes in.
 */
export async function withReachableRemote(agreement: StreamAgreement): Promise<StreamAgreement> {
  const { remote, ...rest } = agreement;
  if (!remote || remote.port === 0 || isWildcard(remote.address)) return rest;
  if (isIP(remote.address) !== 0) return agreement;
  const found = await lookup(remote.address).catch(() => undefined);
  return found ? { ...rest, remote: { ...remote, address: found.address } } : rest;
}
