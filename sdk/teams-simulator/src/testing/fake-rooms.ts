import type {
  BrowserSeat,
  MediaRoom,
  MediaRoomEvents,
  MediaRooms,
  RoomStream,
  RoomSystemSeat,
  VideoWish,
} from '@opencvi/media-mediasoup/api';
import { Emitter, type Listener, type MediaRole } from '@opencvi/plugin-api';

/** Rooms without media. */
export class FakeRooms implements MediaRooms {
  readonly opened: FakeRoom[] = [];

  async open(id: string): Promise<FakeRoom> {
    const room = new FakeRoom(id);
    this.opened.push(room);
    return room;
  }

  /** The room that is open under an id. */
  get(id: string): FakeRoom {
    const room = this.opened.findLast(one => one.id === id);
    if (room === undefined) throw new Error(`no room ${id} was opened`);
    return room;
  }
}

/** One of them: what happens in it, tests say. */
export class FakeRoom implements MediaRoom {
  readonly rtpCapabilities = { codecs: [], headerExtensions: [] };
  readonly #events = new Emitter<MediaRoomEvents>();
  streams: readonly RoomStream[] = [];
  /** Whose video was wanted, in order. */
  readonly wishes: VideoWish[] = [];

  constructor(readonly id: string) {}

  on<K extends keyof MediaRoomEvents>(event: K, listener: Listener<MediaRoomEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async seatRoomSystem(): Promise<RoomSystemSeat> {
    return { setMuted: () => {}, watch: wish => void this.wishes.push(wish), close: async () => {} };
  }

  seatBrowser(): BrowserSeat {
    return { setMuted: () => {}, close: async () => {} } as unknown as BrowserSeat;
  }

  speak(participant: string): void {
    this.#events.emit('active-speaker', participant);
  }

  addStream(participant: string, role: MediaRole): void {
    const stream = { id: `${participant}-${role}`, participant, role };
    this.streams = [...this.streams, stream];
    this.#events.emit('stream-added', stream);
  }

  async close(): Promise<void> {}
}
