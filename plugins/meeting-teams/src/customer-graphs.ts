import { service, type Tenant } from '@opencvi/plugin-api';
import type { GraphAnswer, GraphQuestion } from './graph/tenant-graph.ts';

/** Microsoft Graph as one customer's application sees it. */
export interface CustomerGraph {
  readonly tenantId: string;
  /** Where this cloud's Graph is: `https://graph.microsoft.com`. */
  readonly cloud: { readonly name: string; readonly graph: string };
  /** Sends a request; a token that Graph does not accept is renewed once. Rejects with `CallError` when there is no token or no answer. */
  ask(question: GraphQuestion): Promise<GraphAnswer>;
}

/** Microsoft Graph by customer. */
export interface CustomerGraphs {
  /** `undefined` when the customer has no Microsoft tenant. Throws when its cloud cannot be used. */
  of(tenant: Pick<Tenant, 'microsoft'>): CustomerGraph | undefined;
}

/** Microsoft Graph with the identity of meeting-teams, for plugins that read calendars, users and the like. */
export const tenantGraphs = service<CustomerGraphs>('meeting-teams.graphs');
