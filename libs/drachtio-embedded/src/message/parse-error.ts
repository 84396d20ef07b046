import type { SipRequest } from './sip-message.ts';

/** Why bytes are not a SIP message we accept; each is counted under its own name. */
export type MalformedReason =
  | 'empty'
  | 'start-line'
  | 'version'
  | 'no-header-end'
  | 'header-line'
  | 'too-large'
  | 'too-many-headers'
  | 'header-too-long'
  | 'missing-header'
  | 'repeated-header'
  | 'via'
  | 'from'
  | 'to'
  | 'call-id'
  | 'cseq'
  | 'cseq-method'
  | 'request-uri'
  | 'content-length'
  | 'body-truncated';

/** A fault, where it is, and the request it was found in when enough was read to answer it. */
export interface ParseError {
  readonly reason: MalformedReason;
  /** Bytes from the start of the message. */
  readonly offset: number;
  /** The status RFC 3261 would have us answer with. */
  readonly status: 400 | 413 | 505;
  readonly request?: SipRequest;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ParseError };

export function fault(reason: MalformedReason, offset: number, request?: SipRequest): { ok: false; error: ParseError } {
  const status = reason === 'version' ? 505 : reason === 'too-large' ? 413 : 400;
  return { ok: false, error: { reason, offset, status, ...(request && { request }) } };
}
