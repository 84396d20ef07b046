import type { Partner, SrvRecord } from '@opencvi/cvi-provisioning';
import type { PortSpan, Ports } from '../ports.ts';
import { webPortOf } from '../probes/web-trouble.ts';

/** A rule for the firewalls around the gateway. */
export interface NetworkRule {
  readonly from: 'room' | 'gateway' | 'microsoft';
  readonly to: 'room' | 'gateway' | 'microsoft';
  readonly protocol: 'tcp' | 'udp';
  readonly ports: string;
  readonly purpose: string;
}

/** The port behind a kind of SRV record; `undefined` where this gateway does not offer it. */
export function portBehind(service: string, { sip, h323, ras }: Ports): number | undefined {
  const known: Readonly<Record<string, number | undefined>> = {
    '_sips._tcp': sip.tls,
    '_sip._tcp': sip.tcp,
    '_sip._udp': sip.udp,
    '_h323cs._tcp': h323,
    // Location requests are answered; endpoints are not registered, so there is no _h323rs
    '_h323ls._udp': ras,
  };
  return known[service];
}

/** Pure: the partner's SRV records of what this gateway offers, with its ports. */
export function recordsOffered({ dns }: Partner, ports: Ports): readonly SrvRecord[] {
  return dns.flatMap(record => {
    const port = portBehind(record.service, ports);
    return port === undefined ? [] : [{ ...record, port }];
  });
}

/** What rules are made from. */
export interface NetworkFacts {
  readonly ports: Ports;
  readonly media: PortSpan;
  readonly callbackUrl: string;
}

/** Pure: what must be let through, by the ports that this gateway really has. */
export function networkRules({ firewall }: Partner, { ports, media, callbackUrl }: NetworkFacts): readonly NetworkRule[] {
  const { sip } = ports;
  const toGateway = (protocol: 'tcp' | 'udp', port: number | undefined, purpose: string): NetworkRule[] =>
    port === undefined ? [] : [{ from: 'room', to: 'gateway', protocol, ports: String(port), purpose }];
  const rtp = { protocol: 'udp', ports: spanText(media), purpose: 'RTP and RTCP' } as const;
  return [
    ...toGateway('tcp', sip.tls, 'SIP over TLS'),
    ...toGateway('tcp', sip.tcp, 'SIP over TCP'),
    ...toGateway('udp', sip.udp, 'SIP over UDP'),
    ...toGateway('tcp', ports.h323, 'H.225 call signalling'),
    ...toGateway('udp', ports.ras, 'H.225 RAS'),
    ...(ports.h323 === undefined ? [] : h245Rules(firewall, ports)),
    { from: 'room', to: 'gateway', ...rtp },
    { from: 'gateway', to: 'room', ...rtp },
    { from: 'gateway', to: 'microsoft', protocol: 'tcp', ports: '443', purpose: 'Entra ID and Graph' },
    { from: 'microsoft', to: 'gateway', protocol: 'tcp', ports: webPortOf(callbackUrl), purpose: "Graph's callbacks" },
  ];
}

/** Where the protocol tells nothing of its ports, the partner's own range is all that is known. */
function h245Rules(firewall: Partner['firewall'], { h245 }: Ports): readonly NetworkRule[] {
  const rule = (ports: string, purpose: string): NetworkRule => ({ from: 'room', to: 'gateway', protocol: 'tcp', ports, purpose });
  if (h245 === 'any') return [rule('1024-65535', 'H.245 of rooms that do not tunnel it; controlPorts of H.323 makes this a range')];
  return h245 ? [rule(spanText(h245), 'H.245')] : firewall.filter(({ purpose }) => purpose.includes('H.245'));
}

function spanText({ portMin, portMax }: PortSpan): string {
  return portMin === portMax ? String(portMin) : `${portMin}-${portMax}`;
}
