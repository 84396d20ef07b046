import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MeetingProvider } from '@opencvi/plugin-api';
import { eventually } from '../eventually.ts';
import { FakeContext } from '../fakes/fake-context.ts';
import { FakeEndpoint } from '../fakes/fake-media.ts';
import type { Made } from './made.ts';

/** A provider with a meeting that anybody may enter. */
export interface MadeMeetings extends Made<MeetingProvider> {
  /** The conference id of that meeting. */
  readonly open: string;
}

/** What every meeting provider keeps to. */
export function meetingProviderSuite(name: string, make: () => Promise<MadeMeetings> | MadeMeetings): void {
  describe(`${name} as a meeting provider`, () => {
    let made: MadeMeetings;
    const call = (): FakeContext => new FakeContext({ trust: 'trusted' });

    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    const join = async () => {
      const context = call();
      const meeting = await made.it.find(made.open, context);
      if (!meeting) throw new Error(`${name} does not know its own meeting ${made.open}`);
      return { leg: await made.it.join(meeting, context), context };
    };

    test('knows its meeting by the very id, as a string', async () => {
      expect(await made.it.find(made.open, call())).toMatchObject({ conferenceId: made.open });
    });

    test.each(['999999999', '', '0', `${'9'.repeat(13)}`, '../x', '1172827458 '])('does not know "%s"', async id => {
      expect(await made.it.find(id, call())).toBeUndefined();
    });

    test('gives a leg that joins only when it is answered', async () => {
      const { leg, context } = await join();
      expect(leg.state).toBe('ringing');
      await leg.answer(new FakeEndpoint('meeting'), context.signal);
      await eventually('the meeting to be entered', () => leg.state === 'connected');
      await leg.end({ code: 'normal', by: 'room' });
    });

    test('ends a leg once, silently, whether answered or not', async () => {
      for (const answer of [true, false]) {
        const { leg, context } = await join();
        const told: string[] = [];
        leg.on('ended', reason => told.push(reason.code));
        if (answer) await leg.answer(new FakeEndpoint('meeting'), context.signal);
        await leg.end({ code: 'normal', by: 'room' });
        await leg.end({ code: 'failed', by: 'gateway' });
        expect(leg.state).toBe('ended');
        expect(told).toEqual([]);
      }
    });

    test('takes two rooms at once', async () => {
      const [one, two] = [await join(), await join()];
      for (const { leg, context } of [one, two]) await leg.answer(new FakeEndpoint('meeting'), context.signal);
      expect(one.leg.id).not.toBe(two.leg.id);
      await one.leg.end({ code: 'normal', by: 'room' });
      expect(two.leg.state).toBe('connected');
      await two.leg.end({ code: 'normal', by: 'room' });
    });
  });
}
