import { describe, expect, test } from '@jest/globals';
import type { IvrFlow } from '@opencvi/plugin-api';
import { eventually } from '../eventually.ts';
import { FakeContext } from '../fakes/fake-context.ts';
import { FakeEndpoint } from '../fakes/fake-media.ts';
import { settle, VirtualClock } from '../virtual-clock.ts';

/** What every IVR flow keeps to. */
export function ivrFlowSuite(name: string, make: (clock: VirtualClock) => IvrFlow): void {
  describe(`${name} as an IVR flow`, () => {
    const scene = () => {
      const clock = new VirtualClock();
      return { clock, call: new FakeContext({ clock }), media: new FakeEndpoint('device'), flow: make(clock) };
    };

    test.each(['1172827458', '017920684', '1234567890123'])('takes %s with its zeros', async id => {
      const { call, clock, flow, media } = scene();
      const route = flow.run(call, media);
      await settle();
      call.type(`${id}#`);
      expect(await passing(clock, route)).toEqual({ to: 'meeting', meeting: id });
    });

    test('is heard and seen before it waits', async () => {
      const { call, clock, flow, media } = scene();
      const route = flow.run(call, media);
      // A flow looks for its files first, which takes real time
      await eventually('a prompt and a picture', () => media.played.length > 0 && media.shown.length > 0);
      call.type('1172827458#');
      expect((await passing(clock, route)).to).toBe('meeting');
    });

    test('gives up on a caller who says nothing', async () => {
      const { call, clock, flow, media } = scene();
      const outcome = flow.run(call, media).then(
        route => route.to,
        (error: Error) => error.name,
      );
      expect(['CallError', 'reject']).toContain(await passing(clock, outcome));
    });

    test('ends at once when the caller hangs up', async () => {
      const { call, clock, flow, media } = scene();
      const outcome = flow.run(call, media).then(
        () => 'went on',
        () => 'ended',
      );
      await settle();
      call.aborting.abort({ code: 'normal', by: 'room' });
      await settle();
      expect(await outcome).toBe('ended');
      expect(clock.pending).toBe(0);
    });

    test('keeps company in the lobby until it is told to stop', async () => {
      const { call, clock, flow, media } = scene();
      const stop = new AbortController();
      const company = flow.wait?.(call, media, stop.signal);
      await clock.advance(60_000);
      stop.abort();
      await company;
      expect(clock.pending).toBe(0);
    });

    test('says goodbye within bounds', async () => {
      const { call, clock, flow, media } = scene();
      const begun = clock.now();
      await passing(clock, flow.farewell?.(call, media, { code: 'denied', by: 'meeting' }) ?? Promise.resolve());
      expect(clock.now() - begun).toBeLessThan(15_000);
      expect(clock.pending).toBe(0);
    });
  });
}

/** Lets time pass, a second at a time, until the work is done; work that also takes real time (files) gets some. */
async function passing<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let done = false;
  work.then(
    () => (done = true),
    () => (done = true),
  );
  for (let second = 0; second < 3_600 && !done; second++) {
    await clock.advance(1_000);
    if (!done) await new Promise(resolve => setTimeout(resolve, 2));
  }
  return work;
}
