import type { Clock, Logger, Metrics } from '@opencvi/plugin-api';
import type { Cloud, Clouds } from './clouds/clouds.ts';
import { TenantGraph } from './graph/tenant-graph.ts';
import type { WebClients } from './http/web-client.ts';
import type { Claims } from './identity/claims.ts';
import { EntraTokens } from './identity/entra-tokens.ts';
import { TenantTokens } from './identity/tenant-tokens.ts';

/** A Microsoft tenant in its cloud. */
export interface MicrosoftTenant {
  readonly cloud: string;
  readonly tenantId: string;
}

/** What Graph clients are made with. */
export interface TenantGraphsOptions {
  readonly clouds: Clouds;
  readonly clients: WebClients;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly timeout: number;
}

/** Graph by tenant; each can only ever act in its own. */
export class TenantGraphs {
  readonly #options: TenantGraphsOptions;
  readonly #tokens = new Map<string, TenantTokens>();
  readonly #graphs = new Map<string, TenantGraph>();

  constructor(options: TenantGraphsOptions) {
    this.#options = options;
  }

  /** Throws when the cloud cannot be used. */
  of({ cloud: name, tenantId }: MicrosoftTenant): TenantGraph {
    const key = `${name}/${tenantId.toLowerCase()}`;
    const { clouds, clients, clock, timeout } = this.#options;
    const known = this.#graphs.get(key);
    if (known) return known;
    const cloud = clouds.get(name);
    const graph = new TenantGraph({ cloud, tenantId, tokens: this.#tokensOf(cloud), fetch: clients.for(cloud.ca), clock, timeout });
    this.#graphs.set(key, graph);
    return graph;
  }

  /** What a tenant's newest token says. Rejects with `CallError`. */
  async freshClaims({ cloud, tenantId }: MicrosoftTenant, signal?: AbortSignal): Promise<Claims> {
    const { tenantId: issuedFor, roles, applicationId } = await this.#tokensOf(this.#options.clouds.get(cloud)).fresh(tenantId, signal);
    return {
      ...(issuedFor !== undefined && { tenantId: issuedFor }),
      ...(roles !== undefined && { roles }),
      ...(applicationId !== undefined && { applicationId }),
    };
  }

  #tokensOf(cloud: Cloud): TenantTokens {
    const { clients, clock, log, metrics, timeout } = this.#options;
    const source = new EntraTokens({ cloud, fetch: clients.for(cloud.ca), clock, timeout });
    const tokens = this.#tokens.get(cloud.name) ?? new TenantTokens({ source, clock, log, metrics });
    this.#tokens.set(cloud.name, tokens);
    return tokens;
  }
}
