import { type CallRecord, type Collection, callRecord, HttpError, type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { callView, viewCall } from '../../calls/call-view.ts';
import type { CallOrchestrator } from '../../calls/orchestrator.ts';
import type { EventHub } from '../../events/event-hub.ts';

/** What the call routes work on. */
export interface CallRouteParts {
  readonly orchestrator: CallOrchestrator;
  readonly events: EventHub;
  readonly records: () => Collection<CallRecord>;
}

const byId = z.object({ id: z.string() });
const page = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('At most this many'),
  before: z.string().optional().describe('Only records before this id'),
});

/** Calls that are running, records of those that are over, and what happens. */
export function callRoutes(parts: CallRouteParts): HttpRoutes {
  return { id: 'calls', routes: [...liveRoutes(parts), ...recordRoutes(parts), eventRoute(parts)] };
}

function liveRoutes({ orchestrator }: CallRouteParts) {
  const find = (id: string) => {
    const call = orchestrator.calls.get(id);
    if (!call) throw new HttpError(404, `no call ${id} is running`);
    return call;
  };
  return [
    httpRoute({
      method: 'GET',
      path: '/api/v1/calls',
      summary: 'Calls that are running',
      access: 'token',
      responses: { 200: z.object({ calls: z.array(callView) }) },
      handle: async () => ({ status: 200, json: { calls: await Promise.all(orchestrator.calls.all().map(viewCall)) } }),
    }),
    httpRoute({
      method: 'GET',
      path: '/api/v1/calls/{id}',
      summary: 'One running call',
      access: 'token',
      params: byId,
      responses: { 200: callView },
      handle: async ({ params }) => ({ status: 200, json: await viewCall(find(params.id)) }),
    }),
    httpRoute({
      method: 'DELETE',
      path: '/api/v1/calls/{id}',
      summary: 'Hangs up',
      access: 'token',
      params: byId,
      responses: { 204: z.undefined() },
      handle: async ({ params, principal }) => {
        const call = find(params.id);
        void orchestrator.end(call, { code: 'operator', by: 'operator', detail: `ended by ${principal?.name ?? 'an operator'}` });
        return { status: 204 };
      },
    }),
  ];
}

function recordRoutes({ records }: CallRouteParts) {
  return [
    httpRoute({
      method: 'GET',
      path: '/api/v1/call-records',
      summary: 'Records of ended calls, newest first',
      access: 'token',
      query: page,
      responses: { 200: z.object({ records: z.array(callRecord) }) },
      handle: async ({ query: { limit, before } }) => ({
        status: 200,
        json: { records: await records().list({ limit, ...(before !== undefined && { before }) }) },
      }),
    }),
    httpRoute({
      method: 'GET',
      path: '/api/v1/call-records/{id}',
      summary: 'One record',
      access: 'token',
      params: byId,
      responses: { 200: callRecord },
      handle: async ({ params }) => {
        const record = await records().get(params.id);
        if (!record) throw new HttpError(404, `there is no record ${params.id}`);
        return { status: 200, json: record };
      },
    }),
  ];
}

function eventRoute({ events }: CallRouteParts) {
  return httpRoute({
    method: 'GET',
    path: '/api/v1/events',
    summary: 'What happens to calls, as server-sent events',
    access: 'token',
    handle: async ({ signal }) => ({ events: toServerSent(events, signal) }),
  });
}

async function* toServerSent(events: EventHub, signal: AbortSignal) {
  for await (const event of events.stream(signal)) yield { event: event.type, data: event };
}
