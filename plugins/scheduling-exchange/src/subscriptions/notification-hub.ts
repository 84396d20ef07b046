import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock, type HttpAnswer, HttpError, type Logger, type Metrics } from '@opencvi/plugin-api';
import { z } from 'zod';

/** What Graph may tell of a subscription's life. */
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** Who is told. */
export interface NotificationListener {
  readonly tenantId: string;
  changed(): void;
  lifecycle(event: LifecycleEvent): void;
}

/** An address with the secret that notifications to it must carry. */
export interface Mailslot {
  readonly key: string;
  readonly clientState: string;
  close(): void;
}

const text = z.string().nullish();
const notifications = z.looseObject({
  value: z.array(z.looseObject({ clientState: text, tenantId: text, changeType: text, lifecycleEvent: text })).max(1_000),
});

/** Refusals are counted each and told at most this often, in milliseconds: a stranger must not fill the disk. */
const tellEvery = 60_000;

/**
 * Receives change notifications. Each subscription has an address of its own that cannot be guessed, and a secret (`clientState`, compared in
 * constant time) that only Graph and we know: without both, nothing is believed. A notification only says "look": what changed is then read
 * with our own token.
 */
export class NotificationHub {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #slots = new Map<string, { readonly secret: Buffer; readonly listener: NotificationListener }>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #untold = 0;

  constructor(log: Logger, metrics: Metrics, clock: Pick<Clock, 'now'>) {
    this.#log = log;
    this.#metrics = metrics;
    this.#clock = clock;
  }

  /** Opens an address for a subscription that is about to be made. */
  open(listener: NotificationListener): Mailslot {
    const key = randomBytes(18).toString('base64url');
    const clientState = randomBytes(32).toString('base64url');
    this.#slots.set(key, { secret: digest(clientState), listener });
    return { key, clientState, close: () => void this.#slots.delete(key) };
  }

  /** Whether an address is in use. */
  has(key: string): boolean {
    return this.#slots.has(key);
  }

  /**
   * Graph asks whether we want to be notified: the token comes back as it came, as text. Only for addresses that we opened, so that nobody
   * makes us answer with a text of his.
   * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
   */
  validate(key: string, token: string): HttpAnswer {
    if (!this.#slots.has(key)) throw new HttpError(404, 'there is no such subscription');
    return { status: 200, text: token, contentType: 'text/plain' };
  }

  /** Notifications are accepted whatever they hold: anything else would make Graph send them again, and slow down those of other rooms. */
  receive(key: string, body: unknown): HttpAnswer {
    const parsed = notifications.safeParse(body);
    if (!parsed.success) throw new HttpError(400, 'these are no notifications');
    const slot = this.#slots.get(key);
    for (const one of parsed.data.value) this.#deliver(slot, one);
    return { status: 202, text: '', contentType: 'text/plain' };
  }

  #deliver(slot: Slot | undefined, { clientState, tenantId, lifecycleEvent }: Notification): void {
    const genuine =
      slot !== undefined &&
      timingSafeEqual(digest(clientState ?? ''), slot.secret) &&
      (!tenantId || tenantId.toLowerCase() === slot.listener.tenantId.toLowerCase());
    this.#metrics.count('scheduling_notifications_total', { result: genuine ? (lifecycleEvent ? 'lifecycle' : 'change') : 'refused' });
    if (!genuine) {
      this.#tell(slot ? 'clientState or tenant' : 'unknown address');
      return;
    }
    if (!lifecycleEvent) slot.listener.changed();
    else if (isLifecycleEvent(lifecycleEvent)) slot.listener.lifecycle(lifecycleEvent);
    else this.#log.info('unknown lifecycle event', { lifecycleEvent });
  }

  #tell(reason: string): void {
    this.#untold++;
    const now = this.#clock.now();
    if (now - this.#toldAt < tellEvery) return;
    this.#log.warn('notification refused', { reason, times: this.#untold });
    this.#toldAt = now;
    this.#untold = 0;
  }
}

interface Slot {
  readonly secret: Buffer;
  readonly listener: NotificationListener;
}

type Notification = z.output<typeof notifications>['value'][number];

function isLifecycleEvent(event: string): event is LifecycleEvent {
  return ['reauthorizationRequired', 'subscriptionRemoved', 'missed'].includes(event);
}

/** Of one length whatever is compared, so that the comparison takes the same time. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
