import { randomUUID } from 'node:crypto';
import type { Fetch } from '../http/web-client.ts';
import { contosoId, graph, login, openId } from './settings.ts';
import type { Signer } from './signer.ts';

/** One request that the fake was sent. */
export interface SentRequest {
  readonly method: string;
  /** With its query, decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The tenant of the token that came along. */
  readonly tenant: string | undefined;
}

type Answer = Response | Promise<Response>;

/** Entra and Graph as fetch sees them: what is asked is kept, and any answer can be replaced. */
export class FakeMicrosoft {
  readonly sent: SentRequest[] = [];
  /** Meetings by tenant and conference id. */
  readonly meetings = new Map<string, Record<string, unknown>>();
  /** Ids of calls that are not over. */
  readonly calls = new Set<string>();
  participants: unknown[] = [];
  /** Answers wait for it, after what they tell has happened. */
  stall: (method: string, path: string) => Promise<void> = async () => {};
  readonly #signer: Signer;
  readonly #replaced: { readonly wanted: RegExp; readonly answer: (request: SentRequest) => Answer; times: number }[] = [];
  #tokens = 0;

  constructor(signer: Signer) {
    this.#signer = signer;
    this.addMeeting('1172827458');
  }

  addMeeting(conferenceId: string, meeting: Record<string, unknown> = {}, tenant = contosoId): void {
    this.meetings.set(`${tenant}/${conferenceId}`, { ...meetingBody(conferenceId, tenant), ...meeting });
  }

  /** Answers requests whose method and path match otherwise, so many times. */
  replace(wanted: RegExp, answer: (request: SentRequest) => Answer, times = Number.POSITIVE_INFINITY): void {
    this.#replaced.push({ wanted, answer, times });
  }

  /** The requests whose method and path match. */
  asked(wanted: RegExp): readonly SentRequest[] {
    return this.sent.filter(({ method, path }) => wanted.test(`${method} ${path}`));
  }

  readonly fetch: Fetch = async (url, init = {}) => {
    init.signal?.throwIfAborted();
    const { origin, pathname, search } = new URL(url);
    const headers = Object.fromEntries(new Headers(init.headers));
    const path = decodeURIComponent(pathname + search);
    const request = {
      method: init.method ?? 'GET',
      path: origin === graph ? path : origin + path,
      headers,
      body: bodyOf(init),
      tenant: tenantOf(headers),
    };
    this.sent.push(request);
    const answer = Promise.resolve(this.#answer(origin, request));
    return raceAbort(
      answer.then(async one => {
        await this.stall(request.method, request.path);
        return one;
      }),
      init.signal,
    );
  };

  #answer(origin: string, request: SentRequest): Answer {
    const replaced = this.#replaced.find(({ wanted, times }) => times > 0 && wanted.test(`${request.method} ${request.path}`));
    if (replaced) {
      replaced.times--;
      return replaced.answer(request);
    }
    if (origin === login) return this.#token(request);
    if (request.path === openId) return json(200, { issuer: 'https://graph.microsoft.com', jwks_uri: 'https://keys.test/keys' });
    if (request.path === 'https://keys.test/keys') return json(200, { keys: [this.#signer.jwk] });
    return origin === graph ? this.#graph(request) : json(404, {});
  }

  #token({ path }: SentRequest): Response {
    const tenant = path.split('/')[3] ?? '';
    this.#tokens++;
    return json(200, { token_type: 'Bearer', expires_in: 3600, access_token: accessToken(tenant, this.#tokens) });
  }

  #graph(request: SentRequest): Response {
    const { method, path, tenant } = request;
    if (tenant === undefined) return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
    const lookup = /^\/v1\.0\/communications\/onlineMeetings\/?\?\$filter=VideoTeleconferenceId eq '(\d+)'$/.exec(path);
    if (lookup) {
      const meeting = this.meetings.get(`${tenant}/${lookup[1]}`);
      return meeting ? json(200, meeting) : graphError(404, 'NotFound', 'Meeting not found.');
    }
    const [, id, action] = /^\/v1\.0\/communications\/calls(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
    if (method === 'POST' && id === undefined) return this.#createCall(request);
    if (id === 'logTeleconferenceDeviceQuality') return new Response(null, { status: 200 });
    if (id === undefined || !this.calls.has(id)) return graphError(404, 'NotFound', 'Call not found.');
    if (method === 'DELETE') {
      this.calls.delete(id);
      return new Response(null, { status: 204 });
    }
    if (action === 'participants') return json(200, { value: this.participants });
    if (action === 'changeScreenSharingRole') return new Response(null, { status: 202 });
    if (action === 'mute' || action === 'unmute') return json(200, { id: randomUUID(), status: 'Completed' });
    return action === 'keepAlive' ? new Response(null, { status: 200 }) : json(200, { id, state: 'established' });
  }

  #createCall({ body }: SentRequest): Response {
    const id = randomUUID();
    this.calls.add(id);
    const { callChainId } = body as { callChainId?: string };
    return json(201, {
      '@odata.type': '#microsoft.graph.call',
      id,
      state: 'establishing',
      myParticipantId: ownId,
      callChainId,
      resultInfo: null,
    });
  }
}

/** The id of our own roster entry in every fake call. */
export const ownId = '05491616-385f-44a8-9974-18cc5f9933c1';

/** A meeting as Graph shows it. */
export function meetingBody(conferenceId: string, tenant = contosoId): Record<string, unknown> {
  const context = encodeURIComponent(JSON.stringify({ Tid: tenant, Oid: '550fae72-d251-43ec-868c-373732c2704f' }));
  return {
    '@odata.type': '#microsoft.graph.onlineMeeting',
    id: `meeting-${conferenceId}`,
    subject: 'Quarterly review',
    videoTeleconferenceId: conferenceId,
    joinWebUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${conferenceId}%40thread.v2/0?context=${context}`,
    chatInfo: { threadId: `19:meeting_${conferenceId}@thread.v2`, messageId: '0', replyChainMessageId: null },
  };
}

/** A token that can be read, with a signature that nobody here checks. */
export function accessToken(tenant: string, number = 1): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ tid: tenant, roles: ['OnlineMeetings.Read.All'], number })}.c2ln`;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function graphError(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return json(status, { error: { code, message, innerError: { date: '2026-01-01T00:00:00', 'request-id': randomUUID() } } }, headers);
}

function bodyOf({ body }: RequestInit): unknown {
  if (typeof body !== 'string') return undefined;
  return body.startsWith('{') ? JSON.parse(body) : body;
}

function tenantOf({ authorization }: Record<string, string>): string | undefined {
  const claims = authorization?.split('.')[1];
  return claims === undefined ? undefined : (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { tid: string }).tid;
}

function raceAbort<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);
}
