import type { CloudVideoInteropInfo, TeamsMeeting } from '@opencvi/cvi-invitation';
import type { CustomerGraph } from '@opencvi/meeting-teams/api';
import type { Clock, Logger } from '@opencvi/plugin-api';
import { z } from 'zod';
import { retryAfterOf, wordsOf } from '../graph/graph-refused.ts';

const hour = 3_600_000;
/** What was found does not change: coordinates are made with the meeting. */
const remembered = { found: 24 * hour, missing: hour, refused: hour, failed: 60_000 };
const mostRemembered = 10_000;

const text = z
  .string()
  .nullish()
  .transform(value => value ?? null);
const answer = z.looseObject({
  value: z.array(
    z.looseObject({
      cloudVideoInteropInfo: z.looseObject({ tenantKey: text, videoTeleconferenceId: text, moreInfoWebUrl: text }).nullish(),
    }),
  ),
});

/** What lookups are done with. */
export interface InteropLookupOptions {
  readonly graph: CustomerGraph;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Finds the coordinates of a tenant's own meetings in Graph. The application needs OnlineMeetings.Read.All and an access policy for the
 * organizer; without them it is asked once in an hour, and the invitation has to do.
 */
export class InteropLookup {
  readonly #options: InteropLookupOptions;
  readonly #known = new Map<string, { readonly info: CloudVideoInteropInfo | undefined; readonly until: number }>();
  #pausedUntil = 0;

  constructor(options: InteropLookupOptions) {
    this.#options = options;
  }

  /** The coordinates, or `undefined` when Graph does not tell. Rejects only when called off. */
  async find(meeting: TeamsMeeting, organizer: string | undefined, signal: AbortSignal): Promise<CloudVideoInteropInfo | undefined> {
    const { graph, clock } = this.#options;
    // Meetings of other tenants are not ours to read
    if (meeting.tenantId !== undefined && meeting.tenantId.toLowerCase() !== graph.tenantId.toLowerCase()) return undefined;
    const user = meeting.organizerId ?? organizer;
    const filter = filterFor(meeting);
    if (user === undefined || filter === undefined) return undefined;
    const known = this.#known.get(meeting.joinUrl);
    if (known && known.until > clock.now()) return known.info;
    if (clock.now() < this.#pausedUntil) return undefined;
    return this.#ask(meeting.joinUrl, `/users/${encodeURIComponent(user)}/onlineMeetings?$filter=${encodeURIComponent(filter)}`, signal);
  }

  async #ask(joinUrl: string, path: string, signal: AbortSignal): Promise<CloudVideoInteropInfo | undefined> {
    const { graph, clock, log } = this.#options;
    try {
      const { refused, ...given } = await graph.ask({ method: 'get', path, signal });
      if (refused && refused.status !== 404 && refused.status !== 400) {
        const lasting = refused.status === 401 || refused.status === 403;
        this.#pause(lasting ? remembered.refused : Math.max(remembered.failed, (refused.retryAfter ?? 0) * 1_000));
        log.info('online meetings are not read', { status: refused.status, code: refused.code });
        return undefined;
      }
      const meetings = refused ? [] : (answer.safeParse('body' in given ? given.body : undefined).data?.value ?? []);
      const info = meetings.find(one => one.cloudVideoInteropInfo)?.cloudVideoInteropInfo ?? undefined;
      this.#remember(joinUrl, info, clock.now() + (info ? remembered.found : remembered.missing));
      return info;
    } catch (error) {
      signal.throwIfAborted();
      this.#pause(Math.max(remembered.failed, (retryAfterOf(error) ?? 0) * 1_000));
      log.info('online meetings are not read', { reason: wordsOf(error) });
      return undefined;
    }
  }

  #pause(ms: number): void {
    this.#pausedUntil = this.#options.clock.now() + ms;
  }

  #remember(key: string, info: CloudVideoInteropInfo | undefined, until: number): void {
    this.#known.delete(key);
    this.#known.set(key, { info, until });
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
  }
}

function filterFor({ longUrl, meetingId }: TeamsMeeting): string | undefined {
  if (longUrl !== undefined) return `JoinWebUrl eq '${longUrl.replaceAll("'", "''")}'`;
  return meetingId !== undefined && /^\d+$/.test(meetingId) ? `joinMeetingIdSettings/joinMeetingId eq '${meetingId}'` : undefined;
}
