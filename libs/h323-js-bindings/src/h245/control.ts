import type { SocketAddress } from '../machine.ts';
import type { PerError } from '../per/per-error.ts';
import type { CapabilitySet, MediaCapability } from './media-capability.ts';

/** A logical channel that is offered: by OpenLogicalChannel, or as a proposal of fast start. */
export interface ChannelOffer {
  /** forwardLogicalChannelNumber, from 1. The two directions count apart. */
  readonly channel: number;
  /** RTP session: 1 audio, 2 video, 3 data; others are the master's to give (0 asks for one). */
  readonly session: number;
  readonly media: MediaCapability;
  /** dynamicRTPPayloadType, or the static one of RFC 3551; for H.264 also that of rtpPayloadType. */
  readonly payloadType?: number;
  /** RFC 6184 mode named in mediaPacketization. */
  readonly packetizationMode?: 0 | 1;
  /** Where the offerer takes RTCP. */
  readonly mediaControl?: SocketAddress;
  /** Where the offerer takes RTP: in fast start and bidirectional channels only. */
  readonly mediaChannel?: SocketAddress;
}

/** A channel that we open. */
export interface ChannelRequest {
  readonly channel: number;
  readonly session: number;
  readonly media: MediaCapability;
  /** Needed where the codec has no static one. */
  readonly payloadType?: number;
  readonly packetizationMode?: 0 | 1;
  /** Where we take RTCP. */
  readonly mediaControl: SocketAddress;
}

/** The cause of a refusal (OpenLogicalChannelReject). */
export type ChannelRefusal =
  | 'unspecified'
  | 'dataTypeNotSupported'
  | 'dataTypeNotAvailable'
  | 'unknownDataType'
  | 'masterSlaveConflict'
  | 'waitForCommunicationMode'
  | 'invalidSessionID'
  | 'insufficientBandwidth'
  | 'unsuitableReverseParameters'
  | 'dataTypeALCombinationNotSupported'
  | 'multicastChannelNotAllowed'
  | 'separateStackEstablishmentFailed'
  | 'invalidDependentChannel'
  | 'replacementForRejected'
  | 'securityDenied'
  | 'qoSControlNotSupported';

/** What the owner of a call wants of H.245. */
export type ControlCommand =
  /** Capability exchange and master/slave determination, once. */
  | { readonly do: 'start'; readonly capabilities: CapabilitySet }
  /** Says anew what we can (also after `pause`). */
  | { readonly do: 'capabilities'; readonly capabilities: CapabilitySet }
  /** The empty capability set: the far side closes its channels toward us (H.323 8.4.6). */
  | { readonly do: 'pause' }
  /** `opened` or `refused` follows; `refused` with `waitForCommunicationMode` at once where the far side has not said yet, or has paused, what it takes. */
  | { readonly do: 'open'; readonly request: ChannelRequest }
  /** Fast start: a channel that is open although H.245 did not open it, `send` being ours. From now on it is like any other. */
  | { readonly do: 'adopt'; readonly direction: 'send' | 'receive'; readonly channel: number; readonly session: number }
  /** Accepts an offered channel; RTP and RTCP are taken at these addresses. */
  | { readonly do: 'accept'; readonly channel: number; readonly mediaChannel: SocketAddress; readonly mediaControl: SocketAddress }
  | { readonly do: 'reject'; readonly channel: number; readonly cause: ChannelRefusal }
  /** Closes a channel of ours. */
  | { readonly do: 'close'; readonly channel: number }
  /** Asks the far side to close one of its own (RequestChannelClose). */
  | { readonly do: 'requestClose'; readonly channel: number }
  /** videoFastUpdatePicture for a channel of theirs. */
  | { readonly do: 'fastUpdate'; readonly channel: number }
  /** flowControlCommand for a channel of theirs; bit/s, absent: no restriction. */
  | { readonly do: 'flowControl'; readonly channel: number; readonly bitRate?: number }
  /** logicalChannelInactive and -Active indications for a channel of ours: how H.245 says muted. */
  | { readonly do: 'mute'; readonly channel: number; readonly muted: boolean }
  /** Digits by what the far side takes: signal, else alphanumeric. `how` forces one. */
  | { readonly do: 'digits'; readonly digits: string; readonly how?: 'signal' | 'alphanumeric' }
  | { readonly do: 'roundTrip' }
  /** Answers a `modeRequested`. */
  | { readonly do: 'modeAnswer'; readonly accepted: boolean }
  /** H.239 11: the right to send slides on a channel of ours. `tokenGranted` or `tokenDenied` follows. */
  | { readonly do: 'requestToken'; readonly channel: number; readonly terminalLabel?: number }
  | { readonly do: 'releaseToken' }
  /** Answers a `tokenRequested`. */
  | { readonly do: 'answerToken'; readonly granted: boolean }
  /** Answers a `flowControlReleaseRequested`. */
  | { readonly do: 'answerFlowControlRelease'; readonly accepted: boolean }
  /** endSession. */
  | { readonly do: 'endSession' };

