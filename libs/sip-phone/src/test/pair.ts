import type { SipCall } from '../call/sip-call.ts';
import type { DialOptions, MediaOptions, PhoneOptions } from '../options.ts';
import { SipPhone } from '../sip-phone.ts';

/** Two phones. */
export interface Pair extends AsyncDisposable {
  readonly alice: SipPhone;
  readonly bob: SipPhone;
  /** Alice calls Bob, who answers. */
  call(dial?: DialOptions, accept?: MediaOptions): Promise<{ a: SipCall; b: SipCall }>;
}

export async function startPair(options: PhoneOptions = {}): Promise<Pair> {
  const alice = await SipPhone.start({ user: 'alice', displayName: 'Alice', ...options });
  const bob = await SipPhone.start({ user: 'bob', ...options });
  return {
    alice,
    bob,
    async call(dial = {}, accept = {}) {
      const answered = bob.accept({ toneHz: 700, ...accept });
      const a = await alice.dial(bob.uri, dial);
      return { a, b: await answered };
    },
    async [Symbol.asyncDispose]() {
      await alice.close();
      await bob.close();
    },
  };
}
