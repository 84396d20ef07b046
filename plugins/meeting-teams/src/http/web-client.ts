import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { Agent, fetch as undiciFetch } from 'undici';
import { bounded } from './bounded-body.ts';

/** As much of `fetch` as this plugin uses; tests give another. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** An HTTP client with connections of its own. */
export interface WebClient {
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** A client that trusts the usual authorities, and those in the PEM file `ca` besides. */
export function webClient(ca?: string): WebClient {
  const trusted = ca === undefined ? undefined : [...rootCertificates, readFileSync(ca, 'utf8')];
  const agent = new Agent({
    // Connections outlive the pause between two calls, so that a join does not begin with a handshake
    keepAliveTimeout: 60_000,
    // An event stream is silent for as long as nothing happens; deadlines are set for each request
    bodyTimeout: 0,
    connect: { ...(trusted && { ca: trusted }), timeout: 5_000 },
  });
  return {
    // No redirect is followed: what is sent (secrets, media keys, callback addresses) is for the host that was configured, and for no other
    fetch: async (url, init = {}) => {
      const answer = await undiciFetch(url, { redirect: 'manual', ...init, dispatcher: agent } as never);
      return bounded(answer as unknown as Response);
    },
    close: () => agent.destroy(),
  };
}

/** The clients of this plugin, one for each file of authorities. */
export class WebClients {
  readonly #make: typeof webClient;
  readonly #clients = new Map<string, WebClient>();

  constructor(make: typeof webClient = webClient) {
    this.#make = make;
  }

  for(ca: string | undefined): Fetch {
    const client = this.#clients.get(ca ?? '') ?? this.#make(ca);
    this.#clients.set(ca ?? '', client);
    return client.fetch;
  }

  async close(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map(client => client.close()));
  }
}
