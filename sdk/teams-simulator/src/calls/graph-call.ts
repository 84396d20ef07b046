import { randomUUID } from 'node:crypto';
import type { LocalRoomLeg } from '@opencvi/meeting-local/api';
import { CallError, type Clock, type Logger, type MediaEndpoint } from '@opencvi/plugin-api';
import type { App, Tenant } from '../directory/settings.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { Notifier } from '../notify/notifier.ts';
import { callNotice } from './call-body.ts';
import type { CallRequest } from './call-request.ts';
import type { IdentitySet } from './identity.ts';
import { type ResultInfo, resultOf, results } from './result-info.ts';
import { RosterSequence } from './roster-sequence.ts';

/** How a call is let into its meeting. */
export interface Entrance {
  readonly name: string;
  readonly standing: 'trusted' | 'guest';
  readonly role: 'presenter' | 'attendee';
}

/** What a call is made of. */
export interface GraphCallOptions {
  readonly app: App;
  readonly tenant: Tenant;
  readonly request: CallRequest;
  readonly identity: IdentitySet;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly log: Logger;
  readonly establishDelay: number;
  readonly keepAlive: number;
  readonly lobbyTimeout: number;
  /** Everybody in the meeting, as this call may see them. */
  readonly rosterOf: (call: GraphCall) => readonly Record<string, unknown>[];
  /** Called once, when the call is over. */
  readonly onGone: () => void;
}

/** The media of a call: a session of the media bot, or silence where Teams itself would host the media. */
export interface CallMedia {
  readonly meeting: MediaEndpoint;
  bridge(on: boolean): Promise<void>;
  /** The call is over. */
  release(result: ResultInfo): Promise<void>;
}

/** What a call does once it is established: enter a meeting, or end. */
export type Destiny =
  | { readonly to: 'meeting'; readonly meeting: OnlineMeeting; readonly entrance: Entrance; readonly media: () => Promise<CallMedia> }
  | { readonly to: 'end'; readonly result: ResultInfo };

/** One call of an application into a meeting. */
export class GraphCall {
  readonly id: string = randomUUID();
  readonly participantId: string = randomUUID();
  readonly chainId: string;
  readonly createdAt: Date;
  state: 'establishing' | 'established' | 'terminating' | 'terminated' = 'establishing';
  result: ResultInfo | undefined;
  meeting: OnlineMeeting | undefined;
  role: Entrance['role'] = 'attendee';
  readonly #options: GraphCallOptions;
  readonly #roster = new RosterSequence();
  #leg: LocalRoomLeg | undefined;
  #media: CallMedia | undefined;
  #stops: (() => void)[] = [];
  #stopKeepAlive: () => void = () => {};
  #rosterPending = false;

  constructor(options: GraphCallOptions) {
    this.#options = options;
    this.chainId = options.request.callChainId ?? randomUUID();
    this.createdAt = new Date(options.clock.now());
  }

  get app(): App {
    return this.#options.app;
  }

  get tenant(): Tenant {
    return this.#options.tenant;
  }

  get request(): CallRequest {
    return this.#options.request;
  }

  get identity(): IdentitySet {
    return this.#options.identity;
  }

  get isOver(): boolean {
    return this.state === 'terminating' || this.state === 'terminated';
  }

  get isInLobby(): boolean {
    return this.#leg?.state === 'lobby';
  }

