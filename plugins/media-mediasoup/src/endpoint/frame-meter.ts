import { NalType, parseSps } from '@opencvi/rtp';
import { RateMeter } from './rate-meter.ts';

/** Measures video as it passes: pictures per second, and the picture's size as the sequence parameter set tells. */
export class FrameMeter {
  readonly #frames = new RateMeter();
  #timestamp: number | undefined;
  #width: number | undefined;
  #height: number | undefined;

  /** Takes an RTP packet of H.264. */
  add(packet: { readonly timestamp: number; readonly payload: Uint8Array }, now: number): void {
    if (packet.timestamp !== this.#timestamp) {
      this.#timestamp = packet.timestamp;
      this.#frames.add(1, now);
    }
    const type = (packet.payload[0] ?? 0) & 0x1f;
    if (type === NalType.sps) this.#read(packet.payload);
    else if (type === NalType.stapA) this.#readAggregate(packet.payload);
  }

  statistics(now: number): { framesPerSecond?: number; width?: number; height?: number } {
    if (this.#timestamp === undefined) return {};
    const framesPerSecond = Math.round(this.#frames.perSecond(now) * 10) / 10;
    if (this.#width === undefined || this.#height === undefined) return { framesPerSecond };
    return { framesPerSecond, width: this.#width, height: this.#height };
  }

  /** RFC 6184 5.7.1: units with their 16-bit sizes before them. */
  #readAggregate(payload: Uint8Array): void {
    for (let at = 1; at + 2 < payload.length; ) {
      const length = ((payload[at] ?? 0) << 8) | (payload[at + 1] ?? 0);
      const nal = payload.subarray(at + 2, at + 2 + length);
      if (((nal[0] ?? 0) & 0x1f) === NalType.sps) this.#read(nal);
      at += 2 + length;
    }
  }

  #read(nal: Uint8Array): void {
    const sps = parseSps(nal);
    if (!sps) return;
    this.#width = sps.width;
    this.#height = sps.height;
  }
}
