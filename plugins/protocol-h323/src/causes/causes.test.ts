import { describe, expect, test } from '@jest/globals';
import type { Release } from '@opencvi/h323-js-bindings';
import { type EndCode, type EndReason, endCodes } from '@opencvi/plugin-api';
import { admissionRefusal } from './admission-refusal.ts';
import { toReleaseCause } from './end-causes.ts';
import { fromRelease, type Progress } from './release-reason.ts';

describe('a reason of ours as a Release Complete', () => {
  test.each<[EndCode, number, string | undefined]>([
    ['normal', 16, undefined],
    ['cancelled', 16, undefined],
    ['not-found', 1, 'unreachableDestination'],
    ['too-many-attempts', 1, undefined],
    ['refused', 21, 'noPermission'],
    ['unauthorized', 41, undefined],
    ['not-consented', 21, 'noPermission'],
    ['denied', 21, 'destinationRejection'],
    ['lobby-timeout', 19, undefined],
    ['removed', 16, undefined],
    ['meeting-ended', 16, undefined],
    ['busy', 17, 'inConf'],
    ['declined', 21, 'destinationRejection'],
    ['no-answer', 19, undefined],
    ['incompatible-media', 88, undefined],
    ['media-timeout', 102, undefined],
    ['signalling-timeout', 102, undefined],
    ['throttled', 42, 'gatewayResources'],
    ['unavailable', 34, 'gatewayResources'],
    ['operator', 31, undefined],
    ['failed', 41, undefined],
  ])('%s', (code, cause, reason) => {
    expect(toReleaseCause({ code, by: 'gateway' })).toEqual({ cause, ...(reason !== undefined && { reason }) });
  });

  test('every code has one', () => {
    expect(endCodes.filter(code => toReleaseCause({ code, by: 'gateway' }).cause === undefined)).toEqual([]);
  });
});

describe('a release as a reason', () => {
  test.each<[Release, Progress, EndReason]>([
    [{ by: 'them', cause: 16 }, 'answered', { code: 'normal', by: 'room' }],
    [{ by: 'them' }, 'answered', { code: 'normal', by: 'room' }],
    [
      { by: 'them', cause: 38, reason: 'undefinedReason' },
      'answered',
      { code: 'normal', by: 'room', detail: 'released with cause 38, undefinedReason' },
    ],
    [{ by: 'them', cause: 16 }, 'caller-waits', { code: 'cancelled', by: 'room' }],
    [{ by: 'them', cause: 17 }, 'callee-rings', { code: 'busy', by: 'room', detail: 'released with cause 17' }],
    [{ by: 'them', cause: 1 }, 'callee-rings', { code: 'not-found', by: 'room', detail: 'released with cause 1' }],
    [{ by: 'them', cause: 16 }, 'callee-rings', { code: 'declined', by: 'room', detail: 'released with cause 16' }],
    [{ by: 'them', cause: 19 }, 'callee-rings', { code: 'no-answer', by: 'room', detail: 'released with cause 19' }],
    [{ by: 'them', cause: 42 }, 'callee-rings', { code: 'unavailable', by: 'room', detail: 'released with cause 42' }],
    [{ by: 'them', cause: 88 }, 'callee-rings', { code: 'incompatible-media', by: 'room', detail: 'released with cause 88' }],
    [{ by: 'them', cause: 99 }, 'callee-rings', { code: 'failed', by: 'room', detail: 'released with cause 99' }],
    [{ by: 'them', reason: 'inConf' }, 'callee-rings', { code: 'busy', by: 'room', detail: 'released with inConf' }],
    [
      { by: 'them', reason: 'calledPartyNotRegistered' },
      'callee-rings',
      { code: 'not-found', by: 'room', detail: 'released with calledPartyNotRegistered' },
    ],
    [{ by: 'them' }, 'callee-rings', { code: 'failed', by: 'room' }],
    [{ by: 'timeout', detail: 'T303' }, 'callee-rings', { code: 'signalling-timeout', by: 'gateway', detail: 'T303' }],
    [{ by: 'connection' }, 'caller-waits', { code: 'cancelled', by: 'room', detail: 'the signalling connection was closed' }],
    [{ by: 'connection' }, 'answered', { code: 'signalling-timeout', by: 'room', detail: 'the signalling connection was lost' }],
    [{ by: 'protocol' }, 'answered', { code: 'failed', by: 'room', detail: 'the far end cannot be understood' }],
    [{ by: 'limit' }, 'answered', { code: 'throttled', by: 'gateway', detail: 'too many messages' }],
    [{ by: 'us' }, 'answered', { code: 'failed', by: 'gateway', detail: 'the call was released' }],
  ])('%p, %s', (release, progress, reason) => {
    expect(fromRelease(release, progress)).toEqual(reason);
  });
});

test.each<[string, EndCode]>([
  ['calledPartyNotRegistered', 'not-found'],
  ['resourceUnavailable', 'unavailable'],
  ['noAnswer', 'unavailable'],
  ['requestDenied', 'refused'],
])('a gatekeeper that says %s', (reason, code) => {
  expect(admissionRefusal(reason)).toEqual({ code, by: 'gateway', detail: `the gatekeeper refused the call: ${reason}` });
});
