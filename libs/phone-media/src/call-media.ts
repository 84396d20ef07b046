import { loadAudioCodecs } from '@opencvi/rtp';
import { AudioLine } from './audio/audio-line.ts';
import { type Heard, recordingRate } from './audio/recording.ts';
import type { PhoneClock } from './clock.ts';
import { within } from './deadline.ts';
import { deferred } from './deferred.ts';
import { Metronome } from './metronome.ts';
import type { MediaLine } from './rtp/media-line.ts';
import type { StreamStatistics } from './rtp/rtcp-session.ts';
import { RtpPort } from './rtp/rtp-port.ts';
import { testClip } from './video/clip.ts';
import { VideoLine } from './video/video-line.ts';
import type { Seen } from './video/video-receiver.ts';

/** What the media of a call is made from. */
export interface CallMediaOptions {
  /** Address of the sockets. */
  readonly host: string;
  readonly clock: PhoneClock;
  /** Codecs that may come into use: opus has to be loaded. */
  readonly audio: readonly string[];
  readonly video: boolean;
  /** The tone it sends; 0 is silence. Default 440. */
  readonly toneHz?: number | undefined;
  /** Loudness of the tone, 0 to 1 of full scale. Default 0.1. */
  readonly toneAmplitude?: number | undefined;
  /** How to ask for a key frame while what comes cannot be shown. Default: by PLI. */
  askForKeyFrame?(): void;
}

/** How long to wait for a condition. */
export interface UntilOptions {
  /** Default 10000. */
  readonly timeoutMs?: number;
  /** Named in the error. */
  readonly what?: string;
  readonly signal?: AbortSignal;
}

/** The media of one call: its sockets from the start, its streams as `configure` of its lines says. */
export class CallMedia {
  readonly audio: AudioLine;
  readonly video: VideoLine | undefined;
  readonly #clock: PhoneClock;
  readonly #metronome: Metronome;
  readonly #watchers = new Set<() => void>();
  #closed = false;

  private constructor(clock: PhoneClock, lines: { readonly audio: AudioLine; readonly video: VideoLine | undefined }) {
    this.audio = lines.audio;
    this.video = lines.video;
    this.#clock = clock;
    this.#metronome = new Metronome(clock, () => this.#beat());
  }

  static async open(options: CallMediaOptions): Promise<CallMedia> {
    const { host, clock, audio, video, toneHz = 440, toneAmplitude = 0.1 } = options;
    if (audio.includes('opus')) await loadAudioCodecs();
    const clip = await testClip();
    const line = async () => ({ port: await RtpPort.open(host), clock, cname: `phone@${host}` });
    const sound = new AudioLine(await line(), { hz: toneHz, amplitude: toneAmplitude });
    try {
      const askForKeyFrame = options.askForKeyFrame && (() => options.askForKeyFrame?.());
      const picture = video ? new VideoLine(await line(), { clip, askForKeyFrame }) : undefined;
      return new CallMedia(clock, { audio: sound, video: picture });
    } catch (error) {
      await sound.close();
      throw error;
    }
  }

  /** What the last seconds sounded like. */
  hears(seconds = 2): Heard {
    return this.audio.receiver.recording.describe(seconds);
  }

  /** Share of the last seconds' sound that lies in one tone, 0 to 1. */
  hearsTone(hz: number, seconds = 1): number {
    return this.audio.receiver.recording.tone(hz, seconds);
  }

  /** Everything heard so far, or the last seconds of it. */
  recordedAudio(seconds?: number): { readonly pcm: Int16Array; readonly sampleRate: number } {
    return { pcm: this.audio.receiver.recording.last(seconds), sampleRate: recordingRate };
  }

  /** What was seen so far; undefined before the first key frame. */
  sees(): Seen | undefined {
    return this.video?.receiver.seen;
  }

  /** The last key frame and what followed it, as H.264 byte stream; empty when none came. */
  receivedVideo(): Uint8Array {
    return this.video?.receiver.bytes() ?? new Uint8Array();
  }

  /** How the streams have fared. */
  statistics(): { readonly audio: StreamStatistics; readonly video?: StreamStatistics } {
    return { audio: this.audio.statistics, ...(this.video && { video: this.video.statistics }) };
  }

  /** Waits for something to be heard, seen or said; rejects when it does not happen in time, or the call ends before. */
  async until(
    condition: () => boolean,
    ended: Promise<{ readonly by: string; readonly reason: string }>,
    { timeoutMs = 10_000, what = 'what was waited for', signal }: UntilOptions = {},
  ): Promise<void> {
    const happened = deferred();
    const check = (): void => {
      if (condition()) happened.resolve();
    };
    const abort = (): void => happened.reject(signal?.reason);
    this.#watchers.add(check);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    ended.then(({ by, reason }) => happened.reject(new Error(`the call ended (${by}: ${reason}) before ${what}`)));
    check();
    try {
      await within(this.#clock, { ms: timeoutMs, what }, happened.promise);
    } finally {
      this.#watchers.delete(check);
      signal?.removeEventListener('abort', abort);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#metronome.close();
    this.#watchers.clear();
    await Promise.all(this.#lines.map(line => line.close()));
  }

  get #lines(): MediaLine[] {
    return this.video ? [this.audio, this.video] : [this.audio];
  }

  #beat(): void {
    for (const line of this.#lines) line.beat();
    // Node runs late timers before it reads sockets: what came during a stall has to be read before its time is played
    setImmediate(() => this.#play());
  }

  #play(): void {
    if (this.#closed) return;
    this.audio.play();
    for (const watcher of this.#watchers) watcher();
  }
}
