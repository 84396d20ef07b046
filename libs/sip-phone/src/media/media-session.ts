import { randomInt } from 'node:crypto';
import { loadAudioCodecs } from '@opencvi/rtp';
import type { PhoneClock } from '../clock.ts';
import { NotAcceptableError } from '../errors.ts';
import type { MediaOptions } from '../options.ts';
import type { Direction, MediaDescription } from '../sdp/description.ts';
import { audioFormats, videoFormats } from '../sdp/formats.ts';
import { parseSdp } from '../sdp/parse.ts';
import { type LocalMedia, type RefusedMedia, writeSdp } from '../sdp/write.ts';
import { agreementFromAnswer, answerLine, offerLine, refusal, type Wishes } from './agree.ts';
import { AudioLine } from './audio-line.ts';
import { testClip } from './clip.ts';
import type { LineAgreement, MediaLine } from './media-line.ts';
import { Metronome } from './metronome.ts';
import { RtpPort } from './rtp-port.ts';
import { VideoLine } from './video-line.ts';

/** An m-line of the session, in its place: one of ours, or one that was refused. */
type Slot = MediaLine | RefusedMedia;

/** One m-line of an offer, answered. */
interface Answered {
  readonly slot: Slot;
  readonly media: LocalMedia | RefusedMedia;
  readonly agreement?: LineAgreement;
}

/** The media of one call: its sockets from the start, its streams as offers and answers say. */
export class MediaSession {
  readonly audio: AudioLine;
  readonly video: VideoLine | undefined;
  readonly #host: string;
  readonly #options: MediaOptions;
  readonly #metronome: Metronome;
  readonly #id = String(randomInt(1, 2 ** 47));
  readonly #watchers = new Set<() => void>();
  #version = 0;
  #slots: Slot[];
  #direction: Direction = 'sendrecv';
  #localSdp = '';
  #remoteSdp = '';

  private constructor(lines: { audio: AudioLine; video: VideoLine | undefined }, { host, options, clock }: MediaContext) {
    this.audio = lines.audio;
    this.video = lines.video;
    this.#host = host;
    this.#options = options;
    this.#slots = this.#lines;
    this.#metronome = new Metronome(clock, () => this.#beat());
  }

  static async open(context: MediaContext): Promise<MediaSession> {
    const { host, options, clock } = context;
    const { audio = ['G722', 'PCMU', 'PCMA'], video = {}, toneHz = 440, toneAmplitude = 0.1 } = options;
    if (audio.includes('opus')) await loadAudioCodecs();
    const clip = await testClip();
    const line = async () => ({ port: await RtpPort.open(host), clock, cname: `phone@${host}` });
    const sound = new AudioLine(await line(), { formats: audioFormats(audio), tone: { hz: toneHz, amplitude: toneAmplitude } });
    try {
      const { maxBitrate } = video || {};
      const picture = video ? new VideoLine(await line(), { formats: videoFormats(video), clip, maxBitrate }) : undefined;
      return new MediaSession({ audio: sound, video: picture }, context);
    } catch (error) {
      await sound.close();
      throw error;
    }
  }

  get localSdp(): string {
    return this.#localSdp;
  }

  get remoteSdp(): string {
    return this.#remoteSdp;
  }

  /** What the next offer or answer wants. */
  want(direction: Direction): void {
    this.#direction = direction;
  }

  /** An offer of what we want now. */
  offer(): string {
    return this.#write(this.#slots.map(slot => (isLine(slot) ? { ...offerLine(slot, this.#wishes), ...bitrateOf(slot) } : refusal(slot))));
  }

  /** Takes the answer to our last offer. Throws when there is no sound in it. */
  accept(sdp: string): void {
    const answer = parseSdp(sdp);
    this.#remoteSdp = sdp;
    this.#slots.forEach((slot, i) => {
      const theirs = answer[i];
      if (isLine(slot)) slot.configure(theirs && agreementFromAnswer(slot, theirs, this.#wishes));
    });
    if (!this.audio.agreement) throw new NotAcceptableError('no common audio codec');
  }

  /** Answers an offer. Throws when there is no sound that both sides speak. */
  answer(sdp: string): string {
    const offer = parseSdp(sdp);
    this.#remoteSdp = sdp;
    const answers = offer.map((theirs, i) => this.#answerOne(theirs, offer.findIndex(({ type }) => type === theirs.type) === i));
    if (!answers.some(({ slot }) => slot === this.audio)) throw new NotAcceptableError('no common audio codec');
    for (const line of this.#lines) line.configure(answers.find(({ slot }) => slot === line)?.agreement);
    this.#slots = answers.map(({ slot }) => slot);
    return this.#write(answers.map(({ media }) => media));
  }

  /** Calls back on every beat; the function given back ends it. */
  onBeat(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  async close(): Promise<void> {
    this.#metronome.close();
    this.#watchers.clear();
    await Promise.all(this.#lines.map(line => line.close()));
  }

  get #lines(): MediaLine[] {
    return this.video ? [this.audio, this.video] : [this.audio];
  }

  get #wishes(): Wishes {
    return { host: this.#host, direction: this.#direction, srtp: this.#options.srtp ?? 'off' };
  }

  #answerOne(theirs: MediaDescription, isFirst: boolean): Answered {
    const line = isFirst ? this.#lines.find(({ type }) => type === theirs.type) : undefined;
    const agreed = line && answerLine(line, theirs, this.#wishes);
    if (line && agreed) return { slot: line, agreement: agreed.agreement, media: { ...agreed.media, ...bitrateOf(line) } };
    return { slot: refusal(theirs), media: refusal(theirs) };
  }

  #write(media: readonly (LocalMedia | RefusedMedia)[]): string {
    this.#version++;
    this.#localSdp = writeSdp({ host: this.#host, id: this.#id, version: this.#version }, media);
    return this.#localSdp;
  }

  #beat(): void {
    for (const line of this.#lines) line.beat();
    for (const watcher of this.#watchers) watcher();
  }
}

/** What a session is made from. */
export interface MediaContext {
  readonly host: string;
  readonly options: MediaOptions;
  readonly clock: PhoneClock;
}

function isLine(slot: Slot): slot is MediaLine {
  return 'configure' in slot;
}

function bitrateOf(line: MediaLine): { maxBitrate?: number | undefined } {
  return line instanceof VideoLine ? { maxBitrate: line.maxBitrate } : {};
}
