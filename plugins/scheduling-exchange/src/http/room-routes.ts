import { HttpError, type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { RoomDesk } from '../rooms/room-desk.ts';
import { meetingAnswer, type RoomAnswer, roomAnswer } from './room-schemas.ts';

/** The rooms that routes tell of. */
export interface Rooms {
  readonly rooms: readonly RoomDesk[];
  room(id: string): RoomDesk | undefined;
}

/** The API for rooms and their meetings. */
export function roomRoutes(rooms: Rooms): HttpRoutes {
  return {
    id: 'scheduling-exchange',
    routes: [
      httpRoute({
        method: 'GET',
        path: '/api/v1/rooms',
        summary: 'Rooms with the state of their calendars and devices, and the next meeting of each',
        access: 'token',
        responses: { 200: z.object({ rooms: z.array(roomAnswer) }) },
        handle: async () => ({ status: 200, json: { rooms: rooms.rooms.map(answerOf) } }),
      }),
      httpRoute({
        method: 'GET',
        path: '/api/v1/rooms/{room}/meetings',
        summary: "A room's next meetings with their dial strings, the next first",
        access: 'token',
        params: z.object({ room: z.string().max(64) }),
        responses: { 200: z.object({ room: z.string(), meetings: z.array(meetingAnswer) }) },
        handle: async ({ params }) => {
          const desk = rooms.room(params.room);
          if (!desk) throw new HttpError(404, `there is no room '${params.room}'`);
          return { status: 200, json: { room: desk.room.id, meetings: desk.meetings } };
        },
      }),
    ],
  };
}

/** The device's account stays out of it. */
function answerOf(desk: RoomDesk): RoomAnswer {
  const { room, calendar, subscription, screen } = desk.view;
  const { id, name, mailbox, tenant, device } = room;
  return {
    id,
    name,
    mailbox,
    tenant,
    calendar: { state: calendar.state, readAt: iso(calendar.readAt), error: calendar.error ?? null },
    subscription: { state: subscription?.state ?? 'off', expiresAt: iso(subscription?.expiresAt), error: subscription?.error ?? null },
    device:
      device && screen
        ? { kind: device.kind, address: device.address, state: screen.state, pushedAt: iso(screen.pushedAt), error: screen.error ?? null }
        : null,
    next: desk.meetings[0] ?? null,
  };
}

function iso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
