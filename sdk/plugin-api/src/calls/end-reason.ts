/**
 * Why a call ended, in words of no protocol. Protocols translate at their edge with a pure function (SIP status, Q.931 cause,
 * Graph result code).
 *
 * | code | meaning |
 * |---|---|
 * | normal | somebody hung up |
 * | cancelled | the caller gave up before the call was answered |
 * | not-found | no such address or meeting |
 * | too-many-attempts | the IVR was given no valid conference id in the allowed number of attempts |
 * | refused | the device is not trusted here |
 * | unauthorized | the meeting service does not accept our credentials |
 * | not-consented | the tenant has not consented to the gateway's application |
 * | denied | an organizer denied entry from the lobby |
 * | lobby-timeout | nobody admitted the room in time |
 * | removed | an organizer removed the room |
 * | meeting-ended | the meeting ended for everybody |
 * | busy, declined, no-answer | the dialled side did not take the call |
 * | incompatible-media | no codec in common |
 * | media-timeout | the device stopped sending media |
 * | signalling-timeout | the device stopped answering |
 * | throttled | too many requests; try again later |
 * | unavailable | draining, out of capacity or licences, or a needed service is down |
 * | operator | an operator ended it |
 * | failed | a defect or an unexpected failure; see the log |
 */
export type EndCode = (typeof endCodes)[number];

/** Every `EndCode`, for schemas and tables. */
export const endCodes = [
  'normal',
  'cancelled',
  'not-found',
  'too-many-attempts',
  'refused',
  'unauthorized',
  'not-consented',
  'denied',
  'lobby-timeout',
  'removed',
  'meeting-ended',
  'busy',
  'declined',
  'no-answer',
  'incompatible-media',
  'media-timeout',
  'signalling-timeout',
  'throttled',
  'unavailable',
  'operator',
  'failed',
] as const;

/** Why a call ended, and who ended it. */
export interface EndReason {
  readonly code: EndCode;
  /** Who ended it. */
  readonly by: 'room' | 'meeting' | 'gateway' | 'operator';
  /** One sentence for people. */
  readonly detail?: string;
  /** When a caller may try again, in seconds (Retry-After). */
  readonly retryAfter?: number;
}

/**
 * The error that crosses an extension point. Anything else that is thrown there is a defect of the plugin: it is logged with the plugin's
 * name, counted, and ends the call with `failed`.
 * @example `throw new CallError({ code: 'not-found', by: 'gateway', detail: 'no meeting 1172827458' }, { cause });`
 */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly reason: EndReason,
    options?: ErrorOptions,
  ) {
    super(reason.detail ?? reason.code, options);
  }
}
