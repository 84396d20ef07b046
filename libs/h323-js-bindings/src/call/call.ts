import type { ChannelOffer, ChannelRequest, ControlCommand, ControlEvent, ControlOptions } from '../h245/control.ts';
import type { SocketAddress } from '../machine.ts';

/** The connections of a call: H.225.0 call signalling, and H.245 where it is not tunnelled. */
export type Connection = 'signalling' | 'control';

/** Input of a call: as of any machine, for one of two connections. */
export type CallInput =
  | { readonly type: 'bytes'; readonly on: Connection; readonly bytes: Uint8Array }
  | { readonly type: 'command'; readonly command: CallCommand }
  | { readonly type: 'timer'; readonly name: string }
  /** Answers `listen`: where the control connection is awaited. */
  | { readonly type: 'listening'; readonly on: 'control'; readonly address: SocketAddress }
  /** On `signalling`: the call begins, in either role. On `control`: answers `connect`, or says that the awaited connection came. */
  | { readonly type: 'connected'; readonly on: Connection }
  /** The connection is gone or could not be made. */
  | { readonly type: 'closed'; readonly on: Connection; readonly error?: string };

/** Output of a call. */
export type CallOutput =
  | { readonly type: 'send'; readonly on: Connection; readonly bytes: Uint8Array }
  | { readonly type: 'event'; readonly event: CallEvent }
  | { readonly type: 'arm'; readonly name: string; readonly ms: number }
  | { readonly type: 'disarm'; readonly name: string }
  | { readonly type: 'listen'; readonly on: 'control' }
  | { readonly type: 'connect'; readonly on: 'control'; readonly to: SocketAddress }
  /** After what was sent before; there is no `closed` for it. */
  | { readonly type: 'close'; readonly on: Connection };

/** An alias (H.225.0 AliasAddress) as text. */
export interface Alias {
  readonly kind: 'dialledDigits' | 'h323-ID' | 'url-ID' | 'email-ID' | 'transportID' | 'partyNumber' | 'mobileUIM';
  /** `transportID` is `address:port`, IPv6 in brackets. */
  readonly value: string;
}

/** What is known of the far side. */
export interface RemoteEndpoint {
  readonly aliases: readonly Alias[];
  /** The Q.931 display element. */
  readonly display?: string;
  readonly callingNumber?: string;
  /** VendorIdentifier: product and version as text. */
  readonly product?: string;
  readonly version?: string;
  /** Version of H.225.0 from the protocol identifier: 2 to 7; 0 where it makes no sense. */
  readonly h225Version: number;
  readonly isGateway: boolean;
}

/** What a Setup says. */
export interface SetupInfo {
  readonly remote: RemoteEndpoint;
  /** destinationAddress, in its order. */
  readonly destination: readonly Alias[];
  /** destExtraCallInfo and remoteExtensionAddress. */
  readonly extra: readonly Alias[];
  /** The Q.931 called party number. */
  readonly calledNumber?: string;
  /** destCallSignalAddress. */
  readonly calledAddress?: SocketAddress;
  readonly callIdentifier: Uint8Array;
  readonly conferenceId: Uint8Array;
  readonly conferenceGoal: string;
  /** Q.931 call reference value, which a gatekeeper wants to know as well (H.225.0 7.11.1). */
  readonly callReference?: number;
  readonly bearerCapability: boolean;
  /** Bearer rate in bit/s, where the bearer capability says one (units of 64 kbit/s): what the caller dialled with. */
  readonly bandwidth?: number;
  readonly fastStart: boolean;
  readonly tunnelling: boolean;
}

/** A place to call. */
export interface SetupRequest {
  readonly destination: readonly Alias[];
  readonly calledNumber?: string;
  readonly calledAddress?: SocketAddress;
  readonly source: readonly Alias[];
  readonly sourceAddress?: SocketAddress;
  readonly display?: string;
  /** 16 octets each. */
  readonly callIdentifier: Uint8Array;
  readonly conferenceId: Uint8Array;
  /** bit/s, for the bearer capability. */
  readonly bandwidth: number;
  readonly tunnelling: boolean;
  /** What fast start proposes, best first for each session: channels of ours, and those we ask for (with where we take them). */
  readonly fastStart?: { readonly send: readonly ChannelRequest[]; readonly receive: readonly ChannelOffer[] };
}

/** One proposal of a caller's fast start. `index` is its place in the Setup. */
export interface FastStartProposal {
  readonly index: number;
  /** From our side: `receive` is a channel of the caller's, `send` would be one of ours, to `offer.mediaChannel`. */
  readonly direction: 'send' | 'receive';
  readonly offer: ChannelOffer;
}

/** A proposal of ours that the far side took. */
export interface FastStartTaken {
  /** The number that we proposed. */
  readonly channel: number;
  readonly direction: 'send' | 'receive';
  /** The number under which H.245 speaks of a channel of theirs, where they gave it another. */
  readonly theirs?: number;
}

/** A proposal that we take. */
export interface FastStartChoice {
  readonly index: number;
  /** The channel's number: for `send` ours to choose (the proposal's is what every device understands), for `receive` the proposal's. */
  readonly channel: number;
  /** Where we take RTP; for `receive` only. */
  readonly mediaChannel?: SocketAddress;
  readonly mediaControl: SocketAddress;
}

