import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { CallError, type EndReason } from '../calls/end-reason.ts';
import { abortable, throwIfAborted } from './abortable.ts';

const never = new Promise<never>(() => {});
const cancelled: EndReason = { code: 'cancelled', by: 'room' };

describe('what a signal ends work with', () => {
  test('an EndReason becomes a CallError', async () => {
    const aborting = new AbortController();
    const work = abortable(never, aborting.signal);
    aborting.abort(cancelled);
    await expect(work).rejects.toBeInstanceOf(CallError);
    await expect(work).rejects.toMatchObject({ reason: cancelled });
  });

  test.each([
    ['an error', new Error('enough')],
    ['an error with a code', Object.assign(new Error('enough'), { code: 'failed' })],
    ['a thing with another code', { code: 'ECONNRESET' }],
    ['a text', 'enough'],
  ])('%s stays what it is', async (_, reason) => {
    await expect(abortable(never, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(() => throwIfAborted(AbortSignal.abort(cancelled))).toThrow(CallError);
  });
});

test('work that is done stays done, and the signal is let go', async () => {
  const { signal } = new AbortController();
  expect(await abortable(Promise.resolve(7), signal)).toBe(7);
  await expect(abortable(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(() => throwIfAborted(signal)).not.toThrow();
});
