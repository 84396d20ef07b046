import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '@opencvi/plugin-api';
import type { Calendars, Mailbox } from '../calendar/calendars.ts';
import type { EventChange } from '../calendar/mailbox-calendar.ts';
import type { AppPrincipal } from '../entra/tokens.ts';
import type { Faults } from '../faults/faults.ts';
import { postJson } from '../notify/post-json.ts';

/** A subscription that was granted. */
export interface Subscription {
  readonly id: string;
  readonly app: string;
  readonly tenant: string;
  readonly mailbox: Mailbox;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | undefined;
  readonly clientState: string | undefined;
  expiresAt: number;
}

/** What can happen to a subscription. */
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** What subscriptions are kept with. */
export interface SubscriptionStoreOptions {
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly log: Logger;
  readonly faults: Faults;
  /** Milliseconds. */
  readonly timeout: number;
  readonly trustAnyCertificate: boolean;
}

/** Subscriptions to calendars, and their notifications. */
export class SubscriptionStore {
  readonly #options: SubscriptionStoreOptions;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #stop = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: SubscriptionStoreOptions) {
    this.#options = options;
    options.calendars.events.on('changed', (mailbox, event, change) => this.#changed(mailbox, event, change));
  }

  /** Those that have not expired. */
  get all(): readonly Subscription[] {
    const now = this.#options.clock.now();
    for (const { id, expiresAt } of this.#subscriptions.values()) if (expiresAt <= now) this.#subscriptions.delete(id);
    return [...this.#subscriptions.values()];
  }

  get(id: string): Subscription | undefined {
    return this.all.find(one => one.id === id);
  }

  /** An application's own. */
  of({ app, tenant }: AppPrincipal): readonly Subscription[] {
    return this.all.filter(one => one.app === app.id && one.tenant === tenant.id);
  }

  /** Grants a subscription once the application has proved that it wants to be notified; `undefined` when it has not. */
  async create(request: Omit<Subscription, 'id'>): Promise<Subscription | undefined> {
    for (const url of new Set([request.notificationUrl, request.lifecycleNotificationUrl])) {
      if (url !== undefined && !(await this.#validate(url))) return undefined;
    }
    const subscription = { ...request, id: randomUUID() };
    this.#subscriptions.set(subscription.id, subscription);
    return subscription;
  }

  delete(id: string): boolean {
    return this.#subscriptions.delete(id);
  }

  /** Tells an application what happens to its subscription. */
  lifecycle(subscription: Subscription, event: LifecycleEvent): void {
    if (event === 'subscriptionRemoved') this.delete(subscription.id);
    const url = subscription.lifecycleNotificationUrl;
    if (url !== undefined) this.#send(subscription, url, { ...this.#common(subscription), changeType: 'updated', lifecycleEvent: event });
  }

  close(): void {
    this.#stop.abort(new Error('the simulator stops'));
  }

  #changed(mailbox: Mailbox, event: string, change: EventChange): void {
    for (const subscription of this.all) {
      if (subscription.mailbox.user.id !== mailbox.user.id || !subscription.changeType.split(',').includes(change)) continue;
      const resource = `Users/${mailbox.user.id}/Events/${event}`;
      const resourceData = { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': `W/"${change}"`, id: event };
      this.#send(subscription, subscription.notificationUrl, { ...this.#common(subscription), changeType: change, resource, resourceData });
    }
  }

  #common({ id, expiresAt, clientState, tenant, resource }: Subscription): Record<string, unknown> {
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
      resource,
      tenantId: tenant,
      ...(clientState !== undefined && { clientState }),
    };
  }

  #send({ tenant }: Subscription, url: string, value: Readonly<Record<string, unknown>>): void {
    const { timeout, trustAnyCertificate, log, faults } = this.#options;
    if (faults.take('notification', tenant, ['drop'])) return;
    const forged = faults.take('notification', tenant, ['forged-key']) ? { clientState: 'forged' } : {};
    const post = { url, body: { value: [{ ...value, ...forged }] }, headers: {}, timeout, trustAnyCertificate, signal: this.#stop.signal };
    this.#queue = this.#queue
      .then(() => postJson(post))
      .then(
        () => {},
        error => log.warn('a change notification was not taken', { url, error }),
      );
  }

  /** The application sends back, as text, the token that it is asked with. */
  async #validate(url: string): Promise<boolean> {
    const { timeout, trustAnyCertificate, log } = this.#options;
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
    const asked = new URL(url);
    asked.searchParams.set('validationToken', token);
    try {
      const answer = await postJson({ url: asked.href, body: {}, headers: {}, timeout, trustAnyCertificate, signal: this.#stop.signal });
      return answer.status === 200 && answer.text === token;
    } catch (error) {
      log.warn('a notification address does not answer', { url, error });
      return false;
    }
  }
}
