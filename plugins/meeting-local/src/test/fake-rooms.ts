import type {
  BrowserConsumer,
  BrowserProduce,
  BrowserSeat,
  BrowserTransport,
  MediaRoom,
  MediaRoomEvents,
  MediaRooms,
  RoomStream,
  RoomSystemSeat,
  VideoWish,
} from '@opencvi/media-mediasoup/api';
import { Emitter, type Listener } from '@opencvi/plugin-api';

/** Rooms without media that remember what was asked of them. */
export class FakeRooms implements MediaRooms {
  readonly opened: FakeRoom[] = [];
  /** When set, the next room does not open. */
  failure: Error | undefined;
  /** When set, seating waits for it. */
  gate: Promise<void> | undefined;

  async open(id: string): Promise<FakeRoom> {
    if (this.failure !== undefined) throw this.failure;
    const room = new FakeRoom(id, this.gate);
    this.opened.push(room);
    return room;
  }

  /** The room opened last. */
  get room(): FakeRoom {
    const room = this.opened.at(-1);
    if (room === undefined) throw new Error('no room was opened');
    return room;
  }
}

export class FakeRoom implements MediaRoom {
  readonly rtpCapabilities = { codecs: [], headerExtensions: [] };
  readonly seats = new Map<string, FakeSeat>();
  readonly #events = new Emitter<MediaRoomEvents>();
  #streams: RoomStream[] = [];
  closed = false;

  constructor(
    readonly id: string,
    readonly gate?: Promise<void>,
  ) {}

  get streams(): readonly RoomStream[] {
    return this.#streams;
  }

  on<K extends keyof MediaRoomEvents>(event: K, listener: Listener<MediaRoomEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async seatRoomSystem(participant: string): Promise<RoomSystemSeat> {
    await this.gate;
    return this.#seat(participant);
  }

  seatBrowser(participant: string): BrowserSeat {
    return this.#seat(participant);
  }

  addStream(stream: RoomStream): void {
    this.#streams.push(stream);
    this.#events.emit('stream-added', stream);
  }

  removeStream(id: string): void {
    const stream = this.#streams.find(one => one.id === id);
    this.#streams = this.#streams.filter(one => one.id !== id);
    if (stream !== undefined) this.#events.emit('stream-removed', stream);
  }

  speak(participant: string | undefined): void {
    this.#events.emit('active-speaker', participant);
  }

  /** Its worker dies. */
  fail(detail: string): void {
    this.#events.emit('failed', detail);
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  #seat(participant: string): FakeSeat {
    const seat = new FakeSeat(this, participant);
    this.seats.set(participant, seat);
    return seat;
  }
}

export class FakeSeat implements RoomSystemSeat, BrowserSeat {
  muted = false;
  closed = false;
  wish: VideoWish | undefined;
  readonly calls: string[] = [];
  #count = 0;

  constructor(
    readonly room: FakeRoom,
    readonly participant: string,
  ) {}

  async createTransport(direction: 'send' | 'receive'): Promise<BrowserTransport> {
    return {
      id: `${direction}-transport`,
      iceParameters: { usernameFragment: 'u', password: 'p' },
      iceCandidates: [],
      dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }] },
    };
  }

  async connectTransport(id: string): Promise<void> {
    this.calls.push(`connect ${id}`);
  }

  async produce(_transport: string, { role }: BrowserProduce): Promise<string> {
    this.#count += 1;
    const id = `${this.participant}-${role}-${this.#count}`;
    this.room.addStream({ id, participant: this.participant, role });
    return id;
  }

  stopProducing(producer: string): void {
    this.room.removeStream(producer);
  }

  async consume(stream: string): Promise<BrowserConsumer> {
    return { id: `consumer-of-${stream}`, stream, kind: 'audio', rtpParameters: { codecs: [] } };
  }

  async resume(consumer: string): Promise<void> {
    if (!consumer.startsWith('consumer-of-')) throw new Error('no such consumer');
    this.calls.push(`resume ${consumer}`);
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
  }

  watch(wish: VideoWish): void {
    this.wish = wish;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}
