import { describe, expect, test } from '@jest/globals';
import { type CallNotification, readNotifications } from '../callbacks/notifications.ts';
import { applyNotification, type CallView, newCallView } from './call-view.ts';

const says = (state: string, more: Record<string, unknown> = {}, changeType = 'updated'): CallNotification => {
  const value = [{ changeType, resourceUrl: '/communications/calls/c1', resourceData: { state, ...more } }];
  const [one] = readNotifications({ value }) ?? [];
  if (!one) throw new Error('nothing said');
  return one;
};
const after = (...all: CallNotification[]): CallView => all.reduce(applyNotification, newCallView);

describe('a call goes forward only', () => {
  test.each([
    [['establishing', 'established'], 'established'],
    [['established', 'establishing'], 'established'],
    [['Established'], 'established'],
    [['established', 'hold'], 'established'],
    [['terminating', 'established'], 'terminating'],
    [['terminated', 'established', 'terminating'], 'terminated'],
    [['established', 'unknownFutureValue'], 'established'],
  ] as const)('%j is %s', (states, progress) => {
    expect(after(...states.map(state => says(state))).progress).toBe(progress);
  });

  test('whatever is deleted is over', () => expect(after(says('established', {}, 'deleted')).progress).toBe('terminated'));

  test('its first reason stays', () => {
    const view = after(
      says('terminating', { resultInfo: { code: 0, subcode: 5300 } }),
      says('terminated', { resultInfo: { code: 0, subcode: 0 } }, 'deleted'),
    );
    expect(view.result).toMatchObject({ subcode: 5300 });
  });

  test('what is said of a running call is no reason', () => {
    expect(after(says('established', { resultInfo: { code: 200, subcode: 0 } })).result).toBeUndefined();
  });

  test('the same again is the same view', () => {
    const view = after(says('established', { myParticipantId: 'me' }));
    expect(applyNotification(view, says('established', { myParticipantId: 'me' }))).toBe(view);
    expect(applyNotification(view, says('establishing'))).toBe(view);
  });
});
