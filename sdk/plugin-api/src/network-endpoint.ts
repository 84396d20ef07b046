/** A port, or a range of them, that lets in what comes from outside: for firewall lists, DNS records and checks. */
export interface NetworkEndpoint {
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** What it is for, in the protocol's own word: `sip`, `h225`, `ras`, `h245`, `rtp` ... */
  readonly purpose: string;
  /** As it is bound on this machine; NAT may show another to the outside. */
  readonly port: number;
  /** The last port of a range. */
  readonly lastPort?: number;
}
