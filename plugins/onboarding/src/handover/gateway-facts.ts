import { partners } from '@opencvi/cvi-provisioning';
import type { GatewayFacts } from '@opencvi/provisioning/api';
import { mediaPortsOf, portsOf } from '../ports.ts';
import { diallingOf } from './dialling.ts';
import type { HandoverParts } from './handover.ts';
import { instructionUriOf } from './instruction-uri.ts';
import { networkRules, recordsOffered } from './network-needs.ts';
import { srvZone } from './srv-zone.ts';

/** What `opencvi provision` needs to know of this gateway, so that it prints what the hand-over's page shows. */
export function gatewayFactsOf(parts: HandoverParts): GatewayFacts {
  const { address, config, customers, identities } = parts;
  return {
    id: 'onboarding',
    instructionUri: (tenant, { partner, ...given }) => {
      const [prefix, ip] = [config.prefix ?? given.prefix, config.ip ?? given.ip];
      return instructionUriOf(
        address.url,
        tenant.name,
        diallingOf(tenant, customers.host, { ...given, prefix, ip, partner: partners[partner] }),
      );
    },
    applicationIds: tenant => {
      const identity = config.guestsAsAuthenticated ? identities.of(tenant) : undefined;
      return identity ? [identity.cloud.clientId] : [];
    },
    zone: (partner, domain, host) => srvZone(partners[partner], recordsOffered(partners[partner], portsOf(parts)), { domain, host }),
    firewall: partner => {
      const facts = { ports: portsOf(parts), media: mediaPortsOf(parts), callbackUrl: identities.callbackUrl() };
      return networkRules(partners[partner], facts).map(
        ({ from, to, protocol, ports, purpose }) => `${from} -> ${to}  ${protocol} ${ports}  ${purpose}`,
      );
    },
  };
}
