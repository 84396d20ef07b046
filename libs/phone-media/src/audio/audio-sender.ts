import { type AudioEncoder, audioCodec, RtpStreamWriter, SineGenerator } from '@opencvi/rtp';
import { isEvent, type MediaFormat } from '../media-format.ts';
import { frameMs } from '../metronome.ts';
import { DigitQueue } from './digit-queue.ts';

/** The tone a phone sends. */
export interface Tone {
  readonly hz: number;
  /** 0 to 1 of full scale. */
  readonly amplitude: number;
}

interface Stream {
  readonly format: MediaFormat;
  readonly encoder: AudioEncoder;
  readonly tone: SineGenerator;
  readonly samples: number;
  readonly ticks: number;
  readonly writer: RtpStreamWriter;
}

/** Sends a tone, frame by frame, and key presses in its place. */
export class AudioSender {
  readonly #tone: Tone;
  readonly #digits = new DigitQueue();
  readonly #send: (bytes: Uint8Array, timestamp: number) => void;
  /** Sends silence in the place of the tone. */
  isMuted = false;
  #stream: Stream | undefined;
  #event: MediaFormat | undefined;

  constructor(tone: Tone, send: (bytes: Uint8Array, timestamp: number) => void) {
    this.#tone = tone;
    this.#send = send;
  }

  get ssrc(): number | undefined {
    return this.#stream?.writer.ssrc;
  }

  /** What is sent from now on: the first format that is sound. A stream that stays the same goes on. */
  configure(formats: readonly MediaFormat[]): void {
    const format = formats.find(each => !isEvent(each));
    const codec = format && audioCodec(format.codec);
    // RFC 4733 2.1: the event's clock is that of the sound around it
    this.#event = formats.find(each => isEvent(each) && each.clockRate === format?.clockRate) ?? formats.find(isEvent);
    const current = this.#stream?.format;
    if (format?.payloadType === current?.payloadType && format?.codec === current?.codec) return;
    this.#stream?.encoder.close();
    this.#stream = codec && {
      format,
      encoder: codec.createEncoder(),
      tone: new SineGenerator({ sampleRate: codec.sampleRate, hz: this.#tone.hz, amplitude: this.#tone.hz > 0 ? this.#tone.amplitude : 0 }),
      samples: (codec.sampleRate * frameMs) / 1000,
      ticks: (codec.clockRate * frameMs) / 1000,
      writer: new RtpStreamWriter({ payloadType: format.payloadType }),
    };
  }

  /** Types digits; false when the far side takes no RFC 4733. */
  async press(digits: string): Promise<boolean> {
    const event = this.#event;
    if (!event || !this.#stream) return false;
    await this.#digits.press(digits, event.clockRate);
    return true;
  }

  /** One frame time passes. */
  beat(isSending: boolean): void {
    const stream = this.#stream;
    if (!stream) return;
    const { writer, encoder, tone, samples, ticks } = stream;
    const event = this.#event;
    const sound = tone.next(samples);
    const pcm = this.isMuted ? new Int16Array(sound.length) : sound;
    const keys = event && this.#digits.beat(writer.timestamp);
    if (isSending) {
      if (keys && event)
        for (const { payload, marker, timestamp } of keys)
          this.#send(writer.write(payload, { marker, timestamp, payloadType: event.payloadType }), timestamp);
      else this.#send(writer.write(encoder.encode(pcm)), writer.timestamp);
    }
    writer.advance(ticks);
  }

  close(): void {
    this.#digits.close();
    this.#stream?.encoder.close();
    this.#stream = undefined;
  }
}
