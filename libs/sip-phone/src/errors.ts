/** A call that was not answered. */
export class DialError extends Error {
  override readonly name = 'DialError';
  /** The SIP status; absent when no response came. */
  readonly status: number | undefined;
  /** The reason phrase, or what happened instead. */
  readonly reason: string;

  constructor(status: number | undefined, reason: string, options?: ErrorOptions) {
    super(status === undefined ? reason : `${status} ${reason}`, options);
    this.status = status;
    this.reason = reason;
  }
}

/** SDP that the phone cannot agree to; RFC 3261 21.4.26. */
export class NotAcceptableError extends Error {
  override readonly name = 'NotAcceptableError';
}
