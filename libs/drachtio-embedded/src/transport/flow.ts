import type { BoundListener, SocketAddress, TransportProtocol } from './listener.ts';

/** A way to one peer: a UDP listener and the peer's address, or a connection. Responses and later requests go back over it. */
export interface Flow {
  readonly protocol: TransportProtocol;
  /** TCP and TLS deliver or fail; retransmission timers are for UDP (RFC 3261 17.1.1.2). */
  readonly reliable: boolean;
  readonly listener: BoundListener;
  readonly remote: SocketAddress;
  readonly open: boolean;
  /** Hands bytes to the socket; a failure is told later, at most once, and never thrown. */
  send(bytes: Buffer, onError?: (error: Error) => void): void;
  /** Keeps an idle connection open until the returned function is called. */
  hold(): () => void;
}
