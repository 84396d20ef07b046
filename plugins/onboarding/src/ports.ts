import type { Contributions, SignalingProtocol } from '@opencvi/plugin-api';
import type { OnboardingConfig } from './config.ts';
import type { SipTransport } from './probes/sip-options.ts';

/** The ports at which rooms reach the gateway; `undefined` where it does not listen. */
export interface Ports {
  readonly sip: Readonly<Record<SipTransport, number | undefined>>;
  readonly h323: number | undefined;
}

/** What is on, by the settings and by the protocols that are loaded. */
export function portsOf({ sip, h323Port }: OnboardingConfig, protocols: Contributions<SignalingProtocol>): Ports {
  const on = (id: string, port: number | false): number | undefined =>
    port !== false && protocols.get(id) !== undefined ? port : undefined;
  return {
    sip: { udp: on('sip', sip.udpPort), tcp: on('sip', sip.tcpPort), tls: on('sip', sip.tlsPort) },
    h323: on('h323', h323Port),
  };
}
