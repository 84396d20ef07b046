import { BlockList, isIPv6 } from 'node:net';
import { TokenBucket } from './token-bucket.ts';

/** What one source may use up. */
export interface SourceLimitSettings {
  readonly callsPerSecond: number;
  readonly burst: number;
  readonly concurrentCalls: number;
  readonly requestsPerSecond: number;
  /** Addresses and subnets that are not limited: proxies that bring the calls of many. */
  readonly exempt: readonly string[];
}

/** Whether a call may come in, or which limit it meets. */
export type Admission = 'admitted' | 'too-fast' | 'too-many';

interface Source {
  readonly calls: TokenBucket;
  readonly requests: TokenBucket;
  running: number;
}

/** How many sources are remembered before idle ones are forgotten. */
const sweepAt = 10_000;

/** Limits what each source address may use up. */
export class SourceLimits {
  readonly #settings: SourceLimitSettings;
  readonly #now: () => number;
  readonly #exempt = new BlockList();
  readonly #sources = new Map<string, Source>();
  #sweepAt = sweepAt;

  constructor(settings: SourceLimitSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    for (const entry of settings.exempt) addEntry(this.#exempt, entry);
  }

  /** Takes a call in; every admitted call is to be released once. */
  admitCall(address: string): Admission {
    if (this.#isExempt(address)) return 'admitted';
    const source = this.#source(address);
    if (source.running >= this.#settings.concurrentCalls) return 'too-many';
    if (!source.calls.take(this.#now())) return 'too-fast';
    source.running += 1;
    return 'admitted';
  }

  /** A call that was admitted is over. */
  releaseCall(address: string): void {
    // Was not counted, and is not another's of the same /64
    if (this.#isExempt(address)) return;
    const source = this.#sources.get(sourceOf(address));
    if (source !== undefined && source.running > 0) source.running -= 1;
  }

  /** Whether a request other than a call may come in. */
  admitRequest(address: string): boolean {
    return this.#isExempt(address) || this.#source(address).requests.take(this.#now());
  }

  #isExempt(address: string): boolean {
    return this.#settings.exempt.length > 0 && this.#exempt.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }

  #source(address: string): Source {
    const key = sourceOf(address);
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    if (this.#sources.size >= this.#sweepAt) this.#sweep();
    const { callsPerSecond, burst, requestsPerSecond } = this.#settings;
    const now = this.#now();
    const source = {
      calls: new TokenBucket({ rate: callsPerSecond, burst, now }),
      requests: new TokenBucket({ rate: requestsPerSecond, burst: requestsPerSecond * 2, now }),
      running: 0,
    };
    this.#sources.set(key, source);
    return source;
  }

  #sweep(): void {
    const now = this.#now();
    for (const [key, { running, calls, requests }] of this.#sources) {
      if (running === 0 && calls.isFull(now) && requests.isFull(now)) this.#sources.delete(key);
    }
    // Sweeping again at each new source would cost more than it saves while all of them are busy
    this.#sweepAt = Math.max(sweepAt, this.#sources.size * 2);
  }
}

/** What counts as one source: one IPv6 host has a whole /64 to send from, and an IPv4 peer of an IPv6 socket is an IPv4 peer (RFC 4291 2.5.5.2). */
export function sourceOf(peer: string): string {
  const address = peer.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}

function addEntry(list: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}
