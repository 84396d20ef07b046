import { randomUUID } from 'node:crypto';
import type { HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { callBody } from '../calls/call-body.ts';
import type { GraphCall } from '../calls/graph-call.ts';
import type { GraphCalls } from '../calls/graph-calls.ts';
import { badRequest, GraphError, missingPermission, notFound } from './graph-error.ts';
import { empty, type GraphRequest, type GraphRouteOptions, graphRoute, hasRole } from './graph-route.ts';

/** What the routes of calls need. */
export interface CallRoutesOptions extends GraphRouteOptions {
  readonly calls: GraphCalls;
  readonly url: () => string;
}

const joining = ['Calls.JoinGroupCall.All', 'Calls.JoinGroupCallAsGuest.All'];
const operationRequest = z.looseObject({ clientContext: z.string().max(256).nullish() });
const base = '/communications/calls';

/** `POST /communications/calls` and what is done with a call. */
export function callRoutes(options: CallRoutesOptions): readonly HttpRoute[] {
  const { calls, url } = options;
  const callOf = ({ principal, params }: GraphRequest): GraphCall => calls.of(principal, params.call ?? '');
  const entity = ({ version }: GraphRequest, call: GraphCall) => ({
    '@odata.context': `${url()}/${version}/$metadata#communications/calls/$entity`,
    ...callBody(call),
  });
  return [
    ...graphRoute(options, {
      method: 'POST',
      path: base,
      summary: 'Joins a meeting',
      operation: 'join',
      roles: joining,
      handle: async request => {
        const call = calls.create(request.principal, request.body);
        const location = `${url()}/${request.version}${base}/${call.id}`;
        return { status: 201, json: entity(request, call), headers: { location } };
      },
    }),
    ...graphRoute(options, {
      method: 'GET',
      path: `${base}/{call}`,
      summary: 'A call',
      operation: 'call',
      roles: joining,
      handle: async request => ({ status: 200, json: entity(request, callOf(request)) }),
    }),
    ...graphRoute(options, {
      method: 'DELETE',
      path: `${base}/{call}`,
      summary: 'Hangs up',
      operation: 'hang-up',
      roles: joining,
      handle: async request => {
        callOf(request).hangUp();
        return empty(204);
      },
    }),
    ...graphRoute(options, {
      method: 'POST',
      path: `${base}/{call}/keepAlive`,
      summary: 'Keeps a call from ending',
      operation: 'keep-alive',
      roles: joining,
      handle: async request => {
        callOf(request).keepAlive();
        return empty(200);
      },
    }),
    ...muteRoutes(options, callOf),
    ...participantRoutes(options, callOf),
    ...graphRoute(options, {
      method: 'POST',
      path: `${base}/{call}/changeScreenSharingRole`,
      summary: 'Begins or ends to share the screen',
      operation: 'screen-sharing',
      handle: async request => {
        const call = callOf(request);
        if (!hasRole(request.principal, 'Calls.AccessMedia.All')) throw missingPermission();
        const parsed = z.looseObject({ role: z.enum(['viewer', 'sharer']) }).safeParse(request.body);
        if (!parsed.success) throw badRequest("The role must be 'viewer' or 'sharer'.");
        if (call.request.mediaConfig['@odata.type'] !== '#microsoft.graph.appHostedMediaConfig') {
          throw badRequest('Screen sharing needs app-hosted media.');
        }
        call.share(parsed.data.role === 'sharer');
        return empty(202);
      },
    }),
  ];
}

type CallOf = (request: GraphRequest) => GraphCall;

function muteRoutes(options: CallRoutesOptions, callOf: CallOf): readonly HttpRoute[] {
  return (['mute', 'unmute'] as const).flatMap(action =>
    graphRoute(options, {
      method: 'POST',
      path: `${base}/{call}/${action}`,
      summary: action === 'mute' ? 'Mutes itself' : 'Unmutes itself',
      operation: 'mute',
      roles: joining,
      handle: async request => {
        const call = established(callOf(request));
        const operation = operationOf(request, action === 'mute' ? 'muteParticipantOperation' : 'unmuteParticipantOperation');
        await call.mute(action === 'mute');
        call.tellOperation(operation);
        return { status: 200, json: { '@odata.context': contextOf(options, request, operation), ...operation } };
      },
    }),
  );
}

function participantRoutes(options: CallRoutesOptions, callOf: CallOf): readonly HttpRoute[] {
  const known = (call: GraphCall, id: string): void => {
    if (!call.participants.some(one => one.id === id)) throw notFound('Participant not found.');
  };
  return [
    ...graphRoute(options, {
      method: 'GET',
      path: `${base}/{call}/participants`,
      summary: 'Who is in the meeting',
      operation: 'participants',
      roles: joining,
      handle: async request => {
        const call = callOf(request);
        const context = `${options.url()}/${request.version}/$metadata#communications/calls('${call.id}')/participants`;
        return { status: 200, json: { '@odata.context': context, value: call.participants } };
      },
    }),
    ...graphRoute(options, {
      method: 'GET',
      path: `${base}/{call}/participants/{participant}`,
      summary: 'One who is in the meeting',
      operation: 'participants',
      roles: joining,
      handle: async request => {
        const call = callOf(request);
        known(call, request.params.participant ?? '');
        return { status: 200, json: call.participants.find(({ id }) => id === request.params.participant) };
      },
    }),
    ...graphRoute(options, {
      method: 'POST',
      path: `${base}/{call}/participants/{participant}/mute`,
      summary: 'Mutes a participant',
      operation: 'mute',
      roles: joining,
      handle: async request => {
        const call = established(callOf(request));
        const participant = request.params.participant ?? '';
        known(call, participant);
        const operation = operationOf(request, 'muteParticipantOperation');
        call.meeting?.local.mute(participant, true);
        call.tellOperation(operation);
        return { status: 200, json: { '@odata.context': contextOf(options, request, operation), ...operation } };
      },
    }),
    ...graphRoute(options, {
      method: 'DELETE',
      path: `${base}/{call}/participants/{participant}`,
      summary: 'Removes a participant',
      operation: 'remove',
      roles: joining,
      handle: async request => {
        const call = established(callOf(request));
        const participant = request.params.participant ?? '';
        // Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds
        if (!call.tenant.removeParticipantApps.includes(call.app.id))
          throw new GraphError(403, 'Forbidden', 'The application may not remove participants.');
        known(call, participant);
        call.meeting?.local.remove(participant);
        return empty(204);
      },
    }),
  ];
}

function established(call: GraphCall): GraphCall {
  if (call.state !== 'established') throw new GraphError(409, 'Conflict', 'The call is not established.');
  return call;
}

/** A `commsOperation` that is done as soon as it is asked for. */
function operationOf({ body }: GraphRequest, type: string) {
  const parsed = operationRequest.safeParse(body);
  if (!parsed.success) throw badRequest('The clientContext must have at most 256 characters.');
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    id: randomUUID(),
    clientContext: parsed.data.clientContext ?? null,
    status: 'Completed',
    resultInfo: { '@odata.type': '#microsoft.graph.resultInfo', code: 200, subcode: 0, message: null },
  };
}

function contextOf({ url }: CallRoutesOptions, { version }: GraphRequest, operation: { readonly '@odata.type': string }): string {
  return `${url()}/${version}/$metadata${operation['@odata.type']}`;
}
