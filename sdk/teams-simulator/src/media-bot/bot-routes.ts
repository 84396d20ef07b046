import { createHash, timingSafeEqual } from 'node:crypto';
import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Faults } from '../faults/faults.ts';
import { asProblem, httpFault } from '../faults/http-fault.ts';
import type { BotSession } from './bot-session.ts';
import type { MediaBot } from './media-bot.ts';
import { botMedia, botSession, createSession, subscription } from './schemas.ts';

/** What the bot's routes need. */
export interface BotRoutesOptions {
  readonly bot: MediaBot;
  readonly faults: Faults;
  /** The bearer token. */
  readonly token: () => string;
}

const full: HttpAnswer = {
  status: 503,
  text: JSON.stringify({ type: 'about:blank', title: 'Service Unavailable', status: 503, detail: 'the media bot takes no more sessions' }),
  contentType: 'application/problem+json',
  headers: { 'retry-after': '30' },
};
const idParams = z.object({ id: z.string().max(64) });
const roleParams = idParams.extend({ role: z.enum(['main', 'slides']) });

/** The media bot, as docs/media-bot.openapi.yaml has it. */
export function botRoutes({ bot, faults, token }: BotRoutesOptions): readonly HttpRoute[] {
  const admit = async (request: HttpRequest) => {
    requireToken(request.headers.authorization, token());
    return httpFault(faults, { operation: 'bot', tenant: undefined, signal: request.signal, write: asProblem });
  };
  const sessionOf = (id: string): BotSession => {
    const session = bot.get(id);
    if (session === undefined) throw new HttpError(404, `there is no session ${id}`);
    return session;
  };
  return [
    httpRoute({
      method: 'GET',
      path: '/v1/health',
      summary: 'Whether the media bot takes sessions',
      access: 'public',
      handle: async () => ({ status: bot.health.ready ? 200 : 503, json: bot.health }),
    }),
    httpRoute({
      method: 'POST',
      path: '/v1/sessions',
      summary: 'Creates a media configuration and its RTP endpoints',
      access: 'public',
      body: createSession,
      responses: { 201: botSession },
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        if (!bot.health.ready) return full;
        const session = await bot.create(request.body);
        return { status: 201, json: view(session), headers: { location: `/v1/sessions/${session.id}` } };
      },
    }),
    httpRoute({
      method: 'GET',
      path: '/v1/sessions/{id}',
      summary: 'A session of the media bot',
      access: 'public',
      params: idParams,
      responses: { 200: botSession },
      handle: async request => (await admit(request)) ?? { status: 200, json: view(sessionOf(request.params.id)) },
    }),
    httpRoute({
      method: 'PUT',
      path: '/v1/sessions/{id}',
      summary: "States the gateway's streams anew",
      access: 'public',
      params: idParams,
      body: botMedia,
      responses: { 200: botSession },
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        const session = sessionOf(request.params.id);
        await session.negotiate(request.body.streams);
        return { status: 200, json: view(session) };
      },
    }),
    httpRoute({
      method: 'DELETE',
      path: '/v1/sessions/{id}',
      summary: 'Ends a session of the media bot',
      access: 'public',
      params: idParams,
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        await bot.get(request.params.id)?.close();
        return { status: 204 };
      },
    }),
    httpRoute({
      method: 'PUT',
      path: '/v1/sessions/{id}/subscriptions/{role}',
      summary: 'Chooses whose video the gateway receives',
      access: 'public',
      params: roleParams,
      body: subscription,
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        await sessionOf(request.params.id).subscribe(request.params.role, request.body);
        return { status: 204 };
      },
    }),
    httpRoute({
      method: 'DELETE',
      path: '/v1/sessions/{id}/subscriptions/{role}',
      summary: 'Stops receiving video',
      access: 'public',
      params: roleParams,
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        await sessionOf(request.params.id).subscribe(request.params.role, undefined);
        return { status: 204 };
      },
    }),
    httpRoute({
      method: 'POST',
      path: '/v1/sessions/{id}/key-frames/{role}',
      summary: 'Asks the media bot for a key frame',
      access: 'public',
      params: roleParams,
      handle: async request => {
        const fault = await admit(request);
        if (fault) return fault;
        sessionOf(request.params.id).requestKeyFrame(request.params.role);
        return { status: 202, text: '', contentType: 'text/plain' };
      },
    }),
    httpRoute({
      method: 'GET',
      path: '/v1/sessions/{id}/statistics',
      summary: "Statistics of the meeting's side",
      access: 'public',
      params: idParams,
      handle: async request =>
        (await admit(request)) ?? { status: 200, json: { streams: await sessionOf(request.params.id).statistics() } },
    }),
    httpRoute({
      method: 'GET',
      path: '/v1/sessions/{id}/events',
      summary: 'Events of a session, until it ends',
      access: 'public',
      params: idParams,
      handle: async request => (await admit(request)) ?? { events: sessionOf(request.params.id).events(request.signal) },
    }),
  ];
}

function view({ id, blob, streams }: BotSession) {
  return { id, blob, media: { streams } };
}

/** RFC 6750 2.1, compared in constant time. */
function requireToken(authorization: string | undefined, wanted: string): void {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (given === undefined || !timingSafeEqual(digest(given), digest(wanted))) {
    throw new HttpError(401, "the media bot's token is needed (Authorization: Bearer ...)");
  }
}
