import type { Clock, Logger } from '@opencvi/plugin-api';
import type { Config } from '../config.ts';
import type { SigningKeys } from '../entra/signing-keys.ts';
import type { Fault, Faults } from '../faults/faults.ts';
import { notificationFaults } from '../faults/faults.ts';
import { callbackToken, type TokenFlaw } from './callback-token.ts';
import { legacyBody, type Notification, notificationBody } from './notification.ts';
import type { NotificationLog } from './notification-log.ts';
import { postJson } from './post-json.ts';

/** What callbacks are made with. */
export interface NotifierOptions {
  readonly keys: SigningKeys;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: Config['notifications'];
  readonly record: NotificationLog;
}

/** Whom to call back. */
export interface Subscriber {
  readonly callbackUri: string;
  readonly app: string;
  readonly tenant: string;
}

const tokenFlaws = ['forged-key', 'expired-token', 'wrong-audience', 'wrong-tenant', 'wrong-issuer'] as const;

/** Calls one application back about one call: one notification after another, unless a fault says otherwise. */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #subscriber: Subscriber;
  readonly #stop = new AbortController();
  #queue: Promise<void> = Promise.resolve();
  /** Held back until the next one has gone. */
  #held: Notification | undefined;

  constructor(options: NotifierOptions, subscriber: Subscriber) {
    this.#options = options;
    this.#subscriber = subscriber;
  }

  /** Queues a notification. */
  notify(notification: Notification): void {
    this.#queue = this.#queue
      .then(() => this.#next(notification))
      .catch(error => this.#options.log.error('notification failed', { error }));
  }

  /** Resolves when everything queued so far is out. */
  flushed(): Promise<void> {
    return this.#queue;
  }

  /** Gives up what is not out yet. */
  close(): void {
    this.#stop.abort(new Error('the simulator stops'));
  }

  async #next(notification: Notification): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { faults, clock } = this.#options;
    const fault = faults.take('notification', this.#subscriber.tenant, notificationFaults);
    if (fault?.kind === 'reorder') {
      this.#held = notification;
      return;
    }
    if (fault?.kind === 'delay') await clock.sleep(fault.seconds * 1_000, this.#stop.signal).catch(() => {});
    if (fault?.kind !== 'drop') await this.#deliver(notification, fault);
    if (fault?.kind === 'duplicate') await this.#deliver(notification, undefined);
    const held = this.#held;
    this.#held = undefined;
    if (held) await this.#deliver(held, undefined);
  }

  async #deliver(notification: Notification, fault: Fault | undefined): Promise<void> {
    if (fault?.kind === 'legacy-first') {
      const status = await this.#try(notification, legacyBody(notification), fault);
      if (status !== 204) return;
    }
    await this.#try(notification, notificationBody(notification), fault);
  }

  /** Tries until the application takes it (2xx) or the attempts are used up. */
  async #try(notification: Notification, body: unknown, fault: Fault | undefined): Promise<number | undefined> {
    const { settings, clock, record } = this.#options;
    let status: number | undefined;
    for (let attempt = 1; attempt <= settings.attempts; attempt++) {
      if (this.#stop.signal.aborted) return undefined;
      const outcome = await this.#post(body, fault);
      status = outcome.status;
      record.add({
        ...this.#subscriber,
        ...notification,
        body,
        at: new Date(clock.now()).toISOString(),
        attempt,
        ...outcome,
        fault: fault?.kind,
      });
      // A flawed token is refused, and rightly so: that is not tried again
      if (fault !== undefined || (status !== undefined && status < 500 && status !== 429)) return status;
      if (attempt < settings.attempts) await clock.sleep(settings.retryDelay, this.#stop.signal).catch(() => {});
    }
    return status;
  }

  async #post(body: unknown, fault: Fault | undefined): Promise<{ status?: number; error?: string }> {
    const { keys, clock, settings } = this.#options;
    const { app, tenant, callbackUri } = this.#subscriber;
    const flaw = tokenFlaws.find(one => one === fault?.kind) satisfies TokenFlaw | undefined;
    const token = await callbackToken(keys, { audience: app, tenant, issuer: settings.issuer, now: clock.now() }, flaw);
    const headers: Record<string, string> = fault?.kind === 'no-token' ? {} : { authorization: `Bearer ${token}` };
    const request = {
      body,
      headers,
      timeout: settings.timeout,
      trustAnyCertificate: settings.trustAnyCertificate,
      signal: this.#stop.signal,
    };
    try {
      const answer = await postJson({ url: callbackUri, ...request });
      // Region affinity: the application may send its callbacks elsewhere
      const moved = answer.status === 302 || answer.status === 307 ? answer.location : undefined;
      const { status } = moved === undefined ? answer : await postJson({ url: new URL(moved, callbackUri).href, ...request });
      return { status };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
