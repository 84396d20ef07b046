import type { Clock, Logger } from '@opencvi/plugin-api';
import type { MediaRoom, MediaRooms } from '../api.ts';
import type { MediaConfig } from '../config.ts';
import type { FrameClock } from '../frame-clock.ts';
import type { Seating } from '../seating.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { Room } from './room.ts';
import { routerCodecs } from './router-codecs.ts';

/** What rooms are made with. */
export interface RoomsOptions {
  readonly config: MediaConfig;
  readonly workers: WorkerPool;
  readonly clock: Clock;
  readonly frames: FrameClock;
  readonly log: Logger;
  seatingOf(endpoint: string): Seating | undefined;
}

/** Opens rooms. */
export class Rooms implements MediaRooms {
  readonly #options: RoomsOptions;
  readonly #rooms = new Set<Room>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** How many are open. */
  get size(): number {
    return this.#rooms.size;
  }

  async open(id: string): Promise<MediaRoom> {
    const { workers, log } = this.#options;
    const worker = workers.pick();
    const router = await worker.createRouter(routerCodecs);
    const direct = await router.createDirectTransport();
    const room: Room = new Room({
      ...this.#options,
      id,
      log: log.child({ room: id }),
      router,
      direct,
      webRtc: worker.webRtc,
      onClose: () => this.#rooms.delete(room),
    });
    this.#rooms.add(room);
    return room;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#rooms].map(room => room.close()));
  }
}
