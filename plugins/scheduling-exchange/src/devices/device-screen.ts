import { type Clock, type Logger, type Metrics, TimeoutError } from '@opencvi/plugin-api';
import { type DeviceBookings, DeviceRefusal, type Room, type RoomMeeting } from '../api.ts';
import { wordsOf } from '../graph/graph-refused.ts';
import { Backoff } from '../kit/backoff.ts';
import { withDeadline } from '../kit/deadline.ts';
import { type Next, Repeater } from '../kit/repeater.ts';

/** What a device's screen is kept with. */
export interface DeviceScreenOptions {
  readonly room: Room;
  readonly bookings: DeviceBookings;
  readonly meetings: () => readonly RoomMeeting[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly random?: () => number;
  readonly timeout: number;
  /** How often the device is asked whether it still has its bookings. */
  readonly verify: number;
}

/** How it stands with a device. */
export interface DeviceView {
  readonly state: 'waiting' | 'ok' | 'failing';
  readonly pushedAt?: number;
  readonly error?: string;
}

/** Devices lock accounts that log in wrongly again and again. */
const afterRefusal = 15 * 60_000;

/** Keeps one device showing what the calendar says: pushes what changed, tries again what failed, looks whether the device forgot. */
export class DeviceScreen {
  readonly #options: DeviceScreenOptions;
  readonly #repeater: Repeater;
  readonly #backoff: Backoff;
  /** What the device was last given, as text; `undefined` when it may have anything. */
  #shown: string | undefined;
  #known = false;
  #pushedAt: number | undefined;
  #error: string | undefined;

  constructor(options: DeviceScreenOptions) {
    const { clock, random } = options;
    this.#options = options;
    this.#backoff = new Backoff({ first: 5_000, longest: 300_000, ...(random && { random }) });
    this.#repeater = new Repeater({ clock, task: signal => this.#keep(signal) });
  }

  get view(): DeviceView {
    const pushedAt = this.#pushedAt === undefined ? {} : { pushedAt: this.#pushedAt };
    if (this.#error !== undefined) return { state: 'failing', error: this.#error, ...pushedAt };
    return { state: this.#pushedAt === undefined ? 'waiting' : 'ok', ...pushedAt };
  }

  /** The calendar was read: from now on there is something to show. */
  update(): void {
    if (this.#known) {
      if (JSON.stringify(this.#options.meetings()) !== this.#shown) this.#repeater.wake();
      return;
    }
    this.#known = true;
    this.#repeater.start();
  }

  stop(): Promise<void> {
    return this.#repeater.stop();
  }

  async #keep(signal: AbortSignal): Promise<Next> {
    const { clock, log, metrics, verify, timeout, room } = this.#options;
    const meetings = this.#options.meetings();
    try {
      const pushed = await withDeadline({ clock, ms: timeout, signal }, during => this.#show(meetings, during));
      if (pushed) metrics.count('scheduling_pushes_total', { result: 'ok', device: room.device?.kind ?? '' });
      if (this.#error !== undefined) log.info('device reached again');
      this.#error = undefined;
      this.#backoff.reset();
      return { after: verify };
    } catch (error) {
      if (signal.aborted) return { after: 0 };
      metrics.count('scheduling_pushes_total', { result: 'failed', device: room.device?.kind ?? '' });
      // It may have taken them and only the answer was lost, or it has restarted
      this.#shown = undefined;
      const words = error instanceof TimeoutError ? silence(timeout) : wordsOf(error);
      if (words !== this.#error) log.warn('device does not show the bookings', { reason: words });
      this.#error = words;
      return { after: error instanceof DeviceRefusal ? afterRefusal : this.#backoff.next(), hold: true };
    }
  }

  /** True when the device was given something. */
  async #show(meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<boolean> {
    const { room, bookings, clock, log } = this.#options;
    const wanted = JSON.stringify(meetings);
    if (wanted === this.#shown) {
      if ((await bookings.holds?.(room, meetings, signal)) ?? true) return false;
      log.info('device has lost its bookings');
    }
    await bookings.push(room, meetings, signal);
    this.#shown = wanted;
    this.#pushedAt = clock.now();
    return true;
  }
}

function silence(timeout: number): string {
  return `the device did not answer within ${timeout / 1_000} s: is it on, and does the firewall let this machine reach it?`;
}
