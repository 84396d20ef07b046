import type { HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { GraphCall } from '../calls/graph-call.ts';
import type { GraphCalls } from '../calls/graph-calls.ts';
import { resultInfo } from '../calls/result-info.ts';
import { controlRoute, done, found } from './control-route.ts';
import { callView } from './views.ts';

const idParams = z.object({ id: z.string().max(64) });
const ending = z.strictObject({
  code: z.number().int().default(500),
  subcode: z.number().int().default(7000),
  message: z.string().default('The call was ended by the service.'),
});

/** What an organizer does with the room of a call. */
const actions = {
  admit: (call: GraphCall) => call.meeting?.local.admit(call.participantId),
  deny: (call: GraphCall) => call.meeting?.local.deny(call.participantId),
  mute: (call: GraphCall) => call.meeting?.local.mute(call.participantId, true),
  unmute: (call: GraphCall) => call.meeting?.local.mute(call.participantId, false),
  remove: (call: GraphCall) => call.meeting?.local.remove(call.participantId),
};

/** Calls of applications, and what can be done to them from the other side. */
export function callControl(calls: GraphCalls): readonly HttpRoute[] {
  const callOf = (id: string): GraphCall => found(calls.get(id), `call ${id}`);
  return [
    controlRoute({ method: 'GET', path: '/calls', summary: 'Every call', handle: () => ({ calls: calls.all.map(callView) }) }),
    controlRoute({
      method: 'GET',
      path: '/calls/{id}',
      summary: 'A call',
      params: idParams,
      handle: ({ params }) => callView(callOf(params.id)),
    }),
    controlRoute({
      method: 'POST',
      path: '/calls/{id}/terminate',
      summary: 'Ends a call with a result of any kind',
      params: idParams,
      body: ending,
      handle: ({ params, body }) => callOf(params.id).terminate(resultInfo(body.code, body.subcode, body.message)),
    }),
    ...Object.entries(actions).map(([name, act]) =>
      controlRoute({
        method: 'POST',
        path: `/calls/{id}/${name}`,
        summary: `Lets the organizer ${name} the room of a call`,
        params: idParams,
        handle: ({ params }) => done(act(callOf(params.id)) === true, `this cannot be done with call ${params.id} now`),
      }),
    ),
  ];
}
