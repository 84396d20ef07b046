import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { NotificationHub } from './notification-hub.ts';

/** Where notifications arrive, below the gateway's public address. */
export const notificationPath = '/scheduling/notifications/';

/** The route that Graph notifies. Public, since Graph has no token of ours: each notification is believed by its secret. */
export function notificationRoutes(hub: NotificationHub, description: readonly string[] = []): HttpRoutes {
  return {
    id: 'scheduling-exchange-notifications',
    describe: () => description,
    routes: [
      httpRoute({
        method: 'POST',
        path: `${notificationPath}{key}`,
        summary: "Microsoft Graph's notifications of one calendar",
        access: 'public',
        params: z.object({ key: z.string().max(64) }),
        query: z.looseObject({ validationToken: z.string().max(4_096).optional() }),
        handle: async ({ params, query, body }) =>
          query.validationToken === undefined ? hub.receive(params.key, body) : hub.validate(params.key, query.validationToken),
      }),
    ],
  };
}
