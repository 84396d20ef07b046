import { randomUUID } from 'node:crypto';
import {
  type Address,
  type CallContext,
  CallError,
  type CallLeg,
  Emitter,
  type EndReason,
  type LegEvents,
  type LegState,
  type Listener,
  type MediaEndpoint,
  type Meeting,
  type RemoteParty,
  type StreamStatistics,
  TimeoutError,
} from '@opencvi/plugin-api';
import { callbackPath } from '../callbacks/callback-routes.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';
import { withDeadline } from '../http/deadline.ts';
import { joinRequest, type RoomIdentity } from '../join/join-request.ts';
import type { MeetingCoordinates } from '../join/meeting-coordinates.ts';
import { MediaLink } from '../media/media-link.ts';
import { deviceQuality } from '../quality/device-quality.ts';
import type { CallView } from './call-view.ts';
import { Entry } from './entry.ts';
import { HeldCall } from './held-call.ts';
import type { MeetingServices } from './meeting-services.ts';
import { MuteState } from './mute-state.ts';
import { resultReason } from './result-codes.ts';
import { ownEntry, participantsOf, type Roster } from './roster.ts';

/** What a leg into a Teams meeting is made of. */
export interface TeamsLegOptions {
  readonly services: MeetingServices;
  readonly graph: TenantGraph;
  readonly meeting: Meeting;
  readonly coordinates: MeetingCoordinates;
  readonly identity: RoomIdentity;
  readonly call: CallContext;
}

