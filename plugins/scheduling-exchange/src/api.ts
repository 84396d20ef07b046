import type { DialStrings } from '@opencvi/cvi-invitation';
import { type Contribution, point, type Secret } from '@opencvi/plugin-api';

/** How the room system in a room is reached. */
export interface RoomDevice {
  /** The id of the `DeviceBookings` that speaks to it: `roomos`. */
  readonly kind: string;
  /** `https://host[:port]`. */
  readonly address: string;
  readonly username: string;
  readonly password: Secret;
  /** `any` takes a certificate that nobody vouches for. */
  readonly certificate: 'verify' | 'any';
  /** Path of a PEM file: the device's own certificate, or its authority's. */
  readonly ca?: string | undefined;
  /** Settings that only this kind of device has. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A room with a mailbox. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly mailbox: string;
  /** The customer's name. */
  readonly tenant: string;
  readonly device?: RoomDevice | undefined;
}

/** A meeting in a room's calendar. Times are UTC, as in ISO 8601. */
export interface RoomMeeting {
  /** Stable for one occurrence in one mailbox; 32 hexadecimal digits. */
  readonly id: string;
  readonly subject: string;
  readonly private: boolean;
  readonly organizer?: { readonly name?: string | undefined; readonly address?: string | undefined } | undefined;
  readonly start: string;
  readonly end: string;
  /** From when, and until when, the room offers to join. */
  readonly joinFrom: string;
  readonly joinUntil: string;
  /** What the room dials; absent when the meeting cannot be joined by a room system. */
  readonly dial?: DialStrings | undefined;
  readonly conferenceId?: string | undefined;
  readonly tenantKey?: string | undefined;
  /** Where the coordinates were read. */
  readonly source?: 'graph' | 'link' | 'text' | undefined;
  /** Why there is nothing to dial. */
  readonly reason?: string | undefined;
}

/** Puts a room's meetings on the screen of its room system. */
export interface DeviceBookings extends Contribution {
  /** Replaces everything the device shows by these meetings, which are sorted by their beginning. Rejects when the device did not take them. */
  push(room: Room, meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<void>;
  /** Whether the device still shows them; a device forgets when it restarts. Absent when it cannot tell. */
  holds?(room: Room, meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<boolean>;
}

/** A device's refusal that will not go away by itself, such as a wrong password: tried again much later only. */
export class DeviceRefusal extends Error {
  override readonly name = 'DeviceRefusal';
}

/** Kinds of room systems, by id. */
export const deviceBookings = point<DeviceBookings>('scheduling.device-bookings');
