import { packetizeH264, RtpStreamWriter } from '@opencvi/rtp';
import type { MediaFormat } from '../media-format.ts';
import { frameMs } from '../metronome.ts';
import type { Clip } from './clip.ts';

/** Plays a clip over and over, from its start whenever a key frame is asked for. */
export class VideoSender {
  readonly #clip: Clip;
  readonly #send: (bytes: Uint8Array, timestamp: number) => void;
  #format: MediaFormat | undefined;
  #writer: RtpStreamWriter | undefined;
  #next = 0;
  #waitMs = 0;

  constructor(clip: Clip, send: (bytes: Uint8Array, timestamp: number) => void) {
    this.#clip = clip;
    this.#send = send;
  }

  get ssrc(): number | undefined {
    return this.#writer?.ssrc;
  }

  configure(format: MediaFormat | undefined): void {
    if (format?.payloadType !== this.#format?.payloadType) this.#writer = format && new RtpStreamWriter(format);
    this.#format = format;
    this.restart();
  }

  /** The next picture is a key frame. */
  restart(): void {
    this.#next = 0;
  }

  /** One frame time of sound passes. */
  beat(isSending: boolean): void {
    const [format, writer] = [this.#format, this.#writer];
    if (!format || !writer) return;
    this.#waitMs -= frameMs;
    if (this.#waitMs > 0) return;
    this.#waitMs += 1000 / this.#clip.framesPerSecond;
    if (isSending) this.#sendPicture(writer, format.packetizationMode ?? 0);
    else this.restart();
    writer.advance(90_000 / this.#clip.framesPerSecond);
  }

  #sendPicture(writer: RtpStreamWriter, packetizationMode: 0 | 1): void {
    const { accessUnits } = this.#clip;
    const { payloads } = packetizeH264(accessUnits[this.#next] ?? [], { packetizationMode });
    payloads.forEach((payload, i) => {
      this.#send(writer.write(payload, { marker: i === payloads.length - 1 }), writer.timestamp);
    });
    this.#next = (this.#next + 1) % accessUnits.length;
  }
}
