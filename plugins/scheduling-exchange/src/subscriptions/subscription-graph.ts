import type { CustomerGraph } from '@opencvi/meeting-teams/api';
import { z } from 'zod';
import { GraphRefused } from '../graph/graph-refused.ts';

const subscription = z.looseObject({ id: z.string(), expirationDateTime: z.string() });
const list = z.looseObject({
  value: z.array(z.looseObject({ id: z.string(), notificationUrl: z.string().nullish() })),
  '@odata.nextLink': z.string().nullish(),
});

/** A subscription as Graph granted it. */
export interface Granted {
  readonly id: string;
  /** Milliseconds since 1970: Graph may grant less than was asked for. */
  readonly expiresAt: number;
}

/** What is subscribed to. */
export interface SubscriptionRequest {
  readonly mailbox: string;
  readonly url: string;
  readonly clientState: string;
  readonly expiresAt: number;
}

/** Subscriptions of one tenant. https://learn.microsoft.com/graph/api/resources/subscription */
export class SubscriptionGraph {
  readonly #graph: CustomerGraph;

  constructor(graph: CustomerGraph) {
    this.#graph = graph;
  }

  get tenantId(): string {
    return this.#graph.tenantId;
  }

  async create({ mailbox, url, clientState, expiresAt }: SubscriptionRequest, signal: AbortSignal): Promise<Granted> {
    const body = {
      changeType: 'created,updated,deleted',
      notificationUrl: url,
      lifecycleNotificationUrl: url,
      resource: `/users/${mailbox}/events`,
      expirationDateTime: new Date(expiresAt).toISOString(),
      clientState,
      latestSupportedTlsVersion: 'v1_2',
    };
    const answer = await this.#graph.ask({ method: 'post', path: '/subscriptions', body, signal });
    if (answer.refused) throw new GraphRefused('the subscription', answer.refused);
    return granted(answer.body);
  }

  /** Renews, which also answers a `reauthorizationRequired`. `undefined` when Graph has it no more. */
  async renew(id: string, expiresAt: number, signal: AbortSignal): Promise<Granted | undefined> {
    const body = { expirationDateTime: new Date(expiresAt).toISOString() };
    const answer = await this.#graph.ask({ method: 'patch', path: pathOf(id), body, signal });
    if (answer.refused?.status === 404) return undefined;
    if (answer.refused) throw new GraphRefused('the renewal of the subscription', answer.refused);
    return granted(answer.body);
  }

  async remove(id: string, signal: AbortSignal): Promise<void> {
    const { refused } = await this.#graph.ask({ method: 'delete', path: pathOf(id), signal });
    if (refused && refused.status !== 404) throw new GraphRefused('the end of the subscription', refused);
  }

  /** Ids of our application's subscriptions that notify below an address. */
  async below(url: string, signal: AbortSignal): Promise<readonly { readonly id: string; readonly url: string }[]> {
    const found: { readonly id: string; readonly url: string }[] = [];
    const base = `${this.#graph.cloud.graph}/v1.0`;
    let path: string | undefined = '/subscriptions';
    for (let page = 0; path !== undefined && page < mostPages; page++) {
      const answer = await this.#graph.ask({ method: 'get', path, signal });
      if (answer.refused) throw new GraphRefused('the list of subscriptions', answer.refused);
      const { value, '@odata.nextLink': next } = list.parse(answer.body);
      for (const { id, notificationUrl } of value) if (notificationUrl?.startsWith(url)) found.push({ id, url: notificationUrl });
      // A token must not go to another host, whatever an answer says
      path = next?.toLowerCase().startsWith(`${base}/`.toLowerCase()) ? next.slice(base.length) : undefined;
    }
    return found;
  }
}

/** Graph tells a hundred on a page; more pages than this are a loop. */
const mostPages = 100;

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

function granted(body: unknown): Granted {
  const { id, expirationDateTime } = subscription.parse(body);
  const expiresAt = Date.parse(expirationDateTime);
  if (Number.isNaN(expiresAt)) throw new Error(`the subscription expires at '${expirationDateTime}', which is no time`);
  return { id, expiresAt };
}
