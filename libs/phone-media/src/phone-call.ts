import type { Heard } from './audio/recording.ts';
import type { CallMedia, UntilOptions } from './call-media.ts';
import { type Deferred, deferred } from './deferred.ts';
import type { Seen } from './video/video-receiver.ts';

/** A call of a phone in any protocol, as far as it is heard and seen; `End` is how the protocol tells of its end. */
export abstract class PhoneCall<End extends { readonly by: string; readonly reason: string }> {
  protected readonly media: CallMedia;
  readonly #ended: Deferred<End> = deferred();

  constructor(media: CallMedia) {
    this.media = media;
  }

  /** Resolves when the call is over, whoever ended it. */
  get ended(): Promise<End> {
    return this.#ended.promise;
  }

  /** What the last seconds sounded like. */
  hears(seconds = 2): Heard {
    return this.media.hears(seconds);
  }

  /** Share of the last seconds' sound that lies in one tone, 0 to 1. */
  hearsTone(hz: number, seconds = 1): number {
    return this.media.hearsTone(hz, seconds);
  }

  /** Everything heard so far, or the last seconds of it. */
  recordedAudio(seconds?: number): { readonly pcm: Int16Array; readonly sampleRate: number } {
    return this.media.recordedAudio(seconds);
  }

  /** What was seen so far; undefined before the first key frame. */
  sees(): Seen | undefined {
    return this.media.sees();
  }

  /** The last key frame and what followed it, as H.264 byte stream; empty when none came. */
  receivedVideo(): Uint8Array {
    return this.media.receivedVideo();
  }

  /** Waits for something to be heard, seen or said; rejects when it does not happen in time, or the call ends before. */
  async until(condition: (call: this) => boolean, options?: UntilOptions): Promise<void> {
    await this.media.until(() => condition(this), this.ended, options);
  }

  /** Types digits in RTP; resolves when the last key is up. */
  protected async press(digits: string): Promise<void> {
    if (!(await this.media.audio.sender.press(digits))) throw new Error('the far side takes no telephone-event (RFC 4733)');
  }

  /** The call is over. */
  protected end(end: End): void {
    this.#ended.resolve(end);
  }
}
