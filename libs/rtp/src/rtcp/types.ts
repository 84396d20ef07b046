import type { NtpTime } from '../ntp-time.ts';

/** RTCP packet types (RFC 3550 12.1, RFC 4585 6.1). */
export const RtcpType = { sr: 200, rr: 201, sdes: 202, bye: 203, app: 204, rtpfb: 205, psfb: 206 } as const;

/** Feedback message types of RTPFB (RFC 4585 6.2, RFC 5104 4.2) and PSFB (RFC 4585 6.3, RFC 5104 4.3). */
export const RtpFeedback = { nack: 1, tmmbr: 3, tmmbn: 4 } as const;
export const PayloadFeedback = { pli: 1, sli: 2, fir: 4, afb: 15 } as const;

/** One reception report (RFC 3550 6.4.1). */
export interface ReportBlock {
  readonly ssrc: number;
  /** Share lost since the last report, in 1/256. */
  readonly fractionLost: number;
  /** Signed: duplicates make it negative. */
  readonly cumulativeLost: number;
  readonly extendedHighestSequence: number;
  /** In timestamp units. */
  readonly jitter: number;
  /** In 1/65536 s; 0 when no sender report came. */
  readonly lastSr: number;
  readonly delaySinceLastSr: number;
}

export interface SenderReport {
  readonly type: 'sr';
  readonly ssrc: number;
  readonly ntp: NtpTime;
  readonly rtpTimestamp: number;
  readonly packetCount: number;
  readonly octetCount: number;
  readonly reports: readonly ReportBlock[];
}

export interface ReceiverReport {
  readonly type: 'rr';
  readonly ssrc: number;
  readonly reports: readonly ReportBlock[];
}

export interface SourceDescription {
  readonly type: 'sdes';
  readonly chunks: readonly { readonly ssrc: number; readonly cname?: string }[];
}

export interface Bye {
  readonly type: 'bye';
  readonly ssrcs: readonly number[];
  readonly reason?: string;
}

/** RFC 4585 6.3.1: a decoder lost a picture. */
export interface PictureLossIndication {
  readonly type: 'pli';
  readonly senderSsrc: number;
  readonly mediaSsrc: number;
}

/** RFC 5104 4.3.1: a decoder wants to start at a key frame. The sequence number tells a new request from a repeat. */
export interface FullIntraRequest {
  readonly type: 'fir';
  readonly senderSsrc: number;
  readonly entries: readonly { readonly ssrc: number; readonly sequenceNumber: number }[];
}

/** RFC 4585 6.2.1: packets wanted again. */
export interface GenericNack {
  readonly type: 'nack';
  readonly senderSsrc: number;
  readonly mediaSsrc: number;
  readonly sequenceNumbers: readonly number[];
}

/** RFC 5104 4.2.1, 4.2.2: a limit on the bit rate of media senders, asked for (tmmbr) or in force (tmmbn). */
export interface TemporaryMaxBitRate {
  readonly type: 'tmmbr' | 'tmmbn';
  readonly senderSsrc: number;
  readonly entries: readonly { readonly ssrc: number; readonly bitrate: number; readonly overhead: number }[];
}

/** RFC 3550 6.7, and every packet this library has no word for. */
export interface OtherRtcp {
  readonly type: 'other';
  readonly packetType: number;
  /** The five bits that are a count, a subtype or a feedback message type. */
  readonly count: number;
  readonly body: Uint8Array;
}

export type RtcpPacket =
  | SenderReport
  | ReceiverReport
  | SourceDescription
  | Bye
  | PictureLossIndication
  | FullIntraRequest
  | GenericNack
  | TemporaryMaxBitRate
  | OtherRtcp;
