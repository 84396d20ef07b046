import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';

/** A target of SRV records (RFC 2782). */
export interface SrvTarget {
  readonly name: string;
  readonly port: number;
}

/** As much of the DNS as checks need; tests give another. */
export interface Resolver {
  /** Empty when there is no such record. Rejects when the DNS does not answer. */
  srv(name: string): Promise<readonly SrvTarget[]>;
  /** Addresses of a host, or the address itself. Empty when there are none. */
  addresses(host: string): Promise<readonly string[]>;
}

const absent = new Set(['ENOTFOUND', 'ENODATA']);

/** The DNS as this machine sees it. */
export function nodeResolver(timeout: number): Resolver {
  return {
    srv: name => {
      const resolver = new dns.Resolver({ timeout, tries: 2 });
      return orNone(resolver.resolveSrv(name));
    },
    addresses: async host => {
      if (isIP(host) !== 0) return [host];
      const found: LookupAddress[] = await orNone(dns.lookup(host, { all: true }));
      return found.map(({ address }) => address);
    },
  };
}

async function orNone<T>(asking: Promise<T[]>): Promise<T[]> {
  try {
    return await asking;
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
