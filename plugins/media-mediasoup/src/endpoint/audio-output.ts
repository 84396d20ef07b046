import type { Clock, MediaFormat } from '@opencvi/plugin-api';
import { formatsMatch } from '@opencvi/plugin-api';
import { type AudioCodec, audioCodec } from '@opencvi/rtp';
import { type FrameClock, frameMs } from '../frame-clock.ts';
import type { EncodedPrompt } from '../prompts/encoded-prompt.ts';
import type { PromptCache } from '../prompts/prompt-cache.ts';
import { AudioTranscoder } from './audio-transcoder.ts';
import { DigitSender } from './digit-sender.ts';
import { isTelephoneEvent, type MediaPacket, randomSource } from './media-packet.ts';
import type { OutboundStream } from './outbound-stream.ts';

/** What audio output is made with. */
export interface AudioOutputOptions {
  readonly clock: Clock;
  readonly frames: FrameClock;
  readonly prompts: PromptCache;
  /** Send silence while there is nothing to say: it opens NATs, and devices that hear nothing hang up. */
  readonly comfortSilence: boolean;
}

interface Playing {
  readonly prompt: EncodedPrompt;
  next: number;
  done(): void;
}

/** Decides what the far end hears: digits before prompts, prompts before live audio, silence when there is nothing else. */
export class AudioOutput {
  readonly #stream: OutboundStream;
  readonly #options: AudioOutputOptions;
  readonly #digits: DigitSender;
  #source = randomSource();
  #sequence = 0;
  #ticks = 0;
  #playing: Playing | undefined;
  #live = false;
  #closed = false;
  #transcoder: AudioTranscoder | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(stream: OutboundStream, options: AudioOutputOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#digits = new DigitSender(stream, options.clock);
  }

  /** What is sent at the moment. */
  get format(): MediaFormat | undefined {
    return this.#stream.formats.find(format => !isTelephoneEvent(format) && audioCodec(format.codec) !== undefined);
  }

  /** The agreement changed. */
  update(): void {
    const wanted = !this.#closed && (this.#playing !== undefined || (this.#options.comfortSilence && !this.#live && this.#stream.allowed));
    if (!wanted) this.#stopTicking();
    else if (!this.#unsubscribe) {
      // a new source goes on at the time of day, after however long a pause
      this.#source = randomSource();
      this.#unsubscribe = this.#options.frames.subscribe(() => this.#tick());
    }
  }

  /** Whether live audio takes the place of silence. */
  setLive(live: boolean): void {
    this.#live = live;
    if (!live) this.#closeTranscoder();
    this.update();
  }

  /** Plays a prompt; resolves at its end or at the signal. A prompt that plays already ends. */
  async play(file: string, signal: AbortSignal): Promise<void> {
    const codec = this.#codec();
    if (!codec || signal.aborted) return;
    const prompt = await this.#options.prompts.prompt(file, codec);
    if (signal.aborted || this.#closed) return;
    this.stop();
    await new Promise<void>(resolve => {
      const done = () => {
        signal.removeEventListener('abort', done);
        if (this.#playing === playing) this.#playing = undefined;
        this.update();
        resolve();
      };
      const playing: Playing = { prompt, next: 0, done };
      this.#playing = playing;
      signal.addEventListener('abort', done, { once: true });
      this.update();
    });
  }

  /** Sends digits; resolves when they are out. */
  sendDigits(digits: string, signal: AbortSignal): Promise<void> {
    return this.#digits.send(digits, this.format?.clockRate, signal);
  }

  /** Live audio from the other side of the call. */
  forward(packet: MediaPacket): void {
    if (this.#playing || this.#digits.busy) return;
    // RFC 7160 4: one SSRC keeps to one clock, so that of the preferred format is kept
    const clockRate = this.format?.clockRate;
    const same = this.#stream.formats.find(format => format.clockRate === clockRate && formatsMatch(format, packet.format));
    if (same) this.#stream.write({ ...packet, format: same });
    else this.#transcode(packet);
  }

  /** Ends the prompt that plays. */
  stop(): void {
    this.#playing?.done();
  }

  close(): void {
    this.#closed = true;
    this.stop();
    this.#digits.close();
    this.#closeTranscoder();
    this.#stopTicking();
  }

  #codec(): AudioCodec | undefined {
    return this.format && audioCodec(this.format.codec);
  }

  #tick(): void {
    const format = this.format;
    const codec = this.#codec();
    const playing = this.#playing;
    const payload = playing ? playing.prompt.frame(playing.next++) : codec && this.#options.prompts.silence(codec);
    this.#ticks++;
    if (format && payload && !this.#digits.busy && (playing || !this.#live)) this.#send(format, payload);
    if (playing && playing.next >= playing.prompt.length) playing.done();
  }

  #send(format: MediaFormat, payload: Uint8Array): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const timestamp = (this.#ticks * ((format.clockRate * frameMs) / 1000)) >>> 0;
    this.#stream.write({ source: this.#source, format, sequenceNumber: this.#sequence, timestamp, marker: false, payload });
  }

  #transcode(packet: MediaPacket): void {
    const format = this.format;
    if (!format) return;
    if (this.#transcoder && !this.#transcoder.matches(packet.format, format)) this.#closeTranscoder();
    this.#transcoder ??= AudioTranscoder.create(packet.format, format);
    for (const out of this.#transcoder?.transcode(packet) ?? []) this.#stream.write(out);
  }

  #closeTranscoder(): void {
    this.#transcoder?.close();
    this.#transcoder = undefined;
  }

  #stopTicking(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
