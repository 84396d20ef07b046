import type { MediaDirection, MediaFormat, MediaRole, TransportAddress } from '@opencvi/plugin-api';
import type { CryptoAttribute } from './crypto.ts';

/** An SDP offer or answer of the far end, reduced to what a negotiation needs. */
export interface SessionDescription {
  /** `sess-id sess-version` of the o= line: the same twice means that nothing changed (RFC 3264 8). */
  readonly version: string;
  readonly media: readonly MediaDescription[];
}

/** One m-line of the far end with everything below it. */
export interface MediaDescription {
  /** Media type as written: `audio`, `video`, `application` ... */
  readonly type: string;
  /** 0: refused, or given up. */
  readonly port: number;
  /** Transport profile as written: `RTP/AVP`, `RTP/SAVP`, `UDP/BFCP` ... */
  readonly profile: string;
  /** The format list as written, for an answer that refuses the line. */
  readonly formatList: string;
  /** What the line is for; absent when it is nothing we know. Several lines may be alternatives for one role. */
  readonly role?: MediaRole;
  readonly formats: readonly MediaFormat[];
  /** As the far end sees it. */
  readonly direction: MediaDirection;
  /** The far end says where it is not: c=0.0.0.0, the hold of RFC 2543 (RFC 3264 8.4). */
  readonly nowhere: boolean;
  /** Where the far end receives while RTP and RTCP do not share a port; absent when it is nowhere, or named by a host name. */
  readonly remote?: TransportAddress;
  readonly rtcpMux: boolean;
  /** SDES keys that we can use (RFC 4568), in the far end's order. */
  readonly crypto: readonly CryptoAttribute[];
  /** The most the far end wants to receive, in bits per second. */
  readonly maxBitrate?: number;
  /** a=content as written (RFC 4796). */
  readonly content?: string;
}

/** A session description, or why it is none. */
export type ParsedSession = { readonly ok: true; readonly session: SessionDescription } | { readonly ok: false; readonly reason: string };
