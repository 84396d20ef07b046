import type { MediaRoom, MediaRooms } from '@opencvi/media-mediasoup/api';

/** A meeting's media room: opened for the first who takes it, closed after the last who gives it back. */
export class RoomLease {
  readonly #rooms: MediaRooms;
  readonly #id: string;
  readonly #onOpen: (room: MediaRoom) => void;
  #holders = 0;
  #room: Promise<MediaRoom> | undefined;
  /** A room is opened only after the one before it has closed: both have the meeting's id. */
  #closing: Promise<void> = Promise.resolve();

  constructor(rooms: MediaRooms, id: string, onOpen: (room: MediaRoom) => void) {
    this.#rooms = rooms;
    this.#id = id;
    this.#onOpen = onOpen;
  }

  /** The room. Whoever takes it gives it back once with `release`, unless this rejects. */
  async acquire(): Promise<MediaRoom> {
    this.#holders += 1;
    this.#room ??= this.#open();
    try {
      return await this.#room;
    } catch (error) {
      this.#holders -= 1;
      if (this.#holders === 0) this.#room = undefined;
      throw error;
    }
  }

  async release(): Promise<void> {
    this.#holders -= 1;
    if (this.#holders > 0 || this.#room === undefined) return;
    const room = this.#room;
    this.#room = undefined;
    this.#closing = room.then(opened => opened.close());
    await this.#closing;
  }

  async #open(): Promise<MediaRoom> {
    await this.#closing.catch(() => {});
    const room = await this.#rooms.open(this.#id);
    this.#onOpen(room);
    return room;
  }
}
