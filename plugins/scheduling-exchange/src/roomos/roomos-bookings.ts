import type { Clock } from '@opencvi/plugin-api';
import { z } from 'zod';
import { type DeviceBookings, DeviceRefusal, type Room, type RoomDevice, type RoomMeeting } from '../api.ts';
import { type BookingsBody, bookingsBody } from './bookings-body.ts';
import { DeviceClient } from './device-client.ts';
import { holdsAll, listedBookings } from './listed-bookings.ts';

const options = z.strictObject({ showAll: z.boolean().default(false) });
const mostDays = 365;
const day = 86_400_000;

/** Cisco devices with RoomOS or CE: `xCommand Bookings Put` replaces everything, `Bookings List` tells what is there. */
export class RoomOsBookings implements DeviceBookings {
  readonly id = 'roomos';
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async push(room: Room, meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<void> {
    const device = deviceOf(room);
    await new DeviceClient(device).run({ path: ['Bookings', 'Put'], body: JSON.stringify(bodyFor(device, meetings)) }, signal);
  }

  async holds(room: Room, meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<boolean> {
    const device = deviceOf(room);
    const body = bodyFor(device, meetings);
    const now = this.#clock.now();
    const last = Math.max(now, ...body.Bookings.map(({ Time }) => Date.parse(Time.StartTime)));
    const days = Math.min(mostDays, Math.ceil((last - now) / day) + 1);
    const result = await new DeviceClient(device).run({ path: ['Bookings', 'List'], parameters: { Days: days, DayOffset: 0 } }, signal);
    return holdsAll(body, listedBookings(result), now);
  }
}

function deviceOf({ device }: Room): RoomDevice {
  if (!device) throw new Error('the room has no device');
  return device;
}

function bodyFor(device: RoomDevice, meetings: readonly RoomMeeting[]): BookingsBody {
  const parsed = options.safeParse(device.options);
  if (!parsed.success) throw new DeviceRefusal(`options of the device: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`);
  return bookingsBody(meetings, parsed.data);
}
