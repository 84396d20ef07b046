import type { MediaRole } from '@opencvi/plugin-api';
import type { types } from 'mediasoup';
import type { RoomParts } from './room-parts.ts';
import { Tap } from './tap.ts';

/** One stream that a browser sends: known to the room, and tapped for room systems. Slides are for browsers only, so far. */
export class BrowserStream {
  readonly producer: types.Producer;
  readonly role: MediaRole;
  readonly #parts: RoomParts;
  readonly #participant: string;
  #tap: Tap | undefined;
  #closed = false;

  constructor(parts: RoomParts, participant: string, stream: { readonly producer: types.Producer; readonly role: MediaRole }) {
    this.#parts = parts;
    this.#participant = participant;
    this.producer = stream.producer;
    this.role = stream.role;
    parts.streams.add(this.producer.id, participant, this.role);
    this.producer.observer.once('close', () => this.close());
  }

  /** Brings it to room systems. */
  async open(): Promise<void> {
    if (this.role === 'slides') return;
    const { router, direct, audio, video } = this.#parts;
    const participant = this.#participant;
    const voice = this.role === 'audio' ? audio.addVoice(this.producer.id, participant) : undefined;
    const tap = await Tap.open(router, direct, {
      producer: this.producer,
      deliver: packet => (voice ? voice.push(packet) : video.deliver(participant, packet)),
    });
    if (this.#closed) {
      tap.close();
      return;
    }
    this.#tap = tap;
    if (!voice) video.addSender(participant, tap);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { audio, video, streams } = this.#parts;
    if (this.role === 'audio') audio.remove(this.producer.id);
    if (this.role === 'main') video.removeSender(this.#participant);
    this.#tap?.close();
    this.producer.close();
    streams.remove(this.producer.id);
  }
}