/** What H.245 tells the owner of a call. */
export type ControlEvent =
  | { readonly type: 'determined'; readonly role: 'master' | 'slave' }
  /** The far side's capabilities, each time it says them. */
  | { readonly type: 'remoteCapabilities'; readonly capabilities: CapabilitySet }
  /** Its set was empty: our channels toward it are closed, and none may be opened before the next set. */
  | { readonly type: 'paused' }
  /** Our capabilities were acknowledged. */
  | { readonly type: 'capabilitiesAccepted' }
  | { readonly type: 'capabilitiesRefused'; readonly cause: string }
  /** To be answered with `accept` or `reject`. */
  | { readonly type: 'channelOffered'; readonly offer: ChannelOffer }
  /** The far side took back its offer, or its channel is closed. */
  | { readonly type: 'incomingClosed'; readonly channel: number }
  /** A channel of ours is open: RTP goes to `mediaChannel`. Also the reverse half of a bidirectional one that was accepted; its number is then from above (65535). */
  | {
      readonly type: 'opened';
      readonly channel: number;
      readonly session: number;
      readonly mediaChannel: SocketAddress;
      readonly mediaControl?: SocketAddress;
      /** Where the far side wants another one than we proposed. */
      readonly payloadType?: number;
    }
  | { readonly type: 'refused'; readonly channel: number; readonly cause: ChannelRefusal }
  /** A channel of ours is closed: as we wanted, or since the far side asked or paused. */
  | { readonly type: 'closed'; readonly channel: number }
  | { readonly type: 'fastUpdate'; readonly channel: number }
  /** What the far side takes at most; bit/s, absent: no restriction. `channel` absent: of the whole call. */
  | { readonly type: 'flowControl'; readonly channel?: number; readonly bitRate?: number }
  /** By the number of the far side's channel. */
  | { readonly type: 'mute'; readonly channel: number; readonly muted: boolean }
  /** `alsoInRtp`: the same digits come as RFC 4733 events too. */
  | { readonly type: 'digits'; readonly digits: string; readonly how: 'signal' | 'alphanumeric'; readonly alsoInRtp?: boolean }
  | { readonly type: 'modeRequested'; readonly modes: readonly string[] }
  | { readonly type: 'roundTrip'; readonly answered: boolean }
  | { readonly type: 'h239'; readonly event: H239Event }
  | { readonly type: 'sessionEnded' }
  /** A request of ours was never answered. */
  | { readonly type: 'timeout'; readonly timer: `T10${number}`; readonly procedure: string; readonly channel?: number }
  /** What cannot be read; it is answered with functionNotUnderstood where the standard says so, and otherwise left alone. */
  | { readonly type: 'malformed'; readonly error: PerError; readonly bytes: Uint8Array }
  /** Sound, but not to be understood or not expected here: left alone or answered as the standard says. */
  | { readonly type: 'ignored'; readonly message: string };

/** H.239 11: presentation token and floor. */
export type H239Event =
  | { readonly type: 'tokenRequested'; readonly channel: number; readonly terminalLabel: number }
  | { readonly type: 'tokenGranted' | 'tokenDenied' | 'tokenReleased' }
  | { readonly type: 'flowControlReleaseRequested'; readonly channel: number; readonly bitRate: number };

export type H245Timer = 'T101' | 'T102' | 'T103' | 'T104' | 'T105' | 'T106' | 'T107' | 'T108' | 'T109';

export interface ControlOptions {
  /** 50 terminal without MC, 60 gateway without MC (H.323 Table 1). */
  readonly terminalType?: number;
  /** statusDeterminationNumber, 0 to 2^24 - 1. */
  readonly random: () => number;
  /** What happens when the far side wants to send slides: refused at once (the default), or `ask`: `tokenRequested` is told. */
  readonly h239?: 'refuse' | 'ask';
  /** Milliseconds. */
  readonly timers?: Partial<Readonly<Record<H245Timer, number>>>;
  /** Asked before each message is read. What may not be is left alone, and so is what follows it in the same packet. */
  readonly mayRead?: () => boolean;
}
