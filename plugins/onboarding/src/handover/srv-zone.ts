import { isIP, isIPv6 } from 'node:net';
import { type Partner, type SrvRecord, zoneFile } from '@opencvi/cvi-provisioning';

/** Pure: records for a zone. A target must be a name (RFC 2782): an address gets one first. */
export function srvZone(
  partner: Partner,
  records: readonly SrvRecord[],
  { domain, host }: { readonly domain: string; readonly host: string },
): string {
  const lines = (target: string): string => zoneFile({ ...partner, dns: records }, domain, target);
  if (isIP(host) === 0) return lines(host);
  const name = `gateway.${domain}`;
  return `${name}. 3600 IN ${isIPv6(host) ? 'AAAA' : 'A'} ${host}\n${lines(name)}`;
}
