import { service, type Tenant } from '@opencvi/plugin-api';
import type { Cloud } from './clouds/clouds.ts';
import type { Claims } from './identity/claims.ts';
import type { TeamsMediaBot } from './media/teams-media-bot.ts';

/** A Microsoft cloud, as far as others need to know it. */
export interface CustomerCloud extends Pick<Cloud, 'name' | 'login' | 'graph' | 'ca'> {
  /** The application that customers of this cloud consent to. */
  readonly clientId: string;
}

/** The gateway's application in one customer's Microsoft tenant. */
export interface CustomerIdentity {
  readonly tenantId: string;
  readonly cloud: CustomerCloud;
  /** What a token says that was issued just now: its roles are what the tenant has really granted. Rejects with `CallError`. */
  freshClaims(signal?: AbortSignal): Promise<Claims>;
}

/** The gateway's application as its customers know it. The tokens themselves are never given away. */
export interface CustomerIdentities {
  /** `undefined` when the customer has no Microsoft tenant. Throws when its cloud cannot be used. */
  of(tenant: Pick<Tenant, 'microsoft'>): CustomerIdentity | undefined;
  /** A cloud by name. Throws when it cannot be used. */
  cloud(name: string): CustomerCloud;
  /** The media bots of this gateway. */
  readonly bots: readonly Pick<TeamsMediaBot, 'name' | 'health' | 'get'>[];
  /** Where Graph calls back. */
  callbackUrl(): string;
}

/** The identity of meeting-teams, for plugins that prepare and examine customers' tenants. */
export const customerIdentities = service<CustomerIdentities>('meeting-teams.identities');

/** Pure: what others may know of a cloud. */
export function customerCloud({ name, login, graph, ca, application }: Cloud): CustomerCloud {
  return { name, login, graph, clientId: application.clientId, ...(ca !== undefined && { ca }) };
}