/** What the owner of a call wants. Those of H.245 may be given before H.245 can speak: they wait for it. */
export type CallCommand =
  /** Caller: once signalling is `connected`. */
  | { readonly do: 'setup'; readonly request: SetupRequest }
  /** Callee: Call Proceeding. The machine sends it by itself 200 ms after a Setup to which nothing was said, or when H.245 has to be tunnelled. */
  | { readonly do: 'proceed' }
  | { readonly do: 'alert' }
  /**
   * Fast start, callee: goes out with the next message; `opened`, and no more, follows for each channel of ours. No choices: refused, as is what
   * is not answered by `connect`. Where the caller begins H.245 first, `refused` and `incomingClosed` take the choices back.
   */
  | { readonly do: 'fastStart'; readonly choices: readonly FastStartChoice[] }
  /** Callee: the call is taken. H.245 follows by tunnel or a connection of its own. */
  | { readonly do: 'connect' }
  /** Digits in a Q.931 Information (keypad facility). */
  | { readonly do: 'keypad'; readonly digits: string }
  /** Ends it, in whatever state it is: endSession where H.245 runs, Release Complete, connections closed. */
  | { readonly do: 'release'; readonly cause: number; readonly reason?: ReleaseReason }
  | ControlCommand;

/** ReleaseCompleteReason (H.225.0 7.3.9), those that say something by their name alone. */
export type ReleaseReason =
  | 'noBandwidth'
  | 'gatekeeperResources'
  | 'unreachableDestination'
  | 'destinationRejection'
  | 'invalidRevision'
  | 'noPermission'
  | 'unreachableGatekeeper'
  | 'gatewayResources'
  | 'badFormatAddress'
  | 'adaptiveBusy'
  | 'inConf'
  | 'undefinedReason'
  | 'facilityCallDeflection'
  | 'securityDenied'
  | 'calledPartyNotRegistered'
  | 'callerNotRegistered'
  | 'newConnectionNeeded';

/** Why a call is over. */
export interface Release {
  /**
   * `us`: the command; `them`: Release Complete, or endSession; `timeout`: a timer of ours; `connection`: it broke; `protocol`: it cannot be
   * understood; `limit`: it says more than `mayRead` lets it.
   */
  readonly by: 'us' | 'them' | 'timeout' | 'connection' | 'protocol' | 'limit';
  /** Q.850. */
  readonly cause?: number;
  readonly reason?: string;
  readonly detail?: string;
}

/** What a call tells its owner. */
export type CallEvent =
  /** Callee: the first event of a call. */
  | { readonly type: 'setup'; readonly setup: SetupInfo }
  | { readonly type: 'fastStartOffered'; readonly proposals: readonly FastStartProposal[] }
  /** Caller. */
  | { readonly type: 'proceeding' }
  | { readonly type: 'alerting' }
  | { readonly type: 'progress'; readonly inBand: boolean }
  /** Caller: which of our proposals were taken; channels of ours also give `opened`. `refused`: none, H.245 opens them. */
  | { readonly type: 'fastStartAnswered'; readonly taken: readonly FastStartTaken[] }
  /** Both: Connect went out, or came (`remote` then says who answered). */
  | { readonly type: 'connected'; readonly remote?: RemoteEndpoint }
  /** H.245 can speak: by tunnel or by a connection of its own. */
  | { readonly type: 'controlReady'; readonly tunnelled: boolean }
  /** Digits in Q.931 Information. */
  | { readonly type: 'keypad'; readonly digits: string }
  /** Facility that wants the call elsewhere (callForwarded, routeCallToGatekeeper, routeCallToMC). */
  | { readonly type: 'deflected'; readonly reason: string; readonly to: readonly Alias[]; readonly address?: SocketAddress }
  /** The last event. */
  | { readonly type: 'released'; readonly release: Release }
  /** Something on a connection that cannot be read: counted, and answered as H.225.0 and Q.931 5.8 say. `octets`: the first of what is no TPKT. */
  | {
      readonly type: 'protocolError';
      readonly on: Connection;
      readonly what: string;
      readonly bitOffset?: number;
      readonly path?: string;
      readonly octets?: Uint8Array;
    }
  | ControlEvent;

export interface CallOptions {
  readonly role: 'caller' | 'callee';
  /** Who we say we are (EndpointType, VendorIdentifier). */
  readonly vendor: { readonly product: string; readonly version: string };
  readonly control: ControlOptions;
  /** Callee: whether tunnelling is taken where it is offered. Default true. */
  readonly tunnelling?: boolean;
  /** Q.931 callReference of the caller: 1 to 32767. */
  readonly callReference?: number;
  readonly display?: string;
  /** Milliseconds: T301 (alerting, 180 s), T303 (Setup, 4 s), T310 (proceeding, 30 s) and how long to wait for a control connection. */
  readonly timers?: Partial<Readonly<Record<'T301' | 'T303' | 'T310' | 'control', number>>>;
  /**
   * Asked before anything is read of a packet, with its octets, and of each H.245 message, which is part of one, with 0. Where it says no the
   * call ends with cause 42. It must not throw.
   */
  readonly mayRead?: (octets: number) => boolean;
}

/** A call without sockets or clocks. */
export interface Call {
  handle(input: CallInput): readonly CallOutput[];
  readonly state: CallPhase;
}

/** Q.931 5.1.1, 5.2.1 in short. */
export type CallPhase = 'idle' | 'calling' | 'present' | 'proceeding' | 'alerting' | 'active' | 'released';
