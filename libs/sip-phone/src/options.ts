import type { PhoneClock } from '@opencvi/phone-media';

export type PhoneTransport = 'udp' | 'tcp' | 'tls';
export type PhoneAudioCodec = 'G722' | 'PCMU' | 'PCMA' | 'opus';
export type SrtpPolicy = 'off' | 'optional' | 'required';

/** Where and as whom a phone speaks SIP. */
export interface PhoneOptions {
  /** The address it listens on and puts into its SDP. Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0, any free port. */
  readonly port?: number;
  /** Default udp. */
  readonly transport?: PhoneTransport;
  /** What its messages call it. Default `OpenCVI test phone`. */
  readonly userAgent?: string;
  readonly displayName?: string;
  /** The user part of its address. Default `phone`. */
  readonly user?: string;
  /** Whether the certificate of a TLS server must be valid. Default false: it is a test phone. */
  readonly verifyServer?: boolean;
  readonly clock?: PhoneClock;
}

/** What the phone offers and takes as video. */
export interface VideoOptions {
  /** RFC 6184 6: only this mode. Default: both, 1 preferred. */
  readonly packetizationMode?: 0 | 1;
  /** What it says it can decode. Default 42e01f: constrained baseline at level 3.1, 720p. */
  readonly profileLevelId?: string;
  /** The most it wants to receive, in bit/s (RFC 3890). */
  readonly maxBitrate?: number;
}

/** The media of one call. */
export interface MediaOptions {
  /** In order of preference. Default G722, PCMU, PCMA. */
  readonly audio?: readonly PhoneAudioCodec[];
  readonly video?: false | VideoOptions;
  /** SDES keys (RFC 4568): offered in a plain profile, or in RTP/SAVP only. Default off. */
  readonly srtp?: SrtpPolicy;
  /** The tone it sends; 0 is silence. Default 440. */
  readonly toneHz?: number;
  /** Loudness of the tone, 0 to 1 of full scale. Default 0.1. */
  readonly toneAmplitude?: number;
}

/** One outgoing call. */
export interface DialOptions extends MediaOptions {
  /** Send no SDP: the far side offers (RFC 3261 13.2.1). */
  readonly lateOffer?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes the call back while it is not answered. */
  readonly signal?: AbortSignal;
  /** How long it may ring. Default 30000. */
  readonly answerTimeoutMs?: number;
  /** Told of each provisional response: 180, "Ringing". */
  readonly onProgress?: (status: number, reason: string) => void;
}
