import type { Logger } from '@opencvi/plugin-api';
import { wordsOf } from '../graph/graph-refused.ts';
import type { NotificationHub } from './notification-hub.ts';
import type { SubscriptionGraph } from './subscription-graph.ts';

/** Where to sweep. */
export interface SweepOptions {
  readonly graph: SubscriptionGraph;
  readonly hub: NotificationHub;
  /** What addresses of ours begin with. */
  readonly base: string;
  readonly log: Logger;
}

/** Ends the subscriptions that a former run, which could not say goodbye, left in a tenant. */
export async function sweepSubscriptions({ graph, hub, base, log }: SweepOptions, signal: AbortSignal): Promise<void> {
  try {
    const left = (await graph.below(base, signal)).filter(({ url }) => !hub.has(url.slice(base.length)));
    for (const { id } of left) await graph.remove(id, signal);
    if (left.length > 0) log.info('subscriptions of a former run ended', { count: left.length });
  } catch (error) {
    if (!signal.aborted) log.info('subscriptions of a former run not ended', { reason: wordsOf(error) });
  }
}
