import type { H323Call } from '../call/h323-call.ts';
import { H323Phone } from '../h323-phone.ts';
import type { DialOptions, MediaOptions, PhoneOptions } from '../options.ts';

/** Two phones. */
export interface Pair extends AsyncDisposable {
  readonly alice: H323Phone;
  readonly bob: H323Phone;
  /** Alice calls Bob, who answers; both send by the time it resolves. */
  call(dial?: DialOptions, accept?: MediaOptions): Promise<{ a: H323Call; b: H323Call }>;
}

export async function startPair(options: PhoneOptions = {}): Promise<Pair> {
  const alice = await H323Phone.start({ displayName: 'Alice', ...options });
  const bob = await H323Phone.start({ displayName: 'Bob', ...options });
  return {
    alice,
    bob,
    async call(dial = {}, accept = {}) {
      const answered = bob.accept({ toneHz: 700, ...accept });
      const a = await alice.dial(bob.uri, dial);
      const b = await answered;
      const media = dial.video === false || accept.video === false ? 1 : 2;
      const isUp = ({ facts }: H323Call): boolean => facts.channels.length >= 2 * media;
      if (!dial.sendNothing && !accept.sendNothing)
        for (const call of [a, b]) await call.until(() => isUp(call), { what: 'all channels are open' });
      return { a, b };
    },
    async [Symbol.asyncDispose]() {
      await alice.close();
      await bob.close();
    },
  };
}
