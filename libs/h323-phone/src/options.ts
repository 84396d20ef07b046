import type { Alias, SocketAddress } from '@opencvi/h323-js-bindings';
import type { PhoneClock } from '@opencvi/phone-media';

export type PhoneAudioCodec = 'G722' | 'PCMU' | 'PCMA';

/** How keys are told: in RTP (RFC 4733), by H.245 user input, or as Q.931 keypad. */
export type DigitMode = 'rfc4733' | 'signal' | 'alphanumeric' | 'keypad';

/** Where and as whom a phone speaks H.323. */
export interface PhoneOptions {
  /** The address it listens on and puts into its messages. Default 127.0.0.1. */
  readonly host?: string;
  /** Of call signalling. Default 0, any free port; that of H.323 is 1720. */
  readonly port?: number;
  /** The Q.931 display element, and its alias where it has no other. Default `OpenCVI phone`. */
  readonly displayName?: string;
  /** What it is called: digits become dialledDigits, other text an h323-ID. */
  readonly aliases?: readonly (string | Alias)[];
  /** What its messages call it. Default `OpenCVI test phone`. */
  readonly product?: string;
  /** Whether it takes H.245 tunnelling that a caller offers. Default true. */
  readonly tunnelling?: boolean;
  readonly clock?: PhoneClock;
}

/** What the phone can do as video. */
export interface VideoOptions {
  /** RFC 6184 6: 0 is mode 0 alone, in both directions. Default 1: both modes, 1 preferred. */
  readonly packetizationMode?: 0 | 1;
  /** level_idc of H.264. Default 31: 720p. */
  readonly level?: number;
  /** The most it wants to receive, in bit/s. Default 1500000. */
  readonly maxBitrate?: number;
}

/** When a phone falls silent for good, its connections open: `half-setup` in the middle of its Setup, the others after what they name. */
export type StallStage = 'half-setup' | 'setup' | 'proceeding' | 'alerting' | 'connected' | 'capabilities' | 'channels';

/** The media of one call, and how it behaves. */
export interface MediaOptions {
  /** In order of preference. Default G722, PCMU, PCMA. */
  readonly audio?: readonly PhoneAudioCodec[];
  readonly video?: false | VideoOptions;
  /** The tone it sends; 0 is silence. Default 440. */
  readonly toneHz?: number;
  /** Loudness of the tone, 0 to 1 of full scale. Default 0.1. */
  readonly toneAmplitude?: number;
  /** How `sendDigits` types. Default rfc4733. */
  readonly digitsBy?: DigitMode;
  /** Caller: whether it proposes channels in its Setup, default false. Callee: whether it takes such proposals, default true (H.323 8.1.7). */
  readonly fastStart?: boolean;
  /** Milliseconds that it waits with its own channels once it could open them. */
  readonly openChannelsLate?: number;
  /** Never opens a channel of its own. */
  readonly sendNothing?: boolean;
  readonly stallAfter?: StallStage;
}

/** One outgoing call. */
export interface DialOptions extends MediaOptions {
  /** H.245 in the signalling connection (H.323 8.2.1). Default true. */
  readonly tunnelling?: boolean;
  /** What the bearer capability asks for, in bit/s. Default 768000. */
  readonly bandwidth?: number;
  /** Takes the call back while it is not answered. */
  readonly signal?: AbortSignal;
  /** How long it may ring. Default 30000. */
  readonly answerTimeoutMs?: number;
  /** Told of each message on the way to the answer. */
  readonly onProgress?: (what: 'proceeding' | 'alerting' | 'progress') => void;
}

/** A place to call, where text does not say it well enough. */
export interface TargetAddress extends Partial<SocketAddress> {
  readonly address: string;
  /** destinationAddress, in this order. */
  readonly aliases?: readonly Alias[];
  /** The Q.931 called party number. */
  readonly calledNumber?: string;
}
