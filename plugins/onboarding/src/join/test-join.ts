import {
  type CallContext,
  CallError,
  type CallLeg,
  type Clock,
  type Contributions,
  type EndReason,
  type Logger,
  type MediaEngine,
  type Meeting,
  type MeetingProvider,
  type Single,
  type Tenant,
  TimeoutError,
  type Trust,
} from '@opencvi/plugin-api';
import { doctorCall } from './doctor-call.ts';
import type { TestJoinResult } from './test-join-result.ts';

/** What test joins are made with. */
export interface TestJoinParts {
  readonly providers: Contributions<MeetingProvider>;
  readonly engine: Single<MediaEngine>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What is to be joined. */
export interface TestJoinRequest {
  readonly tenant: Tenant;
  readonly conferenceId: string;
  readonly trust: Trust;
  readonly signal: AbortSignal;
}

/** The longest that a join may take, lobby excluded. */
const deadline = 60_000;
const goodbye: EndReason = { code: 'normal', by: 'room', detail: 'the test is over' };

/** Joins a meeting as a room would, up to the meeting or its lobby, and leaves it at once. Leaves no call and no record behind. */
export async function testJoin(request: TestJoinRequest, { providers, engine, clock, log }: TestJoinParts): Promise<TestJoinResult> {
  const since = clock.now();
  const aborting = new AbortController();
  const signal = AbortSignal.any([request.signal, aborting.signal]);
  const call = doctorCall({ ...request, clock, log, signal });
  const held = new Held();
  const ms = (): number => clock.now() - since;
  try {
    const work = async (): Promise<TestJoinResult> => {
      const { meeting, provider } = await find(providers, request.conferenceId, call);
      const media = await engine.value.open(call);
      await held.add(() => media.close());
      const leg = await provider.join(meeting, call);
      await held.add(() => leg.end(goodbye));
      signal.throwIfAborted();
      const outcome = await entered(leg, () => leg.answer(media.meeting, signal));
      return { outcome, ms: ms(), ...(meeting.title !== undefined && { title: meeting.title }) };
    };
    return await clock.within(deadline, work());
  } catch (error) {
    request.signal.throwIfAborted();
    return { outcome: 'failed', ms: ms(), ...failureOf(error) };
  } finally {
    aborting.abort(goodbye);
    await held.close();
  }
}

/** What a join has opened. What it opens after it was given up is closed at once. */
class Held {
  readonly #closers: (() => Promise<void>)[] = [];
  #closed = false;

  async add(close: () => Promise<void>): Promise<void> {
    if (this.#closed) await close();
    else this.#closers.push(close);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}

async function find(providers: Contributions<MeetingProvider>, id: string, call: CallContext) {
  for (const provider of providers) {
    const meeting: Meeting | undefined = await provider.find(id, call);
    if (meeting) return { meeting, provider };
  }
  throw new CallError({ code: 'not-found', by: 'gateway', detail: `no meeting ${id}` });
}

/** Resolves in the meeting or its lobby; rejects with what ended the leg before. */
function entered(leg: CallLeg, answer: () => Promise<void>): Promise<'connected' | 'lobby'> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (leg.state === 'connected' || leg.state === 'lobby') resolve(leg.state);
    };
    leg.on('state', look);
    leg.on('ended', reason => reject(new CallError(reason)));
    answer().then(look, reject);
  });
}

function failureOf(error: unknown) {
  if (error instanceof CallError)
    return { code: error.reason.code, ...(error.reason.detail !== undefined && { detail: error.reason.detail }) };
  if (error instanceof TimeoutError) return { code: 'unavailable' as const, detail: 'the meeting was not reached in a minute' };
  return { code: 'failed' as const, detail: error instanceof Error ? error.message : String(error) };
}
