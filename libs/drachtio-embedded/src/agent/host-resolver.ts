import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Clock } from '../clock.ts';

/** Finds an IP address for a name; rejects when there is none. */
export type Lookup = (host: string) => Promise<string>;

/** One SRV record. */
export interface ServiceRecord {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

/** Finds the SRV records of a name such as `_sip._udp.example.com`; rejects or returns none when there are none. */
export type ServiceLookup = (name: string) => Promise<readonly ServiceRecord[]>;

export const systemLookup: Lookup = async host => (await lookup(host)).address;

export const systemServiceLookup: ServiceLookup = name => new Resolver({ timeout: 1000, tries: 2 }).resolveSrv(name);

const keepMs = 30_000;
const maxKept = 1000;

/** Answers to questions, each asked once for many requests: requests to one peer must not overtake each other while names resolve. */
class Memory<T> {
  readonly #clock: Clock;
  readonly #ask: (question: string) => Promise<T>;
  readonly #answers = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();

  constructor(clock: Clock, ask: (question: string) => Promise<T>) {
    this.#clock = clock;
    this.#ask = ask;
  }

  get(question: string): Promise<T> {
    const known = this.#answers.get(question);
    if (known && known.until > this.#clock.now()) return known.answer;
    if (this.#answers.size >= maxKept) this.#answers.clear();
    const answer = this.#ask(question);
    this.#answers.set(question, { answer, until: this.#clock.now() + keepMs });
    answer.catch(() => this.#answers.delete(question));
    return answer;
  }
}

/** Addresses and services of host names. */
export class HostResolver {
  readonly #addresses: Memory<string>;
  readonly #services: Memory<readonly ServiceRecord[]>;

  constructor(clock: Clock, { address, service }: { address: Lookup; service: ServiceLookup }) {
    this.#addresses = new Memory(clock, address);
    this.#services = new Memory(clock, service);
  }

  async resolve(host: string): Promise<string> {
    return isIP(host) === 0 ? this.#addresses.get(host) : host;
  }

  /** The server that serves a name, by its SRV records (RFC 3263 4.2); undefined when it has none. */
  async service(name: string): Promise<{ host: string; port: number } | undefined> {
    const records = await this.#services.get(name).catch(() => []);
    const chosen = chooseService(records, Math.random());
    return chosen && { host: chosen.name, port: chosen.port };
  }
}

/** RFC 2782: the lowest priority; among equals a draw by weight, here by a number from 0 to 1. */
export function chooseService(records: readonly ServiceRecord[], draw: number): ServiceRecord | undefined {
  const lowest = Math.min(...records.map(record => record.priority));
  const candidates = records.filter(record => record.priority === lowest && record.name !== '' && record.name !== '.');
  const total = candidates.reduce((sum, record) => sum + record.weight, 0);
  let left = draw * total;
  for (const record of candidates) {
    left -= record.weight;
    if (left < 0) return record;
  }
  return candidates[0];
}
