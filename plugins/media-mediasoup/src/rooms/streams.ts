import type { MediaRole } from '@opencvi/plugin-api';
import type { RoomStream } from '../api.ts';

/** The streams that a room has for browsers, by the id of their producer. */
export class RoomStreams {
  readonly #streams = new Map<string, RoomStream>();
  readonly #told: (event: 'stream-added' | 'stream-removed', stream: RoomStream) => void;

  constructor(told: (event: 'stream-added' | 'stream-removed', stream: RoomStream) => void) {
    this.#told = told;
  }

  get all(): readonly RoomStream[] {
    return [...this.#streams.values()];
  }

  get(id: string): RoomStream | undefined {
    return this.#streams.get(id);
  }

  add(id: string, participant: string, role: MediaRole): void {
    const stream: RoomStream = { id, participant, role };
    this.#streams.set(id, stream);
    this.#told('stream-added', stream);
  }

  remove(id: string): void {
    const stream = this.#streams.get(id);
    if (stream && this.#streams.delete(id)) this.#told('stream-removed', stream);
  }
}
