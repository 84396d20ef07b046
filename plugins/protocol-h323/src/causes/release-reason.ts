import type { Release } from '@opencvi/h323-js-bindings';
import type { EndCode, EndReason } from '@opencvi/plugin-api';

/** How far a call had come when it was released. */
export type Progress = 'caller-waits' | 'callee-rings' | 'answered';

/** Of Q.850, for a call of ours that was not taken. */
const causes: Readonly<Record<number, EndCode>> = {
  1: 'not-found',
  2: 'not-found',
  3: 'not-found',
  16: 'declined',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'no-answer',
  21: 'declined',
  22: 'not-found',
  27: 'unavailable',
  28: 'not-found',
  34: 'unavailable',
  38: 'unavailable',
  41: 'unavailable',
  42: 'unavailable',
  47: 'unavailable',
  57: 'refused',
  58: 'unavailable',
  65: 'incompatible-media',
  79: 'incompatible-media',
  88: 'incompatible-media',
  102: 'signalling-timeout',
};

/** ReleaseCompleteReason (H.225.0 7.3.9), for a Release Complete without a cause. */
const reasons: Readonly<Record<string, EndCode>> = {
  noBandwidth: 'unavailable',
  gatekeeperResources: 'unavailable',
  unreachableDestination: 'not-found',
  destinationRejection: 'declined',
  noPermission: 'refused',
  unreachableGatekeeper: 'unavailable',
  gatewayResources: 'unavailable',
  badFormatAddress: 'not-found',
  adaptiveBusy: 'busy',
  inConf: 'busy',
  securityDenied: 'refused',
  calledPartyNotRegistered: 'not-found',
  callerNotRegistered: 'refused',
};

/** Why a call ended that the far end, a timer or the network released. */
export function fromRelease(release: Release, progress: Progress): EndReason {
  switch (release.by) {
    case 'them':
      return byFarEnd(release, progress);
    case 'timeout':
      return { code: 'signalling-timeout', by: 'gateway', detail: release.detail ?? 'the far end stopped answering' };
    case 'connection':
      if (progress === 'caller-waits') return { code: 'cancelled', by: 'room', detail: 'the signalling connection was closed' };
      return { code: 'signalling-timeout', by: 'room', detail: lost(release) };
    case 'protocol':
      return { code: 'failed', by: 'room', detail: release.detail ?? 'the far end cannot be understood' };
    case 'limit':
      return { code: 'throttled', by: 'gateway', detail: release.detail ?? 'too many messages' };
    default:
      return { code: 'failed', by: 'gateway', detail: release.detail ?? 'the call was released' };
  }
}

/** The library names the control connection itself, and says of the other no more than what the system does. */
function lost({ detail = '' }: Release): string {
  return detail.startsWith('control') ? detail : `the signalling connection was lost${detail && `: ${detail}`}`;
}

function byFarEnd(release: Release, progress: Progress): EndReason {
  const said = saying(release);
  if (progress === 'callee-rings') return { code: refusalCode(release), by: 'room', ...(said !== undefined && { detail: said }) };
  // Whatever a room system says when it hangs up, it hung up
  const code = progress === 'answered' ? 'normal' : 'cancelled';
  return { code, by: 'room', ...(said !== undefined && release.cause !== 16 && { detail: said }) };
}

function refusalCode({ cause, reason }: Release): EndCode {
  if (cause !== undefined) return causes[cause] ?? 'failed';
  return reasons[reason ?? ''] ?? 'failed';
}

function saying({ cause, reason }: Release): string | undefined {
  const parts = [cause === undefined ? [] : `cause ${cause}`, reason ?? []].flat();
  return parts.length === 0 ? undefined : `released with ${parts.join(', ')}`;
}
