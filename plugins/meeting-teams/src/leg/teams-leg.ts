import {
  type Address,
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
import { withDeadline } from '../http/deadline.ts';
import type { CallView } from './call-view.ts';
import { Entry } from './entry.ts';
import { resultReason } from './result-codes.ts';
import { ownEntry, participantsOf, type Roster } from './roster.ts';
import { cancelled, TeamsCall, type TeamsCallOptions } from './teams-call.ts';

/** What a leg into a Teams meeting is made of. */
export interface TeamsLegOptions extends Omit<TeamsCallOptions, 'onView' | 'onMuted' | 'onMediaLost'> {
  readonly meeting: Meeting;
}

/** How long the last word may be behind `terminating`. */
const terminatingLimit = 5_000;
/** How often one who waits in the lobby looks whether the word that admits it was lost. */
const lobbyLook = 30_000;
/** A bot's session ends with its call, and may say so before Graph says why. */
const graphsWord = 3_000;

/** A room system's leg into a Teams meeting. It joins when it is answered; the lobby is where its own roster entry says so. */
export class TeamsLeg implements CallLeg {
  readonly id: string;
  readonly protocol = 'teams';
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #options: TeamsLegOptions;
  readonly #events = new Emitter<LegEvents>();
  readonly #teams: TeamsCall;
  readonly #entry = new Entry();
  readonly #timers: (() => void)[] = [];
  #state: LegState = 'ringing';
  #waited = false;
  #roster: Roster | undefined;

  constructor(options: TeamsLegOptions) {
    this.#options = options;
    this.#teams = new TeamsCall({
      ...options,
      onView: view => this.#follow(view),
      onMuted: muted => this.#events.emit('mute', muted),
      onMediaLost: detail => this.#mediaLost(detail),
    });
    this.id = `teams-${this.#teams.chain}`;
    const { id, title, conferenceId } = options.meeting;
    this.remote = { address: { user: id, host: options.graph.tenantId }, ...(title !== undefined && { displayName: title }) };
    this.dialled = { user: conferenceId, host: '' };
  }

  get state(): LegState {
    return this.#state;
  }

  get facts(): CallLeg['facts'] {
    const { graph, identity } = this.#options;
    const own = { cloud: graph.cloud.name, microsoftTenant: graph.tenantId, identity: identity.kind, name: identity.displayName };
    return { ...own, lobby: this.#waited, ...this.#teams.facts };
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
      const error = failure(cause);
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
    if (this.#state !== 'ended') await this.#teams.setMuted(muted);
  }

  report(statistics: readonly StreamStatistics[]): Promise<void> {
    return this.#teams.report(statistics);
  }

  async #join(endpoint: MediaEndpoint): Promise<void> {
    const { config, clock } = this.#options.services;
    await this.#teams.dial(endpoint);
    this.#lookAgain();
    await withDeadline({ clock, ms: config.establishTimeout, signal: this.#teams.signal }, () => this.#entry.done);
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
    this.#teams.mute.shown(own.isMuted);
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
    this.#teams.entered();
  }

  /** Until it is in the meeting: notifications come late, and some never. */
  #lookAgain(): void {
    if (this.#state !== 'ringing' && this.#state !== 'lobby') return;
    const wait = this.#state === 'lobby' ? lobbyLook : this.#options.services.config.rosterTimeout;
    this.#after(wait, () => void this.#look().finally(() => this.#lookAgain()));
  }

  async #look(): Promise<void> {
    if (this.#state !== 'ringing' && this.#state !== 'lobby') return;
    await this.#teams.refresh();
    const { progress, callId } = this.#teams.view;
    if (this.#isRinging() && progress === 'established') {
      this.#options.call.log.warn('not in the roster, taken as admitted', { graphCall: callId });
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
    this.#after(terminatingLimit, () => this.#over(resultReason(this.#teams.view.result, this.#phase())));
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

  async #close(): Promise<void> {
    for (const cancel of this.#timers.splice(0)) cancel();
    this.#entry.reject(cancelled());
    await this.#teams.close();
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
}

function failure(cause: unknown): CallError {
  if (cause instanceof CallError) return cause;
  if (cause instanceof TimeoutError) {
    return new CallError({ code: 'unavailable', by: 'meeting', detail: `Teams: ${cause.message}` }, { cause });
  }
  return new CallError({ code: 'failed', by: 'gateway', detail: 'joining the Teams meeting failed' }, { cause });
}
