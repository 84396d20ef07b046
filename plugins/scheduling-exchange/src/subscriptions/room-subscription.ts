import type { Clock, Logger } from '@opencvi/plugin-api';
import { retryAfterOf, wordsOf } from '../graph/graph-refused.ts';
import { Backoff } from '../kit/backoff.ts';
import { type Next, Repeater } from '../kit/repeater.ts';
import type { LifecycleEvent, Mailslot, NotificationHub } from './notification-hub.ts';
import type { Granted, SubscriptionGraph } from './subscription-graph.ts';

/** What a subscription is kept with. */
export interface RoomSubscriptionOptions {
  readonly graph: SubscriptionGraph;
  readonly hub: NotificationHub;
  readonly mailbox: string;
  /** The address of a key. */
  readonly urlOf: (key: string) => string;
  readonly lifetime: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random?: () => number;
  /** The calendar may have changed. */
  readonly onChange: () => void;
}

/** How it stands with a subscription. */
export interface SubscriptionView {
  readonly state: 'waiting' | 'active' | 'failing';
  readonly expiresAt?: number;
  readonly error?: string;
}

/** Graph asks back at once, while the HTTP server begins to listen only after every plugin has started. */
export const untilListening = 1_000;
/** Goodbyes to Graph are not worth waiting for. */
const patience = 2_000;

/** Keeps one mailbox subscribed: makes the subscription, renews it in time, makes it again when it is gone. */
export class RoomSubscription {
  readonly #options: RoomSubscriptionOptions;
  readonly #repeater: Repeater;
  readonly #backoff: Backoff;
  #slot: Mailslot | undefined;
  #granted: Granted | undefined;
  #error: string | undefined;
  #watched = false;

  constructor(options: RoomSubscriptionOptions) {
    const { clock, random } = options;
    this.#options = options;
    this.#backoff = new Backoff({ first: 10_000, longest: 600_000, ...(random && { random }) });
    this.#repeater = new Repeater({ clock, task: signal => this.#keep(signal), delay: untilListening });
  }

  get view(): SubscriptionView {
    if (this.#error !== undefined) return { state: 'failing', error: this.#error, ...this.#expiry };
    return { state: this.active ? 'active' : 'waiting', ...this.#expiry };
  }

  /** Whether Graph will tell what changes. */
  get active(): boolean {
    return this.#granted !== undefined && this.#granted.expiresAt > this.#options.clock.now();
  }

  start(): void {
    this.#repeater.start();
  }

  /** Ends the subscription too, if Graph answers at once. */
  async stop(): Promise<void> {
    await this.#repeater.stop();
    this.#slot?.close();
    this.#slot = undefined;
    const granted = this.#granted;
    this.#granted = undefined;
    if (!granted) return;
    const { graph, clock, log } = this.#options;
    const late = new AbortController();
    const cancel = clock.after(patience, () => late.abort(new Error(`no answer within ${patience} ms`)));
    await graph.remove(granted.id, late.signal).catch(error => log.debug('subscription left to expire', { reason: wordsOf(error) }));
    cancel();
  }

  get #expiry() {
    return this.#granted && { expiresAt: this.#granted.expiresAt };
  }

  async #keep(signal: AbortSignal): Promise<Next> {
    const { clock, log } = this.#options;
    try {
      const expiresAt = clock.now() + this.#options.lifetime;
      const renewed = this.#granted && (await this.#options.graph.renew(this.#granted.id, expiresAt, signal));
      this.#granted = renewed ?? (await this.#create(expiresAt, signal));
      this.#error = undefined;
      this.#watched = true;
      this.#backoff.reset();
      // A quarter of its life is left for renewals that fail
      return { after: Math.max((this.#granted.expiresAt - clock.now()) * 0.75, 1_000) };
    } catch (error) {
      if (signal.aborted) return { after: 0 };
      const words = wordsOf(error);
      if (words !== this.#error) log.warn('calendar not subscribed', { reason: words });
      this.#error = words;
      if (this.#watched && !this.active) {
        // From now on the calendar is polled, more often than while Graph was watching
        this.#watched = false;
        this.#options.onChange();
      }
      return { after: this.#backoff.next(retryAfterOf(error)), hold: true };
    }
  }

  async #create(expiresAt: number, signal: AbortSignal): Promise<Granted> {
    const { graph, hub, mailbox, urlOf, onChange } = this.#options;
    this.#granted = undefined;
    this.#slot?.close();
    const slot = hub.open({ tenantId: graph.tenantId, changed: onChange, lifecycle: event => this.#onLifecycle(event) });
    this.#slot = slot;
    const granted = await graph.create({ mailbox, url: urlOf(slot.key), clientState: slot.clientState, expiresAt }, signal);
    // What changed before Graph began to watch was not told
    onChange();
    return granted;
  }

  /** https://learn.microsoft.com/graph/change-notifications-lifecycle-events */
  #onLifecycle(event: LifecycleEvent): void {
    this.#options.log.info('subscription lifecycle', { event });
    if (event === 'missed') {
      this.#options.onChange();
      return;
    }
    if (event === 'subscriptionRemoved') this.#granted = undefined;
    this.#repeater.wake();
  }
}
