import type { Clock } from '@opencvi/plugin-api';
import { httpAsk } from './http-ask.ts';
import { nodeResolver, type Resolver } from './resolver.ts';
import { type SipProbe, sipProbe } from './sip-probe.ts';
import { type TcpProbe, tcpProbe } from './tcp-probe.ts';
import { type TlsProbe, tlsProbe } from './tls-probe.ts';
import { type UdpLoop, udpLoop } from './udp-loop.ts';

/** Every way in which checks touch the network. */
export interface Probes {
  readonly resolver: Resolver;
  readonly sip: SipProbe;
  readonly tcp: TcpProbe;
  readonly tls: TlsProbe;
  readonly udpLoop: UdpLoop;
  readonly http: typeof httpAsk;
}

/** Loopback needs no longer. */
const loopTimeout = 500;

/** The probes over the network. */
export function networkProbes(clock: Clock, timeout: number): Probes {
  return {
    resolver: nodeResolver(timeout),
    sip: sipProbe(clock, timeout),
    tcp: tcpProbe(clock, timeout),
    tls: tlsProbe(clock, timeout),
    udpLoop: udpLoop(clock, Math.min(timeout, loopTimeout)),
    http: httpAsk,
  };
}
