import { RoomMedia } from '../media/room-media.ts';
import { type Gateway, GatewayError } from '../signalling/gateway.ts';
import type { EventData, GatewayEvent, Role } from '../signalling/protocol.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Store } from './store.ts';

/** How a session tells about what is not state. */
export interface SessionListener {
  /** Somebody else muted this browser. */
  muted(): void;
  /** The session is over. */
  closed(code: string): void;
}

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const maxMediaFailures = 3;

/** One stay in a meeting: joins, follows the events, and comes back when the connection is lost. */
export class MeetingSession {
  readonly #store: Store<MeetingState>;
  readonly #gateway: Gateway;
  readonly #listener: SessionListener;
  #media: RoomMedia | undefined;
  #events = new AbortController();
  #closedBy: string | undefined;
  #left = false;
  #mustRejoin = false;
  #mediaFailures = 0;

  constructor(store: Store<MeetingState>, gateway: Gateway, listener: SessionListener) {
    this.#store = store;
    this.#gateway = gateway;
    this.#listener = listener;
  }

  /** Resolves once this browser is in the meeting or its lobby; rejects when it is not let in. The rest happens in the background. */
  async join(name: string, key: string | undefined): Promise<void> {
    await this.#enter(name, key);
    void this.#stay(name, key);
  }

  async leave(): Promise<void> {
    this.#left = true;
    this.#stop();
    await this.#gateway.leave();
  }

  /** Sends a track of this role, or (`undefined`) no more. */
  async send(role: Role, track: MediaStreamTrack | undefined): Promise<void> {
    if (track === undefined) await this.#media?.unpublish(role);
    else await this.#media?.publish(role, track);
    if (role === 'audio') this.tellMuted();
  }

  /** Tells the others whether this browser can be heard. */
  tellMuted(): void {
    const { phase, microphone } = this.#store.state;
    if (phase !== 'meeting') return;
    const muted = !microphone.on || microphone.track === undefined;
    void this.#gateway.setMuted(muted).catch(() => {});
  }

  async #enter(name: string, key: string | undefined): Promise<void> {
    const me = await this.#gateway.join(name, key);
    this.#store.set({ me, connection: 'connected' });
    // The page may have been left meanwhile.
    if (this.#left) await this.#gateway.leave();
  }

  async #stay(name: string, key: string | undefined): Promise<void> {
    let pause = firstPauseMs;
    const opened = () => {
      pause = firstPauseMs;
      this.#store.set({ connection: 'connected' });
    };
    while (!this.#left && this.#closedBy === undefined) {
      try {
        if (this.#mustRejoin) await this.#rejoin(name, key);
        this.#events = new AbortController();
        await this.#gateway.events(opened, event => this.#handle(event), this.#events.signal);
      } catch (error) {
        if (error instanceof GatewayError && error.status === 401) this.#mustRejoin = true;
        if (error instanceof GatewayError && (error.status === 403 || error.status === 404)) this.#closedBy = 'failed';
      }
      if (this.#left || this.#closedBy !== undefined) break;
      this.#store.set({ connection: 'reconnecting' });
      await new Promise(resolve => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, longestPauseMs);
    }
    this.#stop();
    await this.#gateway.leave();
    if (!this.#left) this.#listener.closed(this.#closedBy ?? 'failed');
  }

  async #rejoin(name: string, key: string | undefined): Promise<void> {
    this.#dropMedia();
    await this.#gateway.leave();
    await this.#enter(name, key);
    this.#mustRejoin = false;
  }

  #handle({ event, data }: GatewayEvent): void {
    switch (event) {
      case 'session':
        this.#sessionIs(data);
        break;
      case 'roster':
        this.#store.set({ participants: data.participants });
        break;
      case 'lobby':
        this.#store.set({ waiting: data.waiting });
        break;
      case 'streams':
        void this.#media?.follow(data.streams);
        break;
      case 'speaker':
        this.#store.set({ speaker: data.participant ?? undefined });
        break;
      case 'muted':
        if (data.muted) this.#listener.muted();
        break;
      case 'ping':
        void this.#gateway.alive().catch(() => {});
        break;
      case 'closed':
        // Nobody put this browser out: it was away for too long, as a laptop that slept. It comes back.
        if (data.code === 'normal') this.#mustRejoin = true;
        else this.#closedBy = data.code;
    }
  }

  #sessionIs({ state, meeting, rights, rtpCapabilities }: EventData['session']): void {
    this.#store.set({ meeting, rights, phase: state === 'lobby' ? 'lobby' : 'meeting' });
    if (rtpCapabilities === null || this.#media !== undefined) return;
    const media = new RoomMedia(this.#gateway, {
      tracks: tracks => this.#store.set({ tracks }),
      connected: () => {
        this.#mediaFailures = 0;
      },
      failed: () => this.#mediaFailed(media),
    });
    this.#media = media;
    media.open(rtpCapabilities).then(
      () => this.#publishEverything(media),
      error => {
        console.warn('no media', error);
        this.#mediaFailed(media);
      },
    );
  }

  async #publishEverything(media: RoomMedia): Promise<void> {
    const { microphone, camera, screen } = this.#store.state;
    this.tellMuted();
    if (microphone.track !== undefined) await media.publish('audio', microphone.track);
    if (camera.track !== undefined) await media.publish('main', camera.track);
    if (screen !== undefined) await media.publish('slides', screen);
  }

  /** A new session gets new ports and candidates. Where that does not help either, it is the network or the browser. */
  #mediaFailed(media: RoomMedia): void {
    if (this.#media !== media) return;
    this.#mediaFailures += 1;
    if (this.#mediaFailures >= maxMediaFailures) this.#closedBy = 'no-media';
    this.#mustRejoin = true;
    this.#events.abort();
  }

  #stop(): void {
    this.#events.abort();
    this.#dropMedia();
  }

  #dropMedia(): void {
    this.#media?.close();
    this.#media = undefined;
    this.#store.set({ tracks: new Map() });
  }
}
