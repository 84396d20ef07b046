import type { Listenable } from '../kit/emitter.ts';
import type { MediaCapabilities, MediaFormat, MediaRole, StreamAgreement, TransportAddress } from './media-format.ts';

/** What an endpoint tells. */
export interface EndpointEvents {
  /** A digit came as telephone-event (RFC 4733), told once, at its start. */
  digit: [digit: string];
  /** The first packet of a role came in. */
  started: [role: MediaRole];
  /** Nothing has come for the configured time although the far end should be sending. */
  stalled: [role: MediaRole];
  /**
   * A key frame is wanted from the far end, and it has not agreed to RTCP feedback that could ask for it: the leg asks in its own way
   * (SIP INFO of RFC 5168, H.245 videoFastUpdatePicture).
   */
  'key-frame-wanted': [role: MediaRole];
  /**
   * The far end should send no more than this, in bit/s: what the other side of the call takes, as it has agreed or said since (b=, H.245
   * flowControlCommand). Told when the two sides are bridged, and when it changes; `undefined` is no limit.
   */
  'bitrate-wanted': [role: MediaRole, maxBitrate: number | undefined];
}

/** A recorded prompt: a 16-bit mono PCM WAV file. */
export interface Prompt {
  readonly file: string;
}

/** A still: a PNG file, or an H.264 Annex B file with one key frame, at most 1920x1080. */
export interface Picture {
  readonly file: string;
}

/**
 * The media side of one leg: the gateway's ports, codecs and streams toward one far end. A leg opens and connects streams in its protocol's
 * order; whoever interacts with the far end plays and shows.
 */
export interface MediaEndpoint extends Listenable<EndpointEvents> {
  readonly id: string;
  readonly capabilities: MediaCapabilities;
  /**
   * Opens the local ports of a stream and says where the far end is to send. Idempotent. `toward` is an IP address of the far end, where it is
   * already known: the address told is then one that can be reached from there.
   */
  open(role: MediaRole, toward?: string): Promise<TransportAddress>;
  /** States what was agreed for a stream. May be called again: re-INVITE, hold, a channel that is reopened. */
  connect(agreement: StreamAgreement): Promise<void>;
  /** Gives a stream up: its ports are closed. */
  release(role: MediaRole): Promise<void>;
  /** What is agreed at the moment, best first. */
  agreed(role: MediaRole): readonly MediaFormat[];
  /** Asks the far end for a key frame. */
  requestKeyFrame(role: MediaRole): void;
  /** The far end asks us for a key frame by signalling (SIP INFO, H.245). */
  keyFrameRequested(role: MediaRole): void;
  /** Sends digits to the far end as telephone-event; resolves when they are out. */
  sendDigits(digits: string, signal: AbortSignal): Promise<void>;
  /** Plays a prompt to the far end; resolves at its end, at the signal (without rejecting), or at once when there is no audio. */
  play(prompt: Prompt, signal: AbortSignal): Promise<void>;
  /** Shows a still to the far end until `show` is called again or the endpoint is bridged; `undefined` stops sending. */
  show(picture: Picture | undefined): Promise<void>;
  /** Statistics of every stream and direction, from RTP and RTCP. */
  statistics(): Promise<readonly StreamStatistics[]>;
  /** Frees everything. Idempotent. */
  close(): Promise<void>;
}

/** What is measured again and again, about every five seconds, as RTCP is sent or comes in. */
export interface StreamMeasures {
  /** Interarrival jitter in milliseconds. */
  readonly jitter?: number;
  /** Share of packets that were lost since the last look, 0 to 1. */
  readonly loss?: number;
  /** Round trip in milliseconds. */
  readonly roundTripTime?: number;
}

/** Statistics of one stream in one direction. Counters are since the stream was opened. */
export interface StreamStatistics {
  readonly role: MediaRole;
  readonly direction: 'inbound' | 'outbound';
  readonly codec?: string;
  readonly packets: number;
  readonly bytes: number;
  /** Inbound: counted here; outbound: as the far end's receiver reports say. */
  readonly packetsLost: number;
  /** Interarrival jitter in milliseconds (RFC 3550 6.4.1). */
  readonly jitter?: number;
  /** Round trip in milliseconds, where RTCP tells. */
  readonly roundTripTime?: number;
  /** Bits per second over the last few seconds. */
  readonly bitrate: number;
  readonly framesPerSecond?: number;
  readonly width?: number;
  readonly height?: number;
  /** Packets dropped because they were malformed, failed authentication or came from elsewhere; outbound: not sent to an unproven address. */
  readonly discarded: number;
  readonly keyFrameRequests?: number;
  /** Over the whole life of the stream, where `jitter` and `roundTripTime` are the latest values. Absent before the first look. */
  readonly mean?: StreamMeasures;
  readonly maximum?: StreamMeasures;
  /** Where the far end sends to, as it was told. */
  readonly local?: { readonly address: string; readonly port: number };
  /** Where media came from; as agreed while none has come. */
  readonly remote?: { readonly address: string; readonly port: number };
}
