import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { CallbackReceiver } from './callback-receiver.ts';

/** Teams sends the roster of a large meeting whole: some 2 KB for each participant. */
const largestNotification = 4 * 1024 * 1024;

/** Where a call's notifications go, below the gateway's public address. */
export function callbackPath(key: string): string {
  return `/teams/callback/${key}`;
}

/** The routes that Graph calls back. Public, since Graph has no token of ours: each request is believed by its own. */
export function callbackRoutes(receiver: CallbackReceiver, description: readonly string[] = []): HttpRoutes {
  return {
    id: 'meeting-teams',
    describe: () => description,
    routes: [
      httpRoute({
        method: 'POST',
        path: '/teams/callback/{call}',
        summary: "Microsoft Graph's notifications of one call",
        access: 'public',
        bodyLimit: largestNotification,
        params: z.object({ call: z.string().max(64) }),
        handle: request => receiver.receive(request.params.call, request),
      }),
      httpRoute({
        method: 'POST',
        path: '/teams/callback',
        summary: "Microsoft Graph's notifications of calls to the bot",
        access: 'public',
        handle: request => receiver.receiveIncoming(request),
      }),
    ],
  };
}
