import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Clock } from '../clock.ts';

/** Finds an IP address for a name; rejects when there is none. */
export type Lookup = (host: string) => Promise<string>;

const keepMs = 30_000;
const maxKept = 1000;

export const systemLookup: Lookup = async host => (await lookup(host)).address;

/** Address records of host names, each asked once for many requests: requests to one peer must not overtake each other while names resolve. */
export class HostResolver {
  readonly #clock: Clock;
  readonly #lookup: Lookup;
  readonly #answers = new Map<string, { readonly address: Promise<string>; readonly until: number }>();

  constructor(clock: Clock, ask: Lookup) {
    this.#clock = clock;
    this.#lookup = ask;
  }

  async resolve(host: string): Promise<string> {
    if (isIP(host) !== 0) return host;
    const known = this.#answers.get(host);
    if (known && known.until > this.#clock.now()) return known.address;
    if (this.#answers.size >= maxKept) this.#answers.clear();
    const address = this.#lookup(host);
    this.#answers.set(host, { address, until: this.#clock.now() + keepMs });
    address.catch(() => this.#answers.delete(host));
    return address;
  }
}
