import type { EndCode, EndReason } from '@opencvi/plugin-api';

/** How Graph refused a request. */
export interface GraphRefusal {
  readonly status: number;
  /** `error.code` of the body: a word or a number as text. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** What was asked for: the same status says different things of a lookup and of a join. */
export type GraphOperation = 'lookup' | 'join' | 'call';

/** Error codes that say more than their status. */
const codes: Readonly<Record<string, readonly [EndCode, string]>> = {
  '7504': ['not-consented', 'the tenant has not granted the application what a call needs'],
  '7505': ['not-consented', "the meeting belongs to another tenant than the application's token"],
  '2203': ['failed', 'the application-hosted media configuration was refused: the media bot may be out of date'],
  InvalidAuthenticationToken: ['unauthorized', 'Graph does not accept the token'],
  Authorization_RequestDenied: ['not-consented', 'the tenant has not granted the permission'],
  TooManyRequests: ['throttled', 'Graph is asked too often'],
};

const statuses: Readonly<Record<number, readonly [EndCode, string]>> = {
  401: ['unauthorized', 'Graph does not accept the token'],
  403: ['not-consented', 'the tenant has not granted the permission'],
  404: ['not-found', 'there is no such meeting'],
  408: ['unavailable', 'Graph took too long'],
  423: ['unavailable', 'the tenant is locked'],
  429: ['throttled', 'Graph is asked too often'],
};

/** Pure: a refusal in the gateway's words. */
export function graphFailureReason(refusal: GraphRefusal, operation: GraphOperation): EndReason {
  const { status, code = '', message, retryAfter } = refusal;
  const [end, words] = codes[code] ?? statuses[status] ?? byClass(status);
  const said = [`${status}`, code, message].filter(Boolean).join(' ');
  return {
    // A call that is gone is no meeting that was never there: the IVR must not ask for another number
    code: end === 'not-found' && operation === 'call' ? 'meeting-ended' : end,
    by: 'meeting',
    detail: `${words} (${operation}: ${said})`,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function byClass(status: number): readonly [EndCode, string] {
  if (status >= 500) return ['unavailable', 'Graph is not available'];
  if (status >= 300 && status < 400) return ['unavailable', 'another host is named instead of Graph, and not asked'];
  return ['failed', 'Graph does not understand the request'];
}
