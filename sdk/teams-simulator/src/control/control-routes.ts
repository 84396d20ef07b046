import type { HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { faultRequest } from '../faults/faults.ts';
import type { Simulator } from '../simulator.ts';
import { calendarControl } from './calendar-control.ts';
import { callControl } from './call-control.ts';
import { controlRoute, done } from './control-route.ts';
import { directoryControl } from './directory-control.ts';
import { meetingControl } from './meeting-control.ts';
import { sessionView } from './views.ts';

/** The control API: everything that a test or a person makes the simulated Teams do. */
export function controlRoutes(simulator: Simulator): readonly HttpRoute[] {
  const { faults, notifications, reports, bot, scaled } = simulator;
  return [
    controlRoute({
      method: 'GET',
      path: '/state',
      summary: 'Where the simulator is and how fast its time runs',
      handle: () => ({ url: simulator.url(), timeScale: scaled.scale, now: new Date(scaled.now()).toISOString(), mediaBot: bot.health }),
    }),
    controlRoute({
      method: 'PUT',
      path: '/time-scale',
      summary: 'Lets time run faster, for timers that begin from now on',
      body: z.strictObject({ scale: z.number().positive() }),
      handle: ({ body }) => {
        scaled.scale = body.scale;
      },
    }),
    controlRoute({ method: 'GET', path: '/faults', summary: 'What is still to go wrong', handle: () => ({ faults: faults.all }) }),
    controlRoute({
      method: 'POST',
      path: '/faults',
      summary: 'Lets something go wrong',
      body: faultRequest,
      handle: ({ body }) => faults.add(body),
    }),
    controlRoute({ method: 'DELETE', path: '/faults', summary: 'Lets nothing go wrong any more', handle: () => faults.clear() }),
    controlRoute({
      method: 'DELETE',
      path: '/faults/{id}',
      summary: 'Calls a fault off',
      params: z.object({ id: z.string() }),
      handle: ({ params }) => done(faults.remove(params.id), 'this fault is over already'),
    }),
    controlRoute({
      method: 'POST',
      path: '/keys/{which}/rotate',
      summary: 'Signs with a new key from now on; the one before stays published unless it is told to go',
      params: z.object({ which: z.enum(['entra', 'callbacks']) }),
      body: z.strictObject({ forget: z.boolean().default(false).describe('Publishes the new key alone') }),
      handle: async ({ params, body }) => {
        const keys = params.which === 'entra' ? simulator.keys : simulator.callbackKeys;
        await keys.rotate({ forget: body.forget });
        return { keys: keys.jwks.keys.map(({ kid }) => kid) };
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/notifications',
      summary: 'The last callbacks, newest first',
      handle: () => ({ notifications: notifications.all }),
    }),
    controlRoute({
      method: 'GET',
      path: '/quality',
      summary: 'Reports of quality, newest first',
      handle: () => ({ reports: reports.all }),
    }),
    controlRoute({
      method: 'GET',
      path: '/sessions',
      summary: 'Sessions of the media bot',
      handle: () => ({ sessions: bot.all.map(sessionView) }),
    }),
    ...meetingControl(simulator.scheduler),
    ...callControl(simulator.calls),
    ...calendarControl(simulator.calendars, simulator.subscriptions),
    ...directoryControl(simulator.directory, simulator.interop),
  ];
}
