import { serializeRtp } from './rtp-packet.ts';
import { addSequence, addTimestamp } from './serial-arithmetic.ts';

export interface RtpStreamWriterOptions {
  readonly payloadType: number;
  /** RFC 3550 5.1: all three are random unless told. */
  readonly ssrc?: number;
  readonly sequenceNumber?: number;
  readonly timestamp?: number;
}

/** What one packet has of its own. */
export interface RtpWriteOptions {
  readonly marker?: boolean;
  /** Another payload type than the stream's: telephone-event shares its audio's numbering (RFC 4733 2.1). */
  readonly payloadType?: number;
  /** Another timestamp than now: an event keeps that of its start. */
  readonly timestamp?: number;
}

/** Numbers the packets of one stream we send: write what is due, then advance the media clock. */
export class RtpStreamWriter {
  readonly ssrc: number;
  readonly #payloadType: number;
  #sequenceNumber: number;
  #timestamp: number;

  constructor(options: RtpStreamWriterOptions) {
    this.ssrc = options.ssrc ?? random32();
    this.#payloadType = options.payloadType;
    // below half, so that SRTP's rollover counter is not in doubt when the first packets are lost (RFC 3711 3.3.1)
    this.#sequenceNumber = options.sequenceNumber ?? random32() >>> 17;
    this.#timestamp = options.timestamp ?? random32();
  }

  /** The timestamp the next packet gets. */
  get timestamp(): number {
    return this.#timestamp;
  }

  /** One packet, at the present time of the media clock. */
  write(payload: Uint8Array, options: RtpWriteOptions = {}): Uint8Array {
    const packet = serializeRtp({
      payloadType: options.payloadType ?? this.#payloadType,
      sequenceNumber: this.#sequenceNumber,
      timestamp: options.timestamp ?? this.#timestamp,
      ssrc: this.ssrc,
      marker: options.marker ?? false,
      payload,
    });
    this.#sequenceNumber = addSequence(this.#sequenceNumber, 1);
    return packet;
  }

  /** Lets the media clock go on, whether or not anything was sent. */
  advance(ticks: number): void {
    this.#timestamp = addTimestamp(this.#timestamp, ticks);
  }
}

function random32(): number {
  return Math.floor(Math.random() * 2 ** 32);
}
