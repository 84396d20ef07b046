import { expect, test } from '@jest/globals';
import type * as H225 from '../generated/h323-messages.ts';
import { causeOfReason, reasonOfCause } from './release-causes.ts';

/** H.225.0 Table 5. */
test.each<[H225.ReleaseCompleteReason, number]>([
  [{ type: 'noBandwidth' }, 34],
  [{ type: 'gatekeeperResources' }, 47],
  [{ type: 'unreachableDestination' }, 3],
  [{ type: 'destinationRejection' }, 16],
  [{ type: 'invalidRevision' }, 88],
  [{ type: 'noPermission' }, 127],
  [{ type: 'unreachableGatekeeper' }, 38],
  [{ type: 'gatewayResources' }, 42],
  [{ type: 'badFormatAddress' }, 28],
  [{ type: 'adaptiveBusy' }, 41],
  [{ type: 'inConf' }, 17],
  [{ type: 'undefinedReason' }, 31],
  [{ type: 'facilityCallDeflection' }, 16],
  [{ type: 'securityDenied' }, 31],
  [{ type: 'calledPartyNotRegistered' }, 20],
  [{ type: 'callerNotRegistered' }, 31],
  [{ type: 'newConnectionNeeded' }, 47],
  [{ type: 'replaceWithConferenceInvite', value: new Uint8Array(16) }, 31],
  [{ type: 'tunnelledSignallingRejected' }, 127],
  [{ type: '...', index: 30, value: new Uint8Array() }, 31],
])('%j is cause %i', (reason, cause) => {
  expect(causeOfReason(reason)).toBe(cause);
});

test.each([
  [1, 'unreachableDestination'],
  [3, 'unreachableDestination'],
  [16, undefined],
  [17, 'inConf'],
  [20, 'calledPartyNotRegistered'],
  [21, 'destinationRejection'],
  [28, 'badFormatAddress'],
  [31, 'undefinedReason'],
  [34, 'noBandwidth'],
  [41, 'adaptiveBusy'],
  [42, 'gatewayResources'],
  [47, 'gatekeeperResources'],
  [88, 'invalidRevision'],
  [102, undefined],
])('cause %i is said with reason %s', (cause, reason) => {
  expect(reasonOfCause(cause)).toBe(reason);
});
