import type { ReleaseReason } from '@opencvi/h323-js-bindings';
import type { EndCode, EndReason } from '@opencvi/plugin-api';

/** What a Release Complete says: the Q.850 cause, and where it says more than the cause the reason of H.225.0. */
export interface ReleaseCause {
  readonly cause: number;
  readonly reason?: ReleaseReason;
}

const causes: Readonly<Record<EndCode, ReleaseCause>> = {
  normal: { cause: 16 }, // normal call clearing
  cancelled: { cause: 16 },
  'not-found': { cause: 1, reason: 'unreachableDestination' }, // unallocated number
  'too-many-attempts': { cause: 1 },
  refused: { cause: 21, reason: 'noPermission' }, // call rejected
  unauthorized: { cause: 41 }, // temporary failure
  'not-consented': { cause: 21, reason: 'noPermission' },
  denied: { cause: 21, reason: 'destinationRejection' },
  'lobby-timeout': { cause: 19 }, // no answer from user
  removed: { cause: 16 },
  'meeting-ended': { cause: 16 },
  busy: { cause: 17, reason: 'inConf' }, // user busy
  declined: { cause: 21, reason: 'destinationRejection' },
  'no-answer': { cause: 19 },
  'incompatible-media': { cause: 88 }, // incompatible destination
  'media-timeout': { cause: 102 }, // recovery on timer expiry
  'signalling-timeout': { cause: 102 },
  throttled: { cause: 42, reason: 'gatewayResources' }, // switching equipment congestion
  unavailable: { cause: 34, reason: 'gatewayResources' }, // no circuit available
  operator: { cause: 31 }, // normal, unspecified
  failed: { cause: 41 },
};

/** The Release Complete for a reason. */
export function toReleaseCause({ code }: EndReason): ReleaseCause {
  return causes[code];
}
