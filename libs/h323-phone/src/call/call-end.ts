import type { Release } from '@opencvi/h323-js-bindings';

/** How a call ended. */
export interface CallEnd {
  /** `timeout`: a timer of ours; `connection`: it broke; `protocol`: what came cannot be understood. */
  readonly by: Release['by'];
  /** Q.850: 16 is normal. */
  readonly cause?: number;
  /** ReleaseCompleteReason, else what happened. */
  readonly reason: string;
}

/** Q.850 2.2.7.1.7: normal call clearing. */
export const normalClearing = 16;

export function endOf({ by, cause, reason, detail }: Release): CallEnd {
  // H.323 8.5: endSession is how a call ends where H.245 is heard before the Release Complete
  const told = reason === 'endSession' ? undefined : reason;
  const said = told ?? detail ?? (cause === undefined || cause === normalClearing ? 'hung up' : `cause ${cause}`);
  return { by, ...(cause !== undefined && { cause }), reason: said };
}
