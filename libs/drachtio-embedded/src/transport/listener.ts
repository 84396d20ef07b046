import type { Flow } from './flow.ts';

export type TransportProtocol = 'udp' | 'tcp' | 'tls';

export interface SocketAddress {
  readonly host: string;
  readonly port: number;
}

/** Keys and trust of a TLS listener, and of connections it makes to others. */
export interface SipTlsOptions {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
  readonly ca?: string | Buffer | readonly (string | Buffer)[];
  /** Refuse a peer that shows no certificate `ca` vouches for. */
  readonly requestClientCert?: boolean;
  /** Check the certificate of servers we connect to. Default true. */
  readonly verifyServer?: boolean;
}

/** One address to listen on. */
export interface SipListener {
  readonly transport: TransportProtocol;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls?: SipTlsOptions;
  /** The host peers are told in Via and Contact, where it is not the one listened on. */
  readonly publicAddress?: string;
}

/** A listener that is bound. */
export interface BoundListener {
  readonly protocol: TransportProtocol;
  readonly local: SocketAddress;
  /** The address to put into Via and Contact for that peer. */
  advertised(remoteHost: string): SocketAddress;
  /** A way to a peer: an existing connection where there is one. */
  flowTo(remote: SocketAddress, servername?: string): Flow;
  close(): Promise<void>;
}

export interface FlowEvents {
  /** One whole message, or what its sender meant to be one. */
  onBytes(bytes: Buffer, flow: Flow): void;
  /** A stream broke the framing and is about to be closed. */
  onBadStream(reason: string, bytes: Buffer, flow: Flow): void;
}