  /** Begins: `establishing` is told at once, the rest follows after a while. */
  start(destiny: Destiny): void {
    this.#tellState('updated');
    const { clock, establishDelay, log } = this.#options;
    const cancel = clock.after(establishDelay, () => {
      this.#proceed(destiny).catch(error => {
        log.error('a simulated call failed', { call: this.id, error });
        this.terminate(results.failed);
      });
    });
    this.#stops.push(cancel);
    this.keepAlive();
  }

  /** The application is still there. */
  keepAlive(): void {
    const { clock, keepAlive } = this.#options;
    this.#stopKeepAlive();
    this.#stopKeepAlive = clock.after(keepAlive, () => this.terminate(results.notKeptAlive));
  }

  /** Mutes or unmutes itself. */
  async mute(muted: boolean): Promise<void> {
    await this.#leg?.setMuted?.(muted);
  }

  /** Begins or ends to share its screen. One without the right to is ignored, silently, as Teams does. */
  share(sharing: boolean): void {
    if (this.role === 'presenter') this.meeting?.local.setPresenting(this.participantId, sharing);
  }

  /** Chooses whose picture the room sees. */
  watch(wish: Parameters<LocalRoomLeg['watch']>[0]): void {
    this.#leg?.watch(wish);
  }

  /** Tells that an operation was completed. */
  tellOperation(operation: Readonly<Record<string, unknown>> & { readonly id: string }): void {
    const resourceUrl = `/communications/calls/${this.id}/operations/${operation.id}`;
    this.#options.notifier.notify({ changeType: 'deleted', resourceUrl, resourceData: operation });
  }

  /** The application hangs up. */
  hangUp(): void {
    if (this.isOver) return;
    this.state = 'terminating';
    this.#tellState('updated');
    this.#finish(results.hungUp);
  }

  /** Teams ends the call. */
  terminate(result: ResultInfo): void {
    if (!this.isOver) this.#finish(result);
  }

  /** The simulator stops: nobody is told. */
  close(): void {
    this.#options.notifier.close();
    if (this.state !== 'terminated') this.#release(results.hungUp);
  }

  /** The roster as this call was told last. */
  get participants(): readonly Record<string, unknown>[] {
    return this.#roster.all;
  }

  /** Something in the meeting changed: told once for everything that happens at a time. */
  rosterChanged(): void {
    if (this.#rosterPending || this.state !== 'established') return;
    this.#rosterPending = true;
    queueMicrotask(() => {
      this.#rosterPending = false;
      if (this.state === 'established') this.#tellRoster();
    });
  }

  async #proceed(destiny: Destiny): Promise<void> {
    if (this.isOver) return;
    if (destiny.to === 'end') return this.terminate(destiny.result);
    const { meeting, entrance, media } = destiny;
    this.meeting = meeting;
    this.role = entrance.role;
    this.#media = await media();
    if (this.isOver) return this.#giveMediaBack(results.hungUp);
    const { name, standing } = entrance;
    const leg = meeting.local.seat({ id: this.participantId, name, standing, lobbyTimeout: this.#options.lobbyTimeout });
    this.#leg = leg;
    this.#stops.push(
      leg.on('state', state => void this.#legChanged(state)),
      leg.on('ended', ({ code }) => this.terminate(resultOf(code))),
      meeting.local.on('changed', () => this.rosterChanged()),
      meeting.local.on('streams', () => this.rosterChanged()),
    );
    try {
      await leg.answer(this.#media.meeting, new AbortController().signal);
    } catch (error) {
      if (error instanceof CallError) return this.terminate(resultOf(error.reason.code));
      throw error;
    }
    if (this.isOver) return;
    this.state = 'established';
    this.#tellState('updated');
    this.#tellRoster();
  }

  async #legChanged(state: string): Promise<void> {
    if (state === 'connected') await this.#media?.bridge(true);
    this.rosterChanged();
  }

  #finish(result: ResultInfo): void {
    this.#release(result);
    this.#tellState('deleted');
    this.#options.onGone();
  }

  #release(result: ResultInfo): void {
    this.state = 'terminated';
    this.result = result;
    this.#stopKeepAlive();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    void this.#leg?.end({ code: 'normal', by: 'room' });
    this.#giveMediaBack(result);
  }

  #giveMediaBack(result: ResultInfo): void {
    const media = this.#media;
    this.#media = undefined;
    media?.release(result).catch(error => this.#options.log.warn('a media session did not stop', { error }));
  }

  #tellState(changeType: 'updated' | 'deleted'): void {
    this.#options.notifier.notify({ changeType, resourceUrl: `/communications/calls/${this.id}`, resourceData: callNotice(this) });
  }

  #tellRoster(): void {
    const { rosterOf, notifier, request } = this.#options;
    const update = this.#roster.next(rosterOf(this));
    if (update === undefined) return;
    const delta = (request.callOptions as { isDeltaRosterEnabled?: unknown } | null | undefined)?.isDeltaRosterEnabled === true;
    const { sequenceNumber, changed, all } = update;
    const resourceData = delta
      ? { '@odata.type': '#microsoft.graph.deltaParticipants', id: this.id, sequenceNumber, participants: changed }
      : all;
    notifier.notify({ changeType: 'updated', resourceUrl: `/communications/calls/${this.id}/participants`, resourceData });
  }
}
