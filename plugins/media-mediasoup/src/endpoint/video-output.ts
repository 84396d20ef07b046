import type { Clock, Logger, MediaFormat, Picture } from '@opencvi/plugin-api';
import type { FrameClock } from '../frame-clock.ts';
import type { PictureCache } from '../pictures/picture-cache.ts';
import type { MediaPacket } from './media-packet.ts';
import type { OutboundStream } from './outbound-stream.ts';
import { SingleNalConverter } from './single-nal-converter.ts';
import { StillPlayer } from './still-player.ts';

/** What video output is made with. */
export interface VideoOutputOptions {
  readonly clock: Clock;
  readonly frames: FrameClock;
  readonly pictures: PictureCache;
  readonly log: Logger;
}

/** Decides what the far end sees: live video, or a still. */
export class VideoOutput {
  readonly #stream: OutboundStream;
  readonly #options: VideoOutputOptions;
  readonly #player: StillPlayer;
  #picture: Picture | undefined;
  #last: Picture | undefined;
  #oversized = false;
  readonly #converters = new Map<number, SingleNalConverter>();
  #liveSource: number | undefined;
  #maxBitrate: number | undefined;
  #shown = 0;
  #refused: string | undefined;

  constructor(stream: OutboundStream, options: VideoOutputOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#player = new StillPlayer(stream, options.clock, options.frames);
  }

  get format(): MediaFormat | undefined {
    return this.#stream.formats.find(isH264);
  }

  /** The source that was chosen and has not sent a key frame yet. */
  get awaiting(): number | undefined {
    return this.#stream.awaiting;
  }

  /** The agreement changed: the still may be wanted in another size, or only now. */
  async update(maxBitrate: number | undefined): Promise<void> {
    this.#maxBitrate = maxBitrate;
    if (this.#liveSource !== undefined) this.#stream.select(this.#liveSource);
    if (this.#picture) await this.#show(this.#picture);
  }

  /** Shows a still, or nothing. */
  async show(picture: Picture | undefined): Promise<void> {
    this.#picture = picture;
    this.#last = picture;
    if (picture) await this.#show(picture);
    else this.#player.stop();
  }

  /** Shows the still again that live video took the place of. */
  showLast(): void {
    this.#liveSource = undefined;
    if (this.#picture || !this.#last) return;
    this.#picture = this.#last;
    void this.#show(this.#last);
  }

  /** Live video from `source` takes the place of the still, and of other live video, at its next key frame. */
  select(source: number): void {
    this.#liveSource = source;
    this.#stream.select(source);
    for (const converted of this.#converters.keys()) if (!this.#stream.wants(converted)) this.#converters.delete(converted);
  }

  /** Live video. The selected source goes through, and until its key frame the one before it. */
  forward(packet: MediaPacket): void {
    // one payload type for all: a stream of mode 0 is one of mode 1 as well (RFC 6184 6.3), and the other way it is converted
    const { format } = this;
    if (!format || !isH264(packet.format) || !this.#stream.wants(packet.source)) return;
    if (packetizationMode(format) === 0 && packetizationMode(packet.format) === 1) this.#convert(packet, format);
    else this.#stream.write({ ...packet, format });
    if (this.#picture && this.#liveSource !== undefined && this.#stream.shows(this.#liveSource)) this.#endStill();
  }

  keyFrameRequested(): void {
    this.#player.requestKeyFrame();
  }

  close(): void {
    this.#picture = undefined;
    this.#player.stop();
  }

  #convert(packet: MediaPacket, format: MediaFormat): void {
    const converter = this.#converters.get(packet.source) ?? new SingleNalConverter();
    this.#converters.set(packet.source, converter);
    for (const out of converter.convert(packet)) this.#stream.write({ ...out, format });
    if (this.#oversized || converter.oversized === 0) return;
    this.#oversized = true;
    this.#options.log.warn('video does not fit the packets of packetization-mode 0');
  }

  /** The live source has taken over. */
  #endStill(): void {
    this.#picture = undefined;
    this.#player.stop();
  }

  async #show(picture: Picture): Promise<void> {
    const turn = ++this.#shown;
    const format = this.format;
    if (!format) return;
    try {
      const still = await this.#options.pictures.still(picture.file, format);
      if (turn !== this.#shown || this.#picture !== picture) return;
      this.#liveSource = undefined;
      this.#player.show(still, format, this.#maxBitrate);
      this.#stream.select(this.#player.source);
    } catch (error) {
      // a call without a picture is better than no call
      if (this.#refused !== picture.file) this.#options.log.warn('picture cannot be shown', { file: picture.file, error });
      this.#refused = picture.file;
    }
  }
}

function isH264(format: MediaFormat): boolean {
  return format.codec.toLowerCase() === 'h264';
}

/** RFC 6184 8.1. */
function packetizationMode(format: MediaFormat): number {
  return format.parameters?.['packetization-mode'] === '1' ? 1 : 0;
}
