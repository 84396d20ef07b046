import { type AudioDecoder, AudioJitterBuffer, audioCodec, type RtpPacket, TelephoneEventDetector } from '@opencvi/rtp';
import { isEvent, type MediaFormat } from '../media-format.ts';
import { Recording } from './recording.ts';

interface Playing {
  readonly payloadType: number;
  readonly ssrc: number;
  readonly decoder: AudioDecoder;
  readonly jitter: AudioJitterBuffer;
}

/** Decodes what comes, in time, and keeps it; collects the keys pressed on the far side. */
export class AudioReceiver {
  readonly recording = new Recording();
  /** Keys pressed so far. */
  digits = '';
  #formats: readonly MediaFormat[] = [];
  #playing: Playing | undefined;
  #detector = new TelephoneEventDetector();

  /** What may come from now on. */
  configure(formats: readonly MediaFormat[]): void {
    this.#formats = formats;
    this.#detector = new TelephoneEventDetector({ clockRate: formats.find(isEvent)?.clockRate ?? 8000 });
  }

  push(packet: RtpPacket, now: number): void {
    const format = this.#formats.find(({ payloadType }) => payloadType === packet.payloadType);
    if (!format) return;
    if (isEvent(format)) {
      for (const notice of this.#detector.push(packet, now)) if (notice.type === 'down') this.digits += notice.digit;
      return;
    }
    const playing = this.#follow(packet, format);
    // The payload is a view into the datagram, which is nobody else's
    playing?.jitter.push(packet, now);
  }

  /** One frame time passes: the next frame is heard. */
  play(): void {
    if (this.#playing) this.recording.add(this.#playing.jitter.pull(), this.#playing.decoder.sampleRate);
  }

  close(): void {
    this.#playing?.decoder.close();
    this.#playing = undefined;
  }

  #follow({ payloadType, ssrc }: RtpPacket, format: MediaFormat): Playing | undefined {
    const current = this.#playing;
    if (current?.payloadType === payloadType && current.ssrc === ssrc) return current;
    const codec = audioCodec(format.codec);
    if (!codec) return undefined;
    current?.decoder.close();
    const decoder = codec.createDecoder();
    this.#playing = { payloadType, ssrc, decoder, jitter: new AudioJitterBuffer({ decoder, clockRate: codec.clockRate }) };
    return this.#playing;
  }
}
