import type { Contributions, MediaEngine, NetworkEndpoint, SignalingProtocol, Single } from '@opencvi/plugin-api';
import type { OnboardingConfig } from './config.ts';
import type { SipTransport } from './probes/sip-options.ts';

/** A range of ports, both ends among them. */
export interface PortSpan {
  readonly portMin: number;
  readonly portMax: number;
}

/** The ports at which rooms reach the gateway; `undefined` where it does not listen. */
export interface Ports {
  readonly sip: Readonly<Record<SipTransport, number | undefined>>;
  /** H.225.0 call signalling. */
  readonly h323: number | undefined;
  /** H.225.0 RAS. */
  readonly ras?: number | undefined;
  /** H.245 on connections of its own: where the protocol says, or at any port where it tells others and none for that. */
  readonly h245?: PortSpan | 'any' | undefined;
}

/** What ports are read from. */
export interface PortParts {
  readonly config: Pick<OnboardingConfig, 'sip' | 'h323Port' | 'media'>;
  readonly protocols: Contributions<SignalingProtocol>;
  readonly engine: Single<MediaEngine>;
}

/** What is assumed of a protocol or engine that tells nothing of its ports. */
const usual: Readonly<Record<string, readonly NetworkEndpoint[]>> = {
  sip: [
    { transport: 'udp', purpose: 'sip', port: 5060 },
    { transport: 'tcp', purpose: 'sip', port: 5060 },
    { transport: 'tls', purpose: 'sip', port: 5061 },
  ],
  h323: [{ transport: 'tcp', purpose: 'h225', port: 1720 }],
};
const usualMedia: PortSpan = { portMin: 40_000, portMax: 49_999 };

/** What is on: as the settings have it, where NAT shows other ports to rooms; else as the protocols that are loaded say. */
export function portsOf({ config: { sip, h323Port }, protocols }: Omit<PortParts, 'engine'>): Ports {
  const sipPort = (transport: SipTransport, outside: number | false | undefined): number | undefined =>
    outside === undefined ? endpointOf(protocols, 'sip', { transport })?.port : protocols.get('sip') && (outside || undefined);
  const h245 = endpointOf(protocols, 'h323', { purpose: 'h245' });
  const tells = protocols.get('h323')?.endpoints !== undefined;
  return {
    sip: { udp: sipPort('udp', sip.udpPort), tcp: sipPort('tcp', sip.tcpPort), tls: sipPort('tls', sip.tlsPort) },
    h323:
      h323Port === undefined ? endpointOf(protocols, 'h323', { purpose: 'h225' })?.port : protocols.get('h323') && (h323Port || undefined),
    ras: h323Port === false ? undefined : endpointOf(protocols, 'h323', { purpose: 'ras' })?.port,
    h245: h245 ? spanOf(h245) : tells ? 'any' : undefined,
  };
}

/** Where media comes in. Not to be asked during set-up. */
export function mediaPortsOf({ config: { media }, engine }: Omit<PortParts, 'protocols'>): PortSpan {
  if (media) return media;
  const rtp = engine.value.endpoints?.().find(({ purpose }) => purpose === 'rtp');
  return rtp ? spanOf(rtp) : usualMedia;
}

/** A port of 0 is any that is free: which one is known once it is bound. */
function endpointOf(
  protocols: Contributions<SignalingProtocol>,
  id: string,
  wanted: Partial<Pick<NetworkEndpoint, 'transport' | 'purpose'>>,
): NetworkEndpoint | undefined {
  const protocol = protocols.get(id);
  const endpoints = protocol && (protocol.endpoints?.() ?? usual[id]);
  return endpoints?.find(
    ({ transport, purpose, port }) =>
      port !== 0 && (wanted.transport ?? transport) === transport && (wanted.purpose ?? purpose) === purpose,
  );
}

function spanOf({ port, lastPort = port }: NetworkEndpoint): PortSpan {
  return { portMin: port, portMax: lastPort };
}
