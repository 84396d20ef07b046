/** What goes into a protocol machine: bytes that came, what its owner wants, a timer that ran out. */
export type Input<C> =
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'command'; readonly command: C }
  | { readonly type: 'timer'; readonly name: string };

/** What comes out of it. */
export type Output<E> =
  | { readonly type: 'send'; readonly bytes: Uint8Array }
  | { readonly type: 'event'; readonly event: E }
  /** Starts a timer, or starts it again where it runs. Its end goes in as `timer`. */
  | { readonly type: 'arm'; readonly name: string; readonly ms: number }
  | { readonly type: 'disarm'; readonly name: string };

/** A protocol machine without sockets or clocks: input in, outputs out, in order. Never throws for bytes, whatever they are. */
export interface Machine<C, E> {
  handle(input: Input<C>): readonly Output<E>[];
  /** For logs and tests. */
  readonly state: string;
}

/** An address of IP and a port. */
export interface SocketAddress {
  /** IPv4 dotted, IPv6 as RFC 5952. */
  readonly address: string;
  readonly port: number;
}
