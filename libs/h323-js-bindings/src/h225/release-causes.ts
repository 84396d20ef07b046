import type { ReleaseReason } from '../call/call.ts';
import type * as H225 from '../generated/h323-messages.ts';

/** H.225.0 Table 5: the cause of Q.850 that a ReleaseCompleteReason stands for, where no cause element says it. */
const causes: Readonly<Record<Exclude<H225.ReleaseCompleteReason['type'], '...'>, number>> = {
  noBandwidth: 34,
  gatekeeperResources: 47,
  unreachableDestination: 3,
  destinationRejection: 16,
  invalidRevision: 88,
  noPermission: 127,
  unreachableGatekeeper: 38,
  gatewayResources: 42,
  badFormatAddress: 28,
  adaptiveBusy: 41,
  inConf: 17,
  undefinedReason: 31,
  facilityCallDeflection: 16,
  securityDenied: 31,
  calledPartyNotRegistered: 20,
  callerNotRegistered: 31,
  newConnectionNeeded: 47,
  nonStandardReason: 127,
  replaceWithConferenceInvite: 31,
  genericDataReason: 31,
  neededFeatureNotSupported: 31,
  tunnelledSignallingRejected: 127,
  invalidCID: 3,
  securityError: 31,
  hopCountExceeded: 3,
};

/** Q.850 normal, unspecified: for a reason that is newer than we are. */
const NORMAL_UNSPECIFIED = 31;

export function causeOfReason(reason: H225.ReleaseCompleteReason): number {
  return reason.type === '...' ? NORMAL_UNSPECIFIED : causes[reason.type];
}

/** The same table the other way, and causes that come close. */
const reasons: Readonly<Record<number, ReleaseReason>> = {
  1: 'unreachableDestination',
  2: 'unreachableDestination',
  3: 'unreachableDestination',
  17: 'inConf',
  20: 'calledPartyNotRegistered',
  21: 'destinationRejection',
  27: 'unreachableDestination',
  28: 'badFormatAddress',
  31: 'undefinedReason',
  34: 'noBandwidth',
  38: 'unreachableGatekeeper',
  41: 'adaptiveBusy',
  42: 'gatewayResources',
  47: 'gatekeeperResources',
  57: 'noPermission',
  88: 'invalidRevision',
  127: 'noPermission',
};

/** What to say beside a cause. Undefined where the cause says it all, as that of a call that just ended (16). */
export function reasonOfCause(cause: number): ReleaseReason | undefined {
  return reasons[cause];
}
