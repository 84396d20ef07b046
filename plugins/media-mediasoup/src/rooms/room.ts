import { Emitter, type Listener, type MediaEndpoint } from '@opencvi/plugin-api';
import { parseRtcp } from '@opencvi/rtp';
import type { types } from 'mediasoup';
import type { BrowserSeat, MediaRoom, MediaRoomEvents, RoomStream, RoomSystemSeat } from '../api.ts';
import type { Seating } from '../seating.ts';
import { RoomAudio, type RoomAudioOptions } from './room-audio.ts';
import type { RoomParts } from './room-parts.ts';
import { RoomVideo } from './room-video.ts';
import { RoomStreams } from './streams.ts';
import { SystemSeat } from './system-seat.ts';
import { WebSeat } from './web-seat.ts';

/** What a room is made with. */
export interface RoomOptions extends Pick<RoomParts, 'config' | 'clock' | 'log' | 'router' | 'webRtc' | 'direct'> {
  readonly id: string;
  readonly frames: RoomAudioOptions['frames'];
  /** The seating of a call by the id of its meeting endpoint. */
  seatingOf(endpoint: string): Seating | undefined;
  onClose(): void;
}

/** One room system with a very slow line must not spoil the picture for everybody. */
const leastBrowserBitrate = 256_000;

/** A meeting's media: room systems in this process, browsers in a router. */
export class Room implements MediaRoom {
  readonly id: string;
  readonly #options: RoomOptions;
  readonly #events: Emitter<MediaRoomEvents>;
  readonly #parts: RoomParts;
  readonly #systems = new Set<SystemSeat>();
  readonly #browsers = new Set<WebSeat>();
  #closed = false;

  constructor(options: RoomOptions) {
    const { id, log, clock, frames, router, direct } = options;
    this.id = id;
    this.#options = options;
    this.#events = new Emitter(error => log.error('a listener of the room failed', { room: id, error }));
    const video = new RoomVideo(clock, () => this.#limitBrowsers());
    const speakerChanged = (participant: string | undefined) => {
      video.setSpeaker(participant);
      this.#events.emit('active-speaker', participant);
    };
    const audio = new RoomAudio({ clock, frames, speakerChanged });
    const streams = new RoomStreams((event, stream) => this.#events.emit(event, stream));
    const browserBitrate = () => Math.min(options.config.maxBitrate, Math.max(leastBrowserBitrate, video.bitrateLimit));
    this.#parts = { ...options, audio, video, streams, uplinks: new Map(), browserBitrate, hasBrowsers: () => this.#browsers.size > 0 };
    direct.on('rtcp', bytes => this.#onRouterRtcp(bytes));
    router.on('workerclose', () => this.#fail('the media worker died'));
  }

  get streams(): readonly RoomStream[] {
    return this.#parts.streams.all;
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#options.router.rtpCapabilities;
  }

  on<K extends keyof MediaRoomEvents>(event: K, listener: Listener<MediaRoomEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async seatRoomSystem(participant: string, endpoint: MediaEndpoint): Promise<RoomSystemSeat> {
    this.#refuseWhenClosed();
    const seating = this.#options.seatingOf(endpoint.id);
    if (!seating) throw new Error(`endpoint ${endpoint.id} is not the meeting side of a call`);
    const seat: SystemSeat = new SystemSeat({ parts: this.#parts, participant, seating, onClose: () => this.#systems.delete(seat) });
    this.#systems.add(seat);
    return seat;
  }

  seatBrowser(participant: string): BrowserSeat {
    this.#refuseWhenClosed();
    const seat: WebSeat = new WebSeat(this.#parts, participant, () => this.#browsers.delete(seat));
    this.#browsers.add(seat);
    return seat;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#systems, ...this.#browsers].map(seat => seat.close()));
    this.#parts.audio.close();
    this.#options.router.close();
    this.#options.onClose();
    this.#events.clear();
  }

  #limitBrowsers(): void {
    for (const browser of this.#browsers) browser.limit(this.#parts.browserBitrate());
  }

  #fail(detail: string): void {
    if (this.#closed) return;
    this.#events.emit('failed', detail);
    void this.close();
  }

  /** A browser lost the picture of a room system: the router asks its producer, which is here. */
  #onRouterRtcp(bytes: Uint8Array): void {
    for (const packet of parseRtcp(bytes).packets) {
      if (packet.type === 'pli') this.#parts.uplinks.get(packet.mediaSsrc)?.();
      if (packet.type === 'fir') for (const { ssrc } of packet.entries) this.#parts.uplinks.get(ssrc)?.();
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new Error(`room ${this.id} is closed`);
  }
}
