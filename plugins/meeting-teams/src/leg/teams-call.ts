import { randomUUID } from 'node:crypto';
import { type CallContext, CallError, type MediaEndpoint, type StreamStatistics } from '@opencvi/plugin-api';
import { callbackPath } from '../callbacks/callback-routes.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';
import { joinRequest, type RoomIdentity } from '../join/join-request.ts';
import type { MeetingCoordinates } from '../join/meeting-coordinates.ts';
import { MediaLink } from '../media/media-link.ts';
import { deviceQuality } from '../quality/device-quality.ts';
import { type CallView, newCallView } from './call-view.ts';
import { HeldCall } from './held-call.ts';
import type { MeetingServices } from './meeting-services.ts';
import { MuteState } from './mute-state.ts';

/** What the call of a room into a Teams meeting is made of. */
export interface TeamsCallOptions {
  readonly services: MeetingServices;
  readonly graph: TenantGraph;
  readonly coordinates: MeetingCoordinates;
  readonly identity: RoomIdentity;
  readonly call: CallContext;
  /** Graph told something new. */
  readonly onView: (view: CallView) => void;
  /** The meeting muted the room, or lifted that. */
  readonly onMuted: (muted: boolean) => void;
  /** The media bot's session is over. */
  readonly onMediaLost: (detail: string) => void;
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The call behind a leg: a session of the media bot and a call at Graph, opened and let go of together. */
export class TeamsCall {
  /** Binds what belongs together in Microsoft's logs. */
  readonly chain = randomUUID();
  /** What is muted, and by whom. */
  readonly mute: MuteState;
  readonly #options: TeamsCallOptions;
  readonly #closing = new AbortController();
  #held: HeldCall | undefined;
  #media: MediaLink | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: TeamsCallOptions) {
    this.#options = options;
    this.mute = new MuteState({ clock: options.services.clock, onTold: options.onMuted });
  }

  /** What Graph has told so far. */
  get view(): CallView {
    return this.#held?.view ?? newCallView;
  }

  /** Aborted when the call is let go of. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  get facts(): Readonly<Record<string, string>> {
    const { callId, myParticipantId, callChainId } = this.view;
    return {
      callChain: callChainId ?? this.chain,
      ...(callId !== undefined && { graphCall: callId }),
      ...(myParticipantId !== undefined && { participant: myParticipantId }),
      ...(this.#media && { mediaBot: this.#media.bot.name }),
    };
  }

  /** Opens media at the bot, then asks Graph to call the meeting. Resolves when Graph has taken the call. */
  async dial(endpoint: MediaEndpoint): Promise<void> {
    const { identity, call } = this.#options;
    const media = await this.#openMedia(endpoint);
    if (this.signal.aborted) {
      // Called off between its opening and now: whoever let go of the call did not know of it yet
      await media.close();
      throw cancelled();
    }
    this.#media = media;
    const held = this.#hold();
    this.#held = held;
    await held.dial(this.#request(held, media), media, this.signal);
    call.log.info('teams call made', { graphCall: this.view.callId, callChain: this.chain, identity: identity.kind });
  }

  /** Asks Graph how things stand. Never rejects. */
  async refresh(): Promise<void> {
    await this.#held?.refresh();
  }

  /** The room is in the meeting: it sees who speaks, and what is shared. */
  entered(): void {
    void this.#media?.watchActiveSpeaker();
    void this.#viewScreens();
  }

  /** The room mutes or unmutes itself. Rejects when Teams does not take it. */
  async setMuted(muted: boolean): Promise<void> {
    const { callId } = this.view;
    const calls = this.#held?.calls;
    if (calls && callId !== undefined) await this.mute.ask(muted, () => calls.mute(callId, muted, this.signal));
  }

  /** Reports how well the room was connected. */
  async report(statistics: readonly StreamStatistics[]): Promise<void> {
    const { services, call } = this.#options;
    const { callChainId = this.chain, myParticipantId: participantId } = this.view;
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
    await services.quality.send(this.#held.calls, body);
  }

  /** Hangs up and frees the bot's session. Idempotent; never rejects. */
  close(): Promise<void> {
    this.#closed ??= this.#letGo();
    return this.#closed;
  }

  async #letGo(): Promise<void> {
    this.#closing.abort(cancelled());
    this.mute.close();
    await Promise.all([this.#held?.close(), this.#media?.close()]);
  }

  #openMedia(endpoint: MediaEndpoint): Promise<MediaLink> {
    const { services, identity, call, onMediaLost } = this.#options;
    const { config, clock, pool } = services;
    return MediaLink.open(
      {
        endpoint,
        pool,
        suite: config.media.srtp,
        correlationId: call.id,
        displayName: identity.displayName,
        clock,
        log: call.log,
        patience: config.establishTimeout,
        onLost: onMediaLost,
      },
      this.signal,
    );
  }

  #hold(): HeldCall {
    const { services, graph, call, onView } = this.#options;
    const { config, clock, directory, openCalls, hangUps } = services;
    return new HeldCall({
      graph,
      callChainId: this.chain,
      directory,
      openCalls,
      hangUps,
      clock,
      log: call.log,
      keepAlive: config.keepAlive,
      onChange: onView,
    });
  }

  #request(held: HeldCall, media: MediaLink): Record<string, unknown> {
    const { services, identity, coordinates, graph } = this.#options;
    const { config, publicUrl } = services;
    return joinRequest({
      coordinates,
      identity,
      tenantId: graph.tenantId,
      callbackUri: `${publicUrl()}${callbackPath(held.key)}`,
      callChainId: this.chain,
      blob: media.session.blob,
      modalities: config.media.modalities,
      deltaRoster: config.deltaRoster,
    });
  }

  /** Without this role an application-hosted call is shown no screen. */
  async #viewScreens(): Promise<void> {
    const { services, call } = this.#options;
    const { callId } = this.view;
    if (callId === undefined || !services.config.media.modalities.includes('videoBasedScreenSharing')) return;
    try {
      await this.#held?.calls.changeScreenSharingRole(callId, 'viewer', this.signal);
    } catch (error) {
      if (!this.signal.aborted) call.log.warn('no screen sharing', { error });
    }
  }
}

/** The call was called off. */
export function cancelled(): CallError {
  return new CallError({ code: 'cancelled', by: 'room', detail: 'the call ended before it was in the meeting' });
}
