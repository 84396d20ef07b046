import type { Clock, MediaSession } from '@opencvi/plugin-api';
import { bridgeEndpoints } from './bridge.ts';
import type { RtpEndpoint } from './endpoint/rtp-endpoint.ts';
import type { Seating } from './seating.ts';

/** What a session is made with. */
export interface SessionOptions {
  readonly device: RtpEndpoint;
  readonly meeting: RtpEndpoint;
  readonly seating: Seating;
  readonly clock: Clock;
  /** Told once, when the session is closed. */
  onClose(): void;
}

/** The media of one call. */
export class RtpSession implements MediaSession {
  readonly device: RtpEndpoint;
  readonly meeting: RtpEndpoint;
  readonly #options: SessionOptions;
  #bridged = false;
  #closed = false;
  #part: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.device = options.device;
    this.meeting = options.meeting;
    options.seating.onChange(() => this.#join());
  }

  async bridge(on: boolean): Promise<void> {
    if (this.#closed || on === this.#bridged) return;
    this.#bridged = on;
    this.#join();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.bridge(false);
    this.#closed = true;
    await Promise.all([this.device.close(), this.meeting.close()]);
    this.#options.onClose();
  }

  #join(): void {
    this.#part?.();
    this.#part = undefined;
    if (!this.#bridged || this.#closed) return;
    const { seating, clock } = this.#options;
    this.#part = seating.seat ? seating.seat.occupy(this.device) : bridgeEndpoints(this.device, this.meeting, clock);
  }
}
