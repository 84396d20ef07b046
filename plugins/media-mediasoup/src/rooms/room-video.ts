import type { Clock } from '@opencvi/plugin-api';
import type { VideoWish } from '../api.ts';
import type { MediaPacket } from '../endpoint/media-packet.ts';
import type { RtpEndpoint } from '../endpoint/rtp-endpoint.ts';
import { chooseVideo } from './choose-video.ts';

/** How long a requested key frame is waited for before it is asked for again. */
const askAgainAfter = 1_000;

/** One who sends video into a room. */
export interface VideoSender {
  /** As its packets name it. */
  readonly source: number;
  requestKeyFrame(): void;
  /** Whether anybody watches through this process. */
  setWatched(watched: boolean): void;
}

interface Viewer {
  readonly device: RtpEndpoint;
  watching: string | undefined;
  source: number | undefined;
  /** Whom it watched before, and still does until the first key frame of the new one. */
  before: string | undefined;
}

/** Shows room systems who speaks, by forwarding; a switch is made at a key frame. */
export class RoomVideo {
  readonly #clock: Clock;
  readonly #onLimits: () => void;
  readonly #senders = new Map<string, VideoSender>();
  readonly #viewers = new Map<string, Viewer>();
  /** Kept apart from the viewers, which come and go while their seat stays. */
  readonly #wishes = new Map<string, VideoWish>();
  readonly #askedAt = new Map<string, number>();
  #speaker: string | undefined;

  constructor(clock: Clock, onLimits: () => void = () => {}) {
    this.#clock = clock;
    this.#onLimits = onLimits;
  }

  /** The least that a viewer takes, in bits per second: nothing is transcoded, so nobody may send more. */
  get bitrateLimit(): number {
    return Math.min(...[...this.#viewers.values()].map(({ device }) => device.maxBitrate('main') ?? Number.POSITIVE_INFINITY));
  }

  addViewer(participant: string, device: RtpEndpoint): void {
    this.#viewers.set(participant, { device, watching: undefined, source: undefined, before: undefined });
    this.#choose();
    this.limitsChanged();
  }

  /** A viewer takes more than before, or less. */
  limitsChanged(): void {
    this.#onLimits();
  }

  removeViewer(participant: string): void {
    this.#viewers.delete(participant);
    this.#choose();
    this.limitsChanged();
  }

  /** States whose video a viewer wants, now or once it is there; `undefined` forgets. */
  setWish(participant: string, wish: VideoWish | undefined): void {
    if (wish === undefined) this.#wishes.delete(participant);
    else this.#wishes.set(participant, wish);
    this.#choose();
  }

  addSender(participant: string, sender: VideoSender): void {
    this.#senders.set(participant, sender);
    this.#choose();
  }

  removeSender(participant: string): void {
    this.#senders.delete(participant);
    this.#askedAt.delete(participant);
    this.#choose();
  }

  /** States who speaks. */
  setSpeaker(participant: string | undefined): void {
    this.#speaker = participant;
    this.#choose();
  }

  /** Takes a packet of a sender to those who watch it. */
  deliver(participant: string, packet: MediaPacket): void {
    let awaited = false;
    for (const viewer of this.#viewers.values()) {
      const { device, watching, before } = viewer;
      if (watching !== participant && before !== participant) continue;
      device.forward('main', packet);
      if (watching !== participant) continue;
      if (device.awaitsKeyFrame('main')) awaited = true;
      else if (before !== undefined) this.#switched(viewer);
    }
    if (awaited) this.#ask(participant);
  }

  /** A viewer lost the picture. */
  keyFrameRequested(viewer: string): void {
    const watching = this.#viewers.get(viewer)?.watching;
    if (watching !== undefined) this.#senders.get(watching)?.requestKeyFrame();
  }

  #choose(): void {
    const senders = [...this.#senders.keys()];
    for (const [viewer, state] of this.#viewers) {
      const chosen = chooseVideo({
        viewer,
        senders,
        speaker: this.#speaker,
        watching: state.watching,
        wish: this.#wishes.get(viewer) ?? 'speaker',
      });
      const sender = chosen === undefined ? undefined : this.#senders.get(chosen);
      if (chosen === state.watching && sender?.source === state.source) continue;
      // Nobody's key frame will come to take the place of whom it watched before
      state.before = sender && state.watching;
      state.watching = chosen;
      state.source = sender?.source;
      if (!sender) {
        state.device.showStill();
        continue;
      }
      state.device.select('main', sender.source);
      sender.requestKeyFrame();
    }
    this.#tellSenders();
  }

  #switched(viewer: Viewer): void {
    viewer.before = undefined;
    this.#tellSenders();
  }

  #tellSenders(): void {
    const watched = new Set([...this.#viewers.values()].flatMap(({ watching, before }) => [watching, before]));
    for (const [participant, sender] of this.#senders) sender.setWatched(watched.has(participant));
  }

  #ask(participant: string): void {
    const now = this.#clock.now();
    if (now - (this.#askedAt.get(participant) ?? 0) < askAgainAfter) return;
    this.#askedAt.set(participant, now);
    this.#senders.get(participant)?.requestKeyFrame();
  }
}
