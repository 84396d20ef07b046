import { type Address, type EndCode, type EndReason, formatAddress } from '@opencvi/plugin-api';
import { reasonHeader } from './reason-header.ts';

/** A final response that refuses a call. */
export interface FinalStatus {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const statuses: Readonly<Record<EndCode, number>> = {
  normal: 480,
  cancelled: 487,
  'not-found': 404,
  'too-many-attempts': 403,
  refused: 403,
  unauthorized: 500,
  'not-consented': 403,
  denied: 603,
  'lobby-timeout': 480,
  removed: 480,
  'meeting-ended': 410,
  busy: 486,
  declined: 603,
  'no-answer': 480,
  'incompatible-media': 488,
  'media-timeout': 480,
  'signalling-timeout': 408,
  throttled: 503,
  unavailable: 503,
  operator: 480,
  failed: 500,
};

/** The response to an INVITE that was not answered, for the reason why (RFC 3261 21). */
export function toSipStatus(reason: EndReason): FinalStatus {
  const headers: Record<string, string> = { Reason: reasonHeader(reason) };
  // RFC 3261 20.33
  if (reason.retryAfter !== undefined) headers['Retry-After'] = String(Math.max(0, Math.ceil(reason.retryAfter)));
  return { status: statuses[reason.code], headers };
}

const codes: Readonly<Record<number, EndCode>> = {
  401: 'refused',
  403: 'refused',
  404: 'not-found',
  407: 'refused',
  408: 'no-answer',
  410: 'not-found',
  415: 'incompatible-media',
  480: 'no-answer',
  484: 'not-found',
  486: 'busy',
  487: 'cancelled',
  488: 'incompatible-media',
  503: 'unavailable',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  606: 'incompatible-media',
};

/** Why a call of ours was not taken, from the final response to it. */
export function fromSipStatus(status: number, to: Address, retryAfter?: string): EndReason {
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  return {
    code: codes[status] ?? 'failed',
    by: 'room',
    detail: `${formatAddress(to)} answered ${status}`,
    ...(seconds >= 0 && { retryAfter: seconds }),
  };
}
