import { type Address, type CallContext, type CallLeg, Emitter, type LegEvents, type Logger } from '@opencvi/plugin-api';

/** How media of the simulator is named in logs. */
export interface BotCallOptions {
  readonly id: string;
  readonly name: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly now: number;
}

/** What the media engine is opened with: a session of the bot is no call of this gateway, yet its media is made like one's. */
export function botCallContext({ id, name, log, signal, now }: BotCallOptions): CallContext {
  const events = new Emitter<LegEvents>();
  const nowhere: Address = { user: '', host: '' };
  const leg: CallLeg = {
    id: `bot-${id}`,
    protocol: 'media-bot',
    remote: { address: nowhere, displayName: name },
    dialled: nowhere,
    state: 'connected',
    facts: {},
    on: (event, listener) => events.on(event, listener),
    ring: async () => {},
    answer: async () => {},
    end: async () => {},
  };
  return {
    id: `bot-${id}`,
    leg,
    state: 'connected',
    startedAt: new Date(now),
    tenant: undefined,
    trust: undefined,
    log,
    signal,
    digits: { next: async () => undefined, clear: () => {} },
    failedAttempt: () => {},
  };
}
