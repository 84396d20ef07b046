import type { Room, RoomMeeting } from '../api.ts';
import type { DeviceScreen, DeviceView } from '../devices/device-screen.ts';
import type { RoomSubscription, SubscriptionView } from '../subscriptions/room-subscription.ts';
import type { CalendarView, RoomCalendar } from './room-calendar.ts';

/** What works for one room. */
export interface RoomParts {
  readonly room: Room;
  readonly calendar: RoomCalendar;
  readonly subscription?: RoomSubscription | undefined;
  readonly screen?: DeviceScreen | undefined;
}

/** How it stands with a room. */
export interface RoomView {
  readonly room: Room;
  readonly calendar: CalendarView;
  readonly subscription?: SubscriptionView | undefined;
  readonly screen?: DeviceView | undefined;
}

/** One room: its calendar, whether Graph tells of changes, its screen. */
export class RoomDesk {
  readonly #parts: RoomParts;

  constructor(parts: RoomParts) {
    this.#parts = parts;
  }

  get room(): Room {
    return this.#parts.room;
  }

  get view(): RoomView {
    const { room, calendar, subscription, screen } = this.#parts;
    return { room, calendar: calendar.view, subscription: subscription?.view, screen: screen?.view };
  }

  get meetings(): readonly RoomMeeting[] {
    return this.#parts.calendar.meetings;
  }

  start(): void {
    this.#parts.calendar.start();
    this.#parts.subscription?.start();
  }

  async stop(): Promise<void> {
    const { calendar, subscription, screen } = this.#parts;
    await Promise.all([calendar.stop(), subscription?.stop(), screen?.stop()]);
  }
}
