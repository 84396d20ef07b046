import type { EndCode, EndReason } from '@opencvi/plugin-api';

/** The Q.850 cause of an end code. */
const causes: Readonly<Record<EndCode, number>> = {
  normal: 16, // normal call clearing
  cancelled: 16,
  'not-found': 1, // unallocated number
  'too-many-attempts': 1,
  refused: 21, // call rejected
  unauthorized: 41, // temporary failure
  'not-consented': 21,
  denied: 21,
  'lobby-timeout': 19, // no answer from user
  removed: 16,
  'meeting-ended': 16,
  busy: 17, // user busy
  declined: 21,
  'no-answer': 19,
  'incompatible-media': 88, // incompatible destination
  'media-timeout': 102, // recovery on timer expiry
  'signalling-timeout': 102,
  throttled: 42, // switching equipment congestion
  unavailable: 34, // no circuit available
  operator: 31, // normal, unspecified
  failed: 41,
};

/** The value of a Reason header (RFC 3326; RFC 6432 for responses). */
export function reasonHeader({ code, detail }: EndReason): string {
  return `Q.850;cause=${causes[code]};text="${quotable(detail ?? code)}"`;
}

/** What fits between quotes on one header line. */
function quotable(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .replaceAll(/["\\]/g, "'")
    .slice(0, 120);
}
