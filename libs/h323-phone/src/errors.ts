/** A call that was not answered. */
export class DialError extends Error {
  override readonly name = 'DialError';
  /** Q.850 cause value; absent where the far side said nothing of the kind. */
  readonly causeValue: number | undefined;
  /** ReleaseCompleteReason, or what happened instead. */
  readonly reason: string;

  constructor({ cause, reason }: { readonly cause?: number | undefined; readonly reason: string }, options?: ErrorOptions) {
    super(cause === undefined ? reason : `${reason} (cause ${cause})`, options);
    this.causeValue = cause;
    this.reason = reason;
  }
}
