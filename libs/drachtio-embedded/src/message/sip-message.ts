import type { CSeq } from './cseq.ts';
import type { Headers } from './headers.ts';
import type { NameAddr } from './name-addr.ts';
import type { Via } from './via.ts';

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

export type SipMessage = SipRequest | SipResponse;

/** The parsed values of the headers every message from the network must have (RFC 3261 8.1.1). */
export interface Essentials {
  readonly via: Via;
  readonly from: NameAddr;
  readonly to: NameAddr;
  readonly callId: string;
  readonly cseq: CSeq;
}

export interface ReceivedRequest extends SipRequest {
  readonly essentials: Essentials;
}

export interface ReceivedResponse extends SipResponse {
  readonly essentials: Essentials;
}

export type ReceivedMessage = ReceivedRequest | ReceivedResponse;

export const emptyBody: Buffer = Buffer.alloc(0);
