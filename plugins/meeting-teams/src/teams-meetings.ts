import { type CallContext, CallError, type Logger, type Meeting, type MeetingProvider, type Tenant } from '@opencvi/plugin-api';
import type { OnlineMeeting } from './graph/graph-schemas.ts';
import { coordinatesOf } from './join/meeting-coordinates.ts';
import type { MeetingServices } from './leg/meeting-services.ts';
import { roomIdentity } from './leg/room-identity.ts';
import { TeamsLeg } from './leg/teams-leg.ts';
import type { MeetingLookup } from './lookup/meeting-lookup.ts';
import type { MicrosoftTenant, TenantGraphs } from './tenant-graphs.ts';

/** What Teams meetings are provided with. */
export interface TeamsMeetingsOptions {
  readonly services: MeetingServices;
  readonly graphs: TenantGraphs;
  readonly lookup: MeetingLookup;
  readonly log: Logger;
}

/** Teams meetings by the conference ids of their invitations. */
export class TeamsMeetings implements MeetingProvider {
  readonly id = 'teams';
  readonly #options: TeamsMeetingsOptions;
  readonly #found = new WeakMap<Meeting, OnlineMeeting>();
  #warned = false;

  constructor(options: TeamsMeetingsOptions) {
    this.#options = options;
  }

  async find(conferenceId: string, call: CallContext): Promise<Meeting | undefined> {
    const tenant = this.microsoftTenant(call.tenant);
    if (!tenant) return undefined;
    const online = await this.#options.lookup.find(this.#options.graphs.of(tenant), conferenceId, call.signal);
    if (!online) return undefined;
    const { subject } = online;
    const meeting: Meeting = { id: online.id ?? conferenceId, conferenceId, ...(subject && { title: subject }) };
    this.#found.set(meeting, online);
    return meeting;
  }

  async join(meeting: Meeting, call: CallContext): Promise<TeamsLeg> {
    const { services, graphs, lookup } = this.#options;
    const tenant = this.microsoftTenant(call.tenant);
    if (!tenant) throw new CallError({ code: 'not-found', by: 'gateway', detail: 'the tenant has no Microsoft tenant' });
    const graph = graphs.of(tenant);
    // Whoever copied the meeting on its way here costs one more lookup, which the cache answers
    const online = this.#found.get(meeting) ?? (await lookup.find(graph, meeting.conferenceId, call.signal));
    if (!online) throw new CallError({ code: 'not-found', by: 'meeting', detail: `meeting ${meeting.conferenceId} is gone` });
    this.#checkCallbackUrl();
    const { clientId } = graph.cloud.application;
    return new TeamsLeg({
      services,
      graph,
      meeting,
      coordinates: coordinatesOf(online, graph.tenantId),
      identity: roomIdentity(call, { clientId, trusted: services.config.trustedIdentity }),
      call,
    });
  }

  describe(): readonly string[] {
    const { application, media } = this.#options.services.config;
    const { bots } = media;
    if (!application) return [];
    return [
      `Teams meetings (${bots.length === 0 ? 'no media bot: rooms cannot join' : `media bots: ${bots.map(({ url }) => url).join(', ')}`})`,
    ];
  }

  /** The Microsoft tenant behind a tenant of the gateway. */
  microsoftTenant(tenant: Tenant | undefined): MicrosoftTenant | undefined {
    return tenant?.microsoft ?? this.#options.services.config.defaultTenant;
  }

  #checkCallbackUrl(): void {
    const url = this.#options.services.publicUrl();
    if (this.#warned || url.startsWith('https:')) return;
    this.#warned = true;
    this.#options.log.warn('Graph calls back by https only: set http.publicUrl, or callbackUrl of meeting-teams', { url });
  }
}
