import type { CustomerGraph, CustomerGraphs } from '@opencvi/meeting-teams/api';
import type { Clock, Contributions, Logger, Metrics, PublicAddress, Tenants } from '@opencvi/plugin-api';
import type { DeviceBookings, Room } from '../api.ts';
import type { Config } from '../config.ts';
import { DeviceScreen } from '../devices/device-screen.ts';
import { Mailbox } from '../graph/mailbox.ts';
import { InteropLookup } from '../invitations/interop-lookup.ts';
import { InvitationReader } from '../invitations/invitation-reader.ts';
import { Slots } from '../kit/slots.ts';
import { NotificationHub } from '../subscriptions/notification-hub.ts';
import { notificationPath } from '../subscriptions/notification-routes.ts';
import { RoomSubscription, untilListening } from '../subscriptions/room-subscription.ts';
import { SubscriptionGraph } from '../subscriptions/subscription-graph.ts';
import { sweepSubscriptions } from '../subscriptions/sweep.ts';
import { RoomCalendar } from './room-calendar.ts';
import { RoomDesk } from './room-desk.ts';
import { type OwnedRoom, roomList } from './room-list.ts';

/** What rooms are kept with. */
export interface SchedulingOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly address: PublicAddress;
  readonly tenants: Tenants;
  readonly graphs: CustomerGraphs;
  readonly devices: Contributions<DeviceBookings>;
  readonly random?: () => number;
}

interface TenantParts {
  readonly graph: CustomerGraph;
  readonly lookup: InteropLookup | undefined;
}

/** Every room of the configuration. */
export class Scheduling {
  readonly hub: NotificationHub;
  readonly #options: SchedulingOptions;
  readonly #slots: Slots;
  readonly #stop = new AbortController();
  readonly #tenants = new Map<string, TenantParts>();
  #desks: readonly RoomDesk[] = [];
  #sweeping: Promise<unknown> = Promise.resolve();

  constructor(options: SchedulingOptions) {
    this.#options = options;
    this.#slots = new Slots(options.config.concurrency);
    this.hub = new NotificationHub(options.log, options.metrics, options.clock);
  }

  get rooms(): readonly RoomDesk[] {
    return this.#desks;
  }

  room(id: string): RoomDesk | undefined {
    return this.#desks.find(({ room }) => room.id.toLowerCase() === id.toLowerCase());
  }

  /** Throws when the configuration cannot be right; what does not work at the moment is tried again and again. */
  start(): void {
    const { config, tenants, devices, log } = this.#options;
    const rooms = roomList(config.rooms, { tenants: tenants.all(), kinds: [...devices].map(({ id }) => id) });
    this.#desks = rooms.map(owned => this.#desk(owned, this.#graphOf(owned)));
    for (const desk of this.#desks) desk.start();
    if (this.#subscribes) this.#sweeping = this.#sweep().catch(() => {});
    else if (rooms.length > 0) log.info('calendars are polled', { interval: config.polling.interval });
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    await Promise.all([this.#sweeping, ...this.#desks.map(desk => desk.stop())]);
  }

  async #sweep(): Promise<void> {
    const { clock, log } = this.#options;
    const { signal } = this.#stop;
    await clock.sleep(untilListening, signal);
    const graphs = [...this.#tenants.values()].map(({ graph }) => new SubscriptionGraph(graph));
    await Promise.all(graphs.map(graph => sweepSubscriptions({ graph, hub: this.hub, base: this.#notificationBase, log }, signal)));
  }

  #desk(owned: OwnedRoom, { graph, lookup }: TenantParts): RoomDesk {
    const { config, clock, metrics, random } = this.#options;
    const { room } = owned;
    const log = this.#options.log.child({ room: room.id, tenant: room.tenant });
    const common = { clock, log, metrics, ...(random && { random }) };
    const calendar: RoomCalendar = new RoomCalendar({
      ...common,
      mailbox: new Mailbox(graph, room.mailbox),
      reader: new InvitationReader(lookup),
      rules: config,
      slots: this.#slots,
      interval: () => (subscription?.active ? config.polling.withSubscription : config.polling.interval),
      onRead: () => screen?.update(),
    });
    const screen = this.#screen(room, calendar, common);
    const subscription = this.#subscription(room, { graph, log, onChange: () => calendar.wake() });
    return new RoomDesk({ room, calendar, subscription, screen });
  }

  #screen(room: Room, calendar: RoomCalendar, common: Pick<SchedulingOptions, 'clock' | 'log' | 'metrics' | 'random'>) {
    const bookings = room.device && this.#options.devices.get(room.device.kind);
    return bookings && new DeviceScreen({ ...common, ...this.#options.config.devices, room, bookings, meetings: () => calendar.meetings });
  }

  #subscription(room: Room, given: { readonly graph: CustomerGraph; readonly log: Logger; readonly onChange: () => void }) {
    if (!this.#subscribes) return undefined;
    const { config, clock, random } = this.#options;
    return new RoomSubscription({
      ...given,
      graph: new SubscriptionGraph(given.graph),
      hub: this.hub,
      mailbox: room.mailbox,
      urlOf: key => `${this.#notificationBase}${key}`,
      lifetime: config.subscriptions.lifetime,
      clock,
      ...(random && { random }),
    });
  }

  /** Graph notifies by HTTPS alone. */
  get #subscribes(): boolean {
    return this.#options.config.subscriptions.enabled && this.#notificationBase.startsWith('https:');
  }

  /** Where Graph notifies. Its port is known only once the HTTP server listens. */
  get #notificationBase(): string {
    const { config, address } = this.#options;
    return `${(config.subscriptions.url ?? address.url).replace(/\/+$/, '')}${notificationPath}`;
  }

  #graphOf({ tenant }: OwnedRoom): TenantParts {
    const known = this.#tenants.get(tenant.name);
    if (known) return known;
    const { graphs, config, clock, log } = this.#options;
    const graph = graphs.of(tenant);
    if (!graph) throw new Error(`tenant '${tenant.name}' has rooms, and no microsoft.tenantId to read their calendars in`);
    const lookup = config.interopLookup ? new InteropLookup({ graph, clock, log: log.child({ tenant: tenant.name }) }) : undefined;
    const parts = { graph, lookup };
    this.#tenants.set(tenant.name, parts);
    return parts;
  }
}
