import {
  type CallContext,
  CallError,
  type EndReason,
  type IvrFlow,
  type MediaEndpoint,
  type MuteOutcome,
  type Route,
} from '@opencvi/plugin-api';

/** Reads digits up to `#`, without a word. */
export class FakeIvr implements IvrFlow {
  readonly id = 'fake-ivr';
  readonly order = 1_000;
  /** What callers were told, in order. */
  readonly told: string[] = [];

  async run(call: CallContext, _media: MediaEndpoint, failure?: EndReason): Promise<Route> {
    this.told.push(failure ? `again: ${failure.code}` : 'welcome');
    let meeting = '';
    for (;;) {
      const digit = await call.digits.next(10_000, call.signal);
      if (digit === undefined) throw new CallError({ code: 'too-many-attempts', by: 'gateway', detail: 'nothing was typed' });
      if (digit === '#') return { to: 'meeting', meeting };
      meeting += digit;
    }
  }

  async wait(): Promise<void> {
    this.told.push('lobby');
  }

  async tellMute(_call: CallContext, _media: MediaEndpoint, outcome: MuteOutcome): Promise<void> {
    this.told.push(outcome);
  }

  async farewell(_call: CallContext, _media: MediaEndpoint, reason: EndReason): Promise<void> {
    this.told.push(`goodbye: ${reason.code}`);
  }
}
