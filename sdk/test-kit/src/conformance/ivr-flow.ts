import { describe, expect, test } from '@jest/globals';
import type { IvrFlow } from '@opencvi/plugin-api';
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
      await clock.advance(30_000);
      expect(await route).toEqual({ to: 'meeting', meeting: id });
    });

    test('is heard and seen before it waits', async () => {
      const { call, clock, flow, media } = scene();
      const route = flow.run(call, media);
      await clock.advance(1_000);
      expect(media.played.length).toBeGreaterThan(0);
      expect(media.shown.length).toBeGreaterThan(0);
      call.type('1172827458#');
      await clock.advance(30_000);
      await route;
    });

    test('gives up on a caller who says nothing', async () => {
      const { call, clock, flow, media } = scene();
      const outcome = flow.run(call, media).then(
        route => route.to,
        (error: Error) => error.name,
      );
      for (let minute = 0; minute < 30; minute++) await clock.advance(60_000);
      expect(['CallError', 'reject']).toContain(await outcome);
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
      await clock.advance(0);
      await company;
      expect(clock.pending).toBe(0);
    });

    test('says goodbye within bounds', async () => {
      const { call, clock, flow, media } = scene();
      const goodbye = flow.farewell?.(call, media, { code: 'denied', by: 'meeting' });
      await clock.advance(12_000);
      await goodbye;
      expect(clock.pending).toBe(0);
    });
  });
}
