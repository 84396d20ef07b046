import type { Alias } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';

/** Input of a machine that speaks RAS: datagrams have a sender. */
export type RasInput<C> =
  | { readonly type: 'bytes'; readonly from: SocketAddress; readonly bytes: Uint8Array }
  | { readonly type: 'command'; readonly command: C }
  | { readonly type: 'timer'; readonly name: string };

/** Output of a machine that speaks RAS: datagrams have a receiver. */
export type RasOutput<E> =
  | { readonly type: 'send'; readonly to: SocketAddress; readonly bytes: Uint8Array }
  | { readonly type: 'event'; readonly event: E }
  | { readonly type: 'arm'; readonly name: string; readonly ms: number }
  | { readonly type: 'disarm'; readonly name: string };

export interface RasMachine<C, E> {
  handle(input: RasInput<C>): readonly RasOutput<E>[];
  readonly state: string;
}

/** An endpoint's side of RAS (H.225.0 7.7 to 7.15). */
export interface GatekeeperClientOptions {
  /** Where GRQ, or RRQ where `discover` is false, goes first. The multicast group is 224.0.1.41:1718. */
  readonly gatekeeper: SocketAddress;
  readonly discover: boolean;
  readonly gatekeeperId?: string;
  readonly callSignalAddresses: readonly SocketAddress[];
  readonly rasAddress: SocketAddress;
  readonly aliases: readonly Alias[];
  /** Number prefixes served, where we register as a gateway. */
  readonly prefixes?: readonly string[];
  readonly terminalType: 'terminal' | 'gateway';
  readonly vendor: { readonly product: string; readonly version: string };
  /** timeToLive asked for, in seconds. */
  readonly timeToLive: number;
  /** H.235.1 procedure I: sender id and password; every message then carries a cryptoHashedToken and must carry one back. */
  readonly security?: {
    readonly senderId: string;
    readonly password: string;
    /** Milliseconds since 1970, like `Date.now`. */
    readonly now: () => number;
    /** From 0 up to 1, like `Math.random`. */
    readonly random: () => number;
  };
  /** Milliseconds between repetitions, and how many there are (H.225.0 Table 19: 3 s and 2, registration 3 s and 2). */
  readonly retry?: { readonly interval: number; readonly times: number };
}

export type GatekeeperCommand =
  | { readonly do: 'register' }
  | { readonly do: 'unregister' }
  /** The gatekeeper of the options has another address now, and we may have others toward it: for what is sent from the next registration on. */
  | ({ readonly do: 'relocate' } & Pick<GatekeeperClientOptions, 'gatekeeper' | 'callSignalAddresses' | 'rasAddress'>)
  /** ARQ. `id` is the owner's and comes back in the answer. Without pregranted admission one is needed for each call. */
  | {
      readonly do: 'admit';
      readonly id: string;
      readonly answering: boolean;
      readonly destination: readonly Alias[];
      readonly destinationAddress?: SocketAddress;
      readonly source: readonly Alias[];
      readonly sourceAddress?: SocketAddress;
      /** bit/s, both directions together. */
      readonly bandwidth: number;
      readonly callReference: number;
      readonly callIdentifier: Uint8Array;
      readonly conferenceId: Uint8Array;
    }
  /** BRQ, for an admitted call. */
  | { readonly do: 'bandwidth'; readonly id: string; readonly bandwidth: number }
  /** DRQ. */
  | {
      readonly do: 'disengage';
      readonly id: string;
      readonly reason: 'normalDrop' | 'forcedDrop' | 'undefinedReason';
      readonly cause?: number;
    };

export type GatekeeperEvent =
  | { readonly type: 'registered'; readonly gatekeeper: SocketAddress; readonly endpointId: string; readonly timeToLive?: number }
  /** Tried again by itself, at an alternate gatekeeper where one was named. */
  | { readonly type: 'registrationFailed'; readonly reason: string; readonly retryIn: number }
  /** By us, by the gatekeeper, or since its lifetime ran out. */
  | { readonly type: 'unregistered'; readonly by: 'us' | 'gatekeeper' | 'timeout'; readonly reason?: string }
  | {
      readonly type: 'admitted';
      readonly id: string;
      readonly callSignalAddress: SocketAddress;
      readonly bandwidth: number;
      readonly gatekeeperRouted: boolean;
      /** Aliases to call in place of those that were asked for (ACF destinationInfo). */
      readonly destination?: readonly Alias[];
    }
  | { readonly type: 'refused'; readonly id: string; readonly reason: string }
  | { readonly type: 'bandwidth'; readonly id: string; readonly bandwidth: number; readonly granted: boolean }
  /** DRQ of the gatekeeper: the call is to end. */
  | { readonly type: 'disengage'; readonly id: string; readonly reason: string }
  | { readonly type: 'malformed'; readonly from: SocketAddress; readonly what: string; readonly bitOffset?: number }
  /** A message without, or with a wrong, token: left alone (H.235.1). */
  | { readonly type: 'unauthentic'; readonly from: SocketAddress; readonly what: string };

/** Who answers to an alias: what a location request is answered with (H.225.0 7.13). */
export type Location =
  | { readonly found: true; readonly callSignalAddress: SocketAddress; readonly rasAddress: SocketAddress }
  | { readonly found: false };
