import type { EndCode, EndReason } from '@opencvi/plugin-api';

/** AdmissionRejectReason (H.225.0 7.11.3). */
const codes: Readonly<Record<string, EndCode>> = {
  calledPartyNotRegistered: 'not-found',
  incompleteAddress: 'not-found',
  badFormatAddress: 'not-found',
  resourceUnavailable: 'unavailable',
  exceedsCallCapacity: 'unavailable',
  callerNotRegistered: 'unavailable',
  notRegistered: 'unavailable',
  noAnswer: 'unavailable',
  routeCallToGatekeeper: 'unavailable',
};

/** Why the gatekeeper did not admit a call. */
export function admissionRefusal(reason: string): EndReason {
  return { code: codes[reason] ?? 'refused', by: 'gateway', detail: `the gatekeeper refused the call: ${reason}` };
}
