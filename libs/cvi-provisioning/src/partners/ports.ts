import type { Certainty, FirewallRule, SrvRecord } from './partner.ts';

const srv = (service: string, port: number, purpose: string, certainty: Certainty = 'convention'): SrvRecord => ({
  service,
  port,
  purpose,
  certainty,
});

/** SIP over TLS and TCP. */
export const sipRecords: readonly SrvRecord[] = [
  srv('_sips._tcp', 5061, 'SIP over TLS (RFC 3263)'),
  srv('_sip._tcp', 5060, 'SIP over TCP (RFC 3263)'),
];

/** SIP over UDP, where it is on. */
export const sipUdpRecord = srv('_sip._udp', 5060, 'SIP over UDP, only where it is switched on');

/** H.323 (Annex O). */
export const h323Records: readonly SrvRecord[] = [
  srv('_h323cs._tcp', 1720, 'H.323 call signalling (H.323 Annex O)', 'documented'),
  srv('_h323ls._udp', 1719, 'H.323 location requests (H.323 Annex O)'),
  srv('_h323rs._udp', 1719, 'H.323 registration (H.323 Annex O)'),
];

/** Federation with Skype for Business. */
export const federationRecord = srv('_sipfederationtls._tcp', 5061, 'federation with Skype for Business');

const rule = (protocol: 'tcp' | 'udp', ports: string, purpose: string, certainty: Certainty): FirewallRule => ({
  from: 'room',
  to: 'gateway',
  protocol,
  ports,
  purpose,
  certainty,
});

/** SIP signalling towards the gateway. */
export const sipRules: readonly FirewallRule[] = [
  rule('tcp', '5061', 'SIP over TLS', 'documented'),
  rule('tcp', '5060', 'SIP over TCP', 'documented'),
];

/** H.323 signalling towards the gateway. */
export const h323Rules: readonly FirewallRule[] = [rule('tcp', '1720', 'H.225 call signalling', 'documented')];

/** RTP and RTCP, both ways. */
export function mediaRules(ports: string, certainty: Certainty): readonly FirewallRule[] {
  const purpose = 'RTP and RTCP';
  return [rule('udp', ports, purpose, certainty), { ...rule('udp', ports, purpose, certainty), from: 'gateway', to: 'room' }];
}

/** What the gateway itself opens towards Microsoft. */
export const microsoftRule: FirewallRule = {
  from: 'gateway',
  to: 'microsoft',
  protocol: 'tcp',
  ports: '443',
  purpose: 'Entra ID and Graph',
  certainty: 'documented',
};
