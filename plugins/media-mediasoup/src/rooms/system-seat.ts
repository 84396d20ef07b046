import type { MediaRole } from '@opencvi/plugin-api';
import type { RoomSystemSeat, VideoWish } from '../api.ts';
import type { MediaPacket, MediaPeer } from '../endpoint/media-packet.ts';
import type { RtpEndpoint } from '../endpoint/rtp-endpoint.ts';
import type { Seat, Seating } from '../seating.ts';
import type { AudioVoice } from './audio-voice.ts';
import type { RoomParts } from './room-parts.ts';
import { Uplink } from './uplink.ts';

/** After so much time without a packet, in milliseconds, a device has stopped its video: others are shown instead. */
const videoGoneAfter = 5_000;

/** What a seat is made with. */
export interface SystemSeatOptions {
  readonly parts: RoomParts;
  readonly participant: string;
  readonly seating: Seating;
  onClose(): void;
}

/** A room system's place in a room. Media flows while the call's session is bridged. */
export class SystemSeat implements RoomSystemSeat, Seat {
  readonly #options: SystemSeatOptions;
  #presence: Presence | undefined;
  #closed = false;

  constructor(options: SystemSeatOptions) {
    this.#options = options;
    options.seating.take(this);
  }

  setMuted(muted: boolean): void {
    this.#options.parts.audio.setMuted(this.#options.participant, muted);
  }

  watch(wish: VideoWish): void {
    this.#options.parts.video.setWish(this.#options.participant, wish);
  }

  occupy(device: RtpEndpoint): () => void {
    this.#presence?.leave();
    const presence = new Presence(this.#options, device);
    this.#presence = presence;
    return () => presence.leave();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#options.seating.take(undefined);
    this.#presence?.leave();
    this.#options.parts.video.setWish(this.#options.participant, undefined);
    this.#options.onClose();
  }
}

/** A device in its seat: its media comes in, that of the others goes out. */
class Presence implements MediaPeer {
  readonly #parts: RoomParts;
  readonly #participant: string;
  readonly #device: RtpEndpoint;
  readonly #voice: AudioVoice;
  readonly #uplinks = new Map<MediaRole, Uplink>();
  #videoSource: number | undefined;
  #videoAt = 0;
  #stopWatching: (() => void) | undefined;
  #left = false;

  constructor({ parts, participant }: SystemSeatOptions, device: RtpEndpoint) {
    this.#parts = parts;
    this.#participant = participant;
    this.#device = device;
    this.#voice = parts.audio.addVoice(participant, participant);
    parts.audio.addEar(participant, device);
    device.attach(this);
    parts.video.addViewer(participant, device);
  }

  receive(role: MediaRole, packet: MediaPacket): void {
    if (role === 'audio') this.#voice.push(packet);
    if (role === 'main') this.#see(packet);
    const silenced = role === 'audio' && this.#parts.audio.isMuted(this.#participant);
    if (role !== 'slides' && !silenced && this.#parts.hasBrowsers()) this.#uplink(role).push(packet);
  }

  keyFrameRequested(role: MediaRole): void {
    if (role === 'main') this.#parts.video.keyFrameRequested(this.#participant);
  }

  limited(role: MediaRole): void {
    if (role === 'main') this.#parts.video.limitsChanged();
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    const { audio, video } = this.#parts;
    this.#device.attach(undefined);
    audio.remove(this.#participant);
    this.#videoGone();
    video.removeViewer(this.#participant);
    for (const role of [...this.#uplinks.keys()]) this.#closeUplink(role);
  }

  #see(packet: MediaPacket): void {
    const { video, clock } = this.#parts;
    this.#videoAt = clock.now();
    if (this.#videoSource !== packet.source) {
      this.#videoSource = packet.source;
      const requestKeyFrame = () => this.#device.requestKeyFrame('main');
      video.addSender(this.#participant, { source: packet.source, requestKeyFrame, setWatched: () => {} });
      this.#stopWatching ??= clock.every(1_000, () => this.#watch());
    }
    video.deliver(this.#participant, packet);
  }

  #watch(): void {
    if (this.#parts.clock.now() - this.#videoAt < videoGoneAfter) return;
    this.#videoGone();
    this.#closeUplink('main');
  }

  #videoGone(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#videoSource = undefined;
    this.#parts.video.removeSender(this.#participant);
  }

  #closeUplink(role: MediaRole): void {
    const uplink = this.#uplinks.get(role);
    if (!uplink) return;
    this.#uplinks.delete(role);
    this.#parts.uplinks.delete(uplink.ssrc);
    uplink.close();
  }

  #uplink(role: MediaRole): Uplink {
    const open = this.#uplinks.get(role);
    if (open) return open;
    const { direct, log, clock, streams, uplinks } = this.#parts;
    const uplink = new Uplink({
      role,
      cname: this.#participant,
      transport: direct,
      log,
      now: () => clock.now(),
      added: producer => streams.add(producer.id, this.#participant, role),
      removed: producer => streams.remove(producer.id),
    });
    this.#uplinks.set(role, uplink);
    uplinks.set(uplink.ssrc, () => this.#device.requestKeyFrame(role));
    return uplink;
  }
}
