import type { EndCode } from '@opencvi/plugin-api';

/** Why a call ended, in Graph's numbers. */
export interface ResultInfo {
  readonly code: number;
  readonly subcode: number;
  readonly message: string;
}

/** A `resultInfo`, with the code in its message as Graph writes it. */
export function resultInfo(code: number, subcode: number, what: string): ResultInfo {
  return { code, subcode, message: `${what} DiagCode: ${code}#${subcode}.@` };
}

/** Ends that have a number of their own. */
export const results = {
  hungUp: resultInfo(0, 0, 'The call was hung up.'),
  meetingEnded: resultInfo(0, 4097, 'The meeting was ended for everybody by its organizer.'),
  removed: resultInfo(0, 5300, 'Removed from the meeting by another participant.'),
  denied: resultInfo(0, 5854, 'Denied entry from the lobby by another participant.'),
  lobbyTimeout: resultInfo(0, 5855, 'Nobody opened the lobby in time.'),
  noSuchMeeting: resultInfo(404, 4500, 'The conversation does not exist.'),
  anonymousJoinDisabled: resultInfo(403, 5723, 'Anonymous join is disabled by policy.'),
  badMediaConfig: resultInfo(400, 2203, 'Bad Request.'),
  full: resultInfo(413, 5808, 'The meeting is full.'),
  mediaLost: resultInfo(410, 301_005, 'Media was lost.'),
  notKeptAlive: resultInfo(0, 5003, 'The call was not kept alive.'),
  failed: resultInfo(500, 0, 'Internal Server Error.'),
} as const;

/** What the meeting said, in Graph's numbers. */
export function resultOf(code: EndCode): ResultInfo {
  const known: Partial<Record<EndCode, ResultInfo>> = {
    normal: results.hungUp,
    cancelled: results.hungUp,
    denied: results.denied,
    'lobby-timeout': results.lobbyTimeout,
    removed: results.removed,
    'meeting-ended': results.meetingEnded,
    unavailable: results.full,
  };
  return known[code] ?? results.failed;
}
