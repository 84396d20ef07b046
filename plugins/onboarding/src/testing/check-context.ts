import { partners } from '@opencvi/cvi-provisioning';
import type { CheckContext } from '../api.ts';
import { diallingOf } from '../handover/dialling.ts';
import type { Ports } from '../ports.ts';
import { contoso, tenantOf } from './tenants.ts';

/** A gateway that speaks everything. */
export const allPorts: Ports = { sip: { udp: 5060, tcp: 5060, tls: 5061 }, h323: 1720 };
/** A gateway that speaks nothing. */
export const noPorts: Ports = { sip: { udp: undefined, tcp: undefined, tls: undefined }, h323: undefined };

/** What a check is given, of contoso. */
export function checkContext(more: Partial<CheckContext> = {}): CheckContext {
  const tenant = more.tenant ?? tenantOf(contoso);
  const host = more.host ?? 'gw.contoso.test';
  return {
    tenant,
    host,
    dialling: diallingOf(tenant, host, { partner: partners['pexip-infinity'] }),
    conferenceId: undefined,
    tryJoin: undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

/** Findings in short, for comparison. */
export function shortly(findings: readonly { readonly severity: string; readonly message: string }[]): readonly string[] {
  return findings.map(({ severity, message }) => `${severity}: ${message}`);
}
