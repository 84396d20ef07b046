import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { BrowserSession } from '../browser/browser-session.ts';
import type { BrowserSessions } from '../browser/browser-sessions.ts';
import type { SourceLimits } from '../browser/source-limits.ts';
import { conferenceId } from '../config.ts';
import type { Meetings } from '../meeting/meetings.ts';
import { mediaRoutes } from './media-routes.ts';
import { moderationRoutes } from './moderation-routes.ts';

const base = '/meet/{id}/api';
const meetingParams = z.object({ id: conferenceId });
// Control characters and the marks that turn text around could make one name look like another.
const displayName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, 'must be printable');
const joinBody = z.strictObject({ name: displayName, key: z.string().max(256).optional() });

/** A route of one browser in a meeting: its session is found by the token the request carries. */
export interface SessionRoute<P extends z.ZodType, B extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/meet/{id}/api`. */
  readonly path: string;
  readonly summary: string;
  /** Parameters besides the meeting's `id`. */
  readonly params?: P;
  readonly body?: B;
  handle(session: BrowserSession, request: HttpRequest<z.output<P>, unknown, z.output<B>>): Promise<HttpAnswer>;
}

/** What makes a public route of a session's one. */
export type SessionRouteMaker = <P extends z.ZodObject, B extends z.ZodType>(route: SessionRoute<P, B>) => HttpRoute;

/** The signalling between the meeting page and the gateway. */
export function signallingRoutes(meetings: Meetings, sessions: BrowserSessions, limits: SourceLimits): readonly HttpRoute[] {
  const ofSession: SessionRouteMaker = ({ method, path, summary, params, body, handle }) =>
    httpRoute({
      method,
      path: base + path,
      summary,
      access: 'public',
      params: meetingParams.extend(params?.shape ?? {}),
      ...(body && { body }),
      handle: async request => {
        const session = sessions.authenticate(
          (request.params as z.output<typeof meetingParams>).id,
          request.headers.authorization,
          request.remoteAddress,
        );
        return handle(session, request as Parameters<typeof handle>[1]);
      },
    });
  return [
    httpRoute({
      method: 'GET',
      path: base,
      summary: 'What the meeting page shows before one joins',
      access: 'public',
      params: meetingParams,
      responses: { 200: z.object({ id: z.string(), title: z.string() }) },
      handle: async ({ params, remoteAddress }) => {
        limits.check(remoteAddress);
        const found = meetings.lookUp(params.id);
        if (found === undefined) {
          limits.failed(remoteAddress);
          throw new HttpError(404, `there is no meeting ${params.id}`);
        }
        return { status: 200, json: { id: found.id, title: found.title } };
      },
    }),
    httpRoute({
      method: 'POST',
      path: `${base}/join`,
      summary: 'A browser joins; the token answered is the bearer of its other requests',
      access: 'public',
      params: meetingParams,
      body: joinBody,
      responses: { 201: z.object({ participant: z.string(), token: z.string() }) },
      handle: async ({ params, body, remoteAddress }) => {
        const request = { meeting: params.id, name: body.name, key: body.key, source: remoteAddress };
        const { session, token } = await sessions.join(request);
        return { status: 201, json: { participant: session.id, token } };
      },
    }),
    ofSession({
      method: 'GET',
      path: '/events',
      summary: 'What happens in the meeting, as server-sent events; everything first, then changes',
      handle: async (session, { signal }) => ({ events: session.events(signal) }),
    }),
    ofSession({ method: 'POST', path: '/alive', summary: 'Answers a ping', handle: async () => ({ status: 204 }) }),
    ofSession({
      method: 'POST',
      path: '/leave',
      summary: 'The browser leaves',
      handle: async session => {
        await session.leave();
        return { status: 204 };
      },
    }),
    ...mediaRoutes(ofSession),
    ...moderationRoutes(ofSession),
  ];
}
