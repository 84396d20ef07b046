import { CallError, type Clock, type Metrics } from '@opencvi/plugin-api';
import { meetingAnswer, type OnlineMeeting } from '../graph/graph-schemas.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';
import { SharedWork } from '../http/shared-work.ts';
import { ExpiringCache } from './expiring-cache.ts';

/** What a lookup is done with. */
export interface MeetingLookupOptions {
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** How long answers are remembered, in milliseconds. */
  readonly found: number;
  readonly missing: number;
}

/** Finds the online meeting of a conference id, within one tenant: the same digits are another meeting elsewhere. */
export class MeetingLookup {
  readonly #options: MeetingLookupOptions;
  readonly #cache: ExpiringCache<OnlineMeeting | undefined>;
  /** A meeting begins for all its rooms at the same time. */
  readonly #asking = new SharedWork<OnlineMeeting | undefined>();

  constructor(options: MeetingLookupOptions) {
    this.#options = options;
    this.#cache = new ExpiringCache(options.clock);
  }

  /** The meeting, or `undefined` when the tenant has none of this id. Rejects with `CallError` when it cannot tell. */
  async find(graph: TenantGraph, conferenceId: string, signal?: AbortSignal): Promise<OnlineMeeting | undefined> {
    // Nothing but digits reaches the filter
    if (!/^\d{9,13}$/.test(conferenceId)) return undefined;
    const key = `${graph.cloud.name}/${graph.tenantId.toLowerCase()}/${conferenceId}`;
    const known = this.#cache.get(key);
    if (known) {
      this.#options.metrics.count('teams_lookups_total', { result: 'cached' });
      return known.value;
    }
    return this.#asking.run(key, during => this.#ask(key, { graph, conferenceId, signal: during }), signal);
  }

  async #ask(key: string, wanted: Wanted): Promise<OnlineMeeting | undefined> {
    const { found, missing, clock, metrics } = this.#options;
    const since = clock.now();
    try {
      const meeting = await ask(wanted);
      this.#cache.set(key, meeting, meeting ? found : missing);
      metrics.count('teams_lookups_total', { result: meeting ? 'found' : 'not-found' });
      metrics.observe('teams_lookup_seconds', (clock.now() - since) / 1000);
      return meeting;
    } catch (error) {
      metrics.count('teams_lookups_total', { result: error instanceof CallError ? error.reason.code : 'cancelled' });
      throw error;
    }
  }
}

interface Wanted {
  readonly graph: TenantGraph;
  readonly conferenceId: string;
  readonly signal: AbortSignal;
}

async function ask({ graph, conferenceId, signal }: Wanted): Promise<OnlineMeeting | undefined> {
  const command = {
    method: 'get',
    path: '/communications/onlineMeetings/',
    filter: `VideoTeleconferenceId eq '${conferenceId}'`,
    operation: 'lookup',
    signal,
  } as const;
  try {
    const meetings = await graph.send(command, meetingAnswer);
    return (
      meetings.find(meeting => idOf(meeting) === conferenceId) ??
      meetings.find(meeting => meeting.joinWebUrl && idOf(meeting) === undefined)
    );
  } catch (error) {
    if (error instanceof CallError && error.reason.code === 'not-found') return undefined;
    throw error;
  }
}

function idOf({ videoTeleconferenceId, cloudVideoInteropInfo }: OnlineMeeting): string | undefined {
  const id = videoTeleconferenceId ?? cloudVideoInteropInfo?.videoTeleconferenceId;
  // Printed in groups of three in some places
  return id?.replace(/\s/g, '');
}