/** How long the last word may be behind `terminating`. */
const terminatingLimit = 5_000;
/** How often one who waits in the lobby looks whether the word that admits it was lost. */
const lobbyLook = 30_000;
/** A bot's session ends with its call, and may say so before Graph says why. */
const graphsWord = 3_000;
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A room system's leg into a Teams meeting. It joins when it is answered; the lobby is where its own roster entry says so. */
export class TeamsLeg implements CallLeg {
  readonly id: string;
  readonly protocol = 'teams';
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #options: TeamsLegOptions;
  readonly #events = new Emitter<LegEvents>();
  readonly #chain = randomUUID();
  readonly #entry = new Entry();
  readonly #mute = new MuteState();
  readonly #closing = new AbortController();
  readonly #timers: (() => void)[] = [];
  #state: LegState = 'ringing';
  #waited = false;
  #held: HeldCall | undefined;
  #media: MediaLink | undefined;
  #roster: Roster | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: TeamsLegOptions) {
    this.#options = options;
    this.id = `teams-${this.#chain}`;
    const { id, title, conferenceId } = options.meeting;
    this.remote = { address: { user: id, host: options.graph.tenantId }, ...(title !== undefined && { displayName: title }) };
    this.dialled = { user: conferenceId, host: '' };
  }

  get state(): LegState {
    return this.#state;
  }

  get facts(): CallLeg['facts'] {
    const { graph, identity } = this.#options;
    const { callId, myParticipantId, callChainId } = this.#held?.view ?? {};
    return {
      cloud: graph.cloud.name,
      microsoftTenant: graph.tenantId,
      identity: identity.kind,
      name: identity.displayName,
      lobby: this.#waited,
      callChain: callChainId ?? this.#chain,
      ...(callId !== undefined && { graphCall: callId }),
      ...(myParticipantId !== undefined && { participant: myParticipantId }),
      ...(this.#media && { mediaBot: this.#media.bot.name }),
    };
  }

  on<K extends keyof LegEvents>(event: K, listener: Listener<LegEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  /** A meeting does not ring. */
  async ring(): Promise<void> {}

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    if (this.#state !== 'ringing' || signal.aborted) throw cancelled();
    const { metrics, clock } = this.#options.services;
    const giveUp = (): void => void this.end({ code: 'cancelled', by: 'room' });
    signal.addEventListener('abort', giveUp, { once: true });
    const since = clock.now();
    try {
      await this.#join(endpoint);
      metrics.count('teams_joins_total', { result: 'ok', identity: this.#options.identity.kind });
      metrics.observe('teams_join_seconds', (clock.now() - since) / 1000);
    } catch (cause) {
      const error = this.#failure(cause);
      metrics.count('teams_joins_total', { result: error.reason.code, identity: this.#options.identity.kind });
      await this.end(error.reason);
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Teams shows the reason to nobody: to it, one who leaves has left. */
  async end(_reason: EndReason): Promise<void> {
    this.#state = 'ended';
    await this.#close();
  }

  /** The room muted itself: the meeting sees it. */
  async setMuted(muted: boolean): Promise<void> {
    const held = this.#held;
    const callId = held?.view.callId;
    if (!held || callId === undefined || this.#state === 'ended') return;
    await this.#mute.ask(muted, () => held.calls.mute(callId, muted, this.#closing.signal));
  }

  async report(statistics: readonly StreamStatistics[]): Promise<void> {
    const { services, call } = this.#options;
    const { callChainId = this.#chain, myParticipantId: participantId } = this.#held?.view ?? {};
    if (!this.#held || participantId === undefined || !guid.test(participantId) || !guid.test(callChainId)) return;
    const body = deviceQuality({
      callChainId,
      participantId,
      mediaLegId: randomUUID(),
      device: call.leg.remote,
      duration: services.clock.now() - call.startedAt.getTime(),
      statistics,
      service: services.config.service,
    });
    await this.#held.calls.logQuality(body);
    services.metrics.count('teams_quality_reports_total');
  }

  async #join(endpoint: MediaEndpoint): Promise<void> {
    const { services, identity, coordinates, graph, call } = this.#options;
    const { config, clock, pool, directory, openCalls, hangUps } = services;
    const { signal } = this.#closing;
    const media = await MediaLink.open(
      {
        endpoint,
        pool,
        suite: config.media.srtp,
        correlationId: call.id,
        displayName: identity.displayName,
        clock,
        log: call.log,
        patience: config.establishTimeout,
        onLost: detail => this.#mediaLost(detail),
      },
      signal,
    );
    this.#media = media;
    const held = new HeldCall({
      graph,
      callChainId: this.#chain,
      directory,
      openCalls,
      hangUps,
      clock,
      log: call.log,
      keepAlive: config.keepAlive,
      onChange: view => this.#follow(view),
    });
    this.#held = held;
    if (signal.aborted) throw cancelled();
    const body = joinRequest({
      coordinates,
      identity,
      tenantId: graph.tenantId,
      callbackUri: `${services.publicUrl()}${callbackPath(held.key)}`,
      callChainId: this.#chain,
      blob: media.session.blob,
      modalities: config.media.modalities,
      deltaRoster: config.deltaRoster,
    });
    await held.dial(body, media, signal);
    call.log.info('teams call made', { graphCall: held.view.callId, callChain: this.#chain, identity: identity.kind });
    this.#lookAgain();
    await withDeadline({ clock, ms: config.establishTimeout, signal }, () => this.#entry.done);
  }

  /** What Graph has told decides where the room is. */
  #follow(view: CallView): void {
    if (this.#state === 'ended') return;
    if (view.progress === 'terminated') this.#over(resultReason(view.result, this.#phase()));
    else if (view.progress === 'terminating') this.#awaitTheEnd();
    else this.#place(view);
  }

  /** Whoever is in the roster is in the call, also where the word that it is established comes later or never. */
  #place(view: CallView): void {
    const own = ownEntry(view.roster, view.myParticipantId, this.#options.identity.id);
    if (!own) return;
    if (own.isInLobby) this.#waitInLobby();
    else this.#enter();
    const told = this.#mute.shown(own.isMuted);
    if (told !== undefined) this.#events.emit('mute', told);
    this.#tellRoster(view, own.id);
  }

  #waitInLobby(): void {
    // Nobody is sent back to the lobby: a late word must not take the picture away
    if (this.#state !== 'ringing') return;
    const { services, call } = this.#options;
    this.#waited = true;
    this.#become('lobby');
    const limit = call.tenant?.lobby?.timeout ?? services.config.lobbyTimeout;
    this.#after(limit, () => {
      if (this.#state === 'lobby') this.#over({ code: 'lobby-timeout', by: 'gateway', detail: 'nobody admitted the room in time' });
    });
    this.#entry.resolve();
  }

  #enter(): void {
    if (this.#state !== 'ringing' && this.#state !== 'lobby') return;
    this.#become('connected');
    this.#entry.resolve();
    void this.#media?.watchActiveSpeaker();
    void this.#viewScreens();
  }

  /** Without this role an application-hosted call is shown no screen. */
  async #viewScreens(): Promise<void> {
    const { services, call } = this.#options;
    const callId = this.#held?.view.callId;
    if (callId === undefined || !services.config.media.modalities.includes('videoBasedScreenSharing')) return;
    try {
      await this.#held?.calls.changeScreenSharingRole(callId, 'viewer', this.#closing.signal);
    } catch (error) {
      if (!this.#closing.signal.aborted) call.log.warn('no screen sharing', { error });
    }
  }

  /** Until it is in the meeting: notifications come late, and some never. */
  #lookAgain(): void {
    if (this.#state !== 'ringing' && this.#state !== 'lobby') return;
    const wait = this.#state === 'lobby' ? lobbyLook : this.#options.services.config.rosterTimeout;
    this.#after(wait, () => void this.#look().finally(() => this.#lookAgain()));
  }

  async #look(): Promise<void> {
    const held = this.#held;
    if (!held || (this.#state !== 'ringing' && this.#state !== 'lobby')) return;
    await held.refresh();
    if (this.#isRinging() && held.view.progress === 'established') {
      this.#options.call.log.warn('not in the roster, taken as admitted', { graphCall: held.view.callId });
      this.#enter();
    }
  }

  /** A method, since the compiler takes no field to change during an await. */
  #isRinging(): boolean {
    return this.#state === 'ringing';
  }

  #mediaLost(detail: string): void {
    this.#after(graphsWord, () => this.#over({ code: 'unavailable', by: 'gateway', detail }));
  }

  #awaitTheEnd(): void {
    this.#after(terminatingLimit, () => this.#over(resultReason(this.#held?.view.result, this.#phase())));
  }

  #tellRoster(view: CallView, own: string): void {
    if (this.#state !== 'connected' || view.roster === this.#roster) return;
    this.#roster = view.roster;
    this.#events.emit('roster', participantsOf(view.roster, own));
  }

  /** The leg is over, and not by our wish. */
  #over(reason: EndReason): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#entry.reject(new CallError(reason));
    this.#events.emit('ended', reason);
    void this.#close();
  }

  #close(): Promise<void> {
    this.#closed ??= this.#letGo();
    return this.#closed;
  }

  async #letGo(): Promise<void> {
    this.#closing.abort(cancelled());
    for (const cancel of this.#timers) cancel();
    this.#entry.reject(cancelled());
    await Promise.all([this.#held?.close(), this.#media?.close()]);
  }

  #phase(): 'establishing' | 'lobby' | 'connected' {
    if (this.#state === 'lobby' || this.#state === 'connected') return this.#state;
    return 'establishing';
  }

  #become(state: LegState): void {
    this.#state = state;
    this.#events.emit('state', state);
  }

  #after(ms: number, callback: () => void): void {
    this.#timers.push(this.#options.services.clock.after(ms, callback));
  }

  #failure(cause: unknown): CallError {
    if (cause instanceof CallError) return cause;
    if (cause instanceof TimeoutError) {
      return new CallError({ code: 'unavailable', by: 'meeting', detail: `Teams: ${cause.message}` }, { cause });
    }
    return new CallError({ code: 'failed', by: 'gateway', detail: 'joining the Teams meeting failed' }, { cause });
  }
}

function cancelled(): CallError {
  return new CallError({ code: 'cancelled', by: 'room', detail: 'the call ended before it was in the meeting' });
}
