import { randomUUID } from 'node:crypto';
import { CallError, type Clock, HttpError, type Logger } from '@opencvi/plugin-api';
import type { Newcomer } from '../meeting/attendee.ts';
import type { HostedMeeting, Meetings } from '../meeting/meetings.ts';
import { BrowserSession } from './browser-session.ts';
import { digest, matches, newSecret, parseBearer } from './session-token.ts';
import type { SourceLimits } from './source-limits.ts';

/** How long a session that ended is remembered, so that a browser that was away learns why. */
const memoryMs = 60_000;

/** What the sessions need. */
export interface BrowserSessionsOptions {
  readonly meetings: Meetings;
  readonly limits: SourceLimits;
  readonly clock: Clock;
  readonly log: Logger;
  readonly lobbyTimeout: number;
}

/** Who wants to join. */
export interface JoinRequest {
  readonly meeting: string;
  readonly name: string;
  readonly key: string | undefined;
  readonly source: string;
}

/** Every browser that is in a meeting, or was a moment ago. */
export class BrowserSessions {
  readonly #options: BrowserSessionsOptions;
  readonly #sessions = new Map<string, { session: BrowserSession; secret: Buffer }>();
  readonly #forgetting = new Set<() => void>();

  constructor(options: BrowserSessionsOptions) {
    this.#options = options;
  }

  /** Lets a browser in. The token is what its further requests carry. */
  async join({ meeting, name, key, source }: JoinRequest): Promise<{ session: BrowserSession; token: string }> {
    const { limits, meetings } = this.#options;
    limits.check(source);
    const isOrganizer = key !== undefined && this.#hasKey(meeting, key, source);
    // First, for a meeting that is opened for the occasion goes with the last who was in it
    const closeSession = limits.openSession(source);
    const hosted = meetings.getOrOpen(meeting);
    if (hosted === undefined) {
      closeSession();
      limits.failed(source);
      throw new HttpError(404, `there is no meeting ${meeting}`);
    }
    const standing = isOrganizer ? 'organizer' : 'guest';
    const newcomer: Newcomer = { id: randomUUID(), name, kind: 'browser', standing, lobbyTimeout: this.#options.lobbyTimeout };
    const session = this.#open(hosted, newcomer, closeSession);
    const secret = newSecret();
    this.#sessions.set(session.id, { session, secret: digest(secret) });
    await session.enter().catch(refuse);
    this.#options.log.info('browser joined', { meeting, participant: session.id, standing });
    return { session, token: `${session.id}.${secret}` };
  }

  /** The session whose token a request carries. Throws 401 when there is none, 429 to who has tried too often. */
  authenticate(meeting: string, authorization: string | undefined, source: string): BrowserSession {
    const bearer = parseBearer(authorization);
    const found = bearer && this.#sessions.get(bearer.session);
    // Hashed and compared even when nothing was found: the time tells nobody which sessions there are.
    const right = matches(bearer?.secret ?? '', found?.secret ?? digest(newSecret()));
    if (found === undefined || !right || found.session.hosted.meeting.id !== meeting) {
      // Those who are in are not put out by one who guesses behind the same proxy; 256 bits are not guessed
      this.#options.limits.check(source);
      this.#options.limits.failed(source);
      throw new HttpError(401, 'not in this meeting, or not any more');
    }
    found.session.seen();
    return found.session;
  }

  /** Ends every session. */
  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map(({ session }) => session.leave()));
    for (const cancel of this.#forgetting) cancel();
    this.#forgetting.clear();
    this.#sessions.clear();
  }

  #open(hosted: HostedMeeting, newcomer: Newcomer, closeSession: () => void): BrowserSession {
    const { clock, log, meetings } = this.#options;
    const onGone = () => {
      closeSession();
      meetings.tidy(hosted.meeting.id);
      log.info('browser left', { meeting: hosted.meeting.id, participant: newcomer.id });
      const forget = clock.after(memoryMs, () => {
        this.#sessions.delete(newcomer.id);
        this.#forgetting.delete(forget);
      });
      this.#forgetting.add(forget);
    };
    return new BrowserSession({ hosted, newcomer, clock, log, onGone });
  }

  #hasKey(meeting: string, key: string, source: string): boolean {
    const expected = this.#options.meetings.get(meeting)?.organizerKey();
    if (expected !== undefined && matches(key, digest(expected))) return true;
    this.#options.limits.failed(source);
    throw new HttpError(403, 'the organizer link of this meeting is not valid any more');
  }
}

function refuse(error: unknown): never {
  if (error instanceof CallError && error.reason.code === 'unavailable') throw new HttpError(503, error.message, { cause: error });
  throw error;
}
