import { randomInt } from 'node:crypto';
import { CallMedia, type Direction, type PhoneClock } from '@opencvi/phone-media';
import { NotAcceptableError } from '../errors.ts';
import type { MediaOptions, PhoneAudioCodec } from '../options.ts';
import type { MediaDescription } from '../sdp/description.ts';
import { audioFormats, videoFormats } from '../sdp/formats.ts';
import { parseSdp } from '../sdp/parse.ts';
import { type LocalMedia, type RefusedMedia, writeSdp } from '../sdp/write.ts';
import { agreementFromAnswer, answerLine, offerLine, refusal, type Wishes } from './agree.ts';
import { type SdpAgreement, SdpLine } from './sdp-line.ts';

const defaultAudio: readonly PhoneAudioCodec[] = ['G722', 'PCMU', 'PCMA'];

/** An m-line of the session, in its place: one of ours, or one that was refused. */
type Slot = SdpLine | RefusedMedia;

/** One m-line of an offer, answered. */
interface Answered {
  readonly slot: Slot;
  readonly media: LocalMedia | RefusedMedia;
  readonly agreement?: SdpAgreement;
}

/** The media of one call, as offers and answers say. */
export class MediaSession {
  readonly media: CallMedia;
  readonly audio: SdpLine;
  readonly video: SdpLine | undefined;
  readonly #host: string;
  readonly #options: MediaOptions;
  readonly #id = String(randomInt(1, 2 ** 47));
  #version = 0;
  #slots: Slot[];
  #direction: Direction = 'sendrecv';
  #localSdp = '';
  #remoteSdp = '';

  private constructor(media: CallMedia, { host, options }: MediaContext) {
    const { audio = defaultAudio } = options;
    const video = options.video || {};
    this.media = media;
    this.audio = new SdpLine(media.audio, { formats: audioFormats(audio) });
    this.video = media.video && new SdpLine(media.video, { formats: videoFormats(video), maxBitrate: video.maxBitrate });
    this.#host = host;
    this.#options = options;
    this.#slots = this.#lines;
  }

  static async open(context: MediaContext): Promise<MediaSession> {
    const { host, options, clock } = context;
    const { audio = defaultAudio, video, toneHz, toneAmplitude } = options;
    return new MediaSession(await CallMedia.open({ host, clock, audio, video: video !== false, toneHz, toneAmplitude }), context);
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

  async close(): Promise<void> {
    await this.media.close();
  }

  get #lines(): SdpLine[] {
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
}

/** What a session is made from. */
export interface MediaContext {
  readonly host: string;
  readonly options: MediaOptions;
  readonly clock: PhoneClock;
}

function isLine(slot: Slot): slot is SdpLine {
  return 'configure' in slot;
}

function bitrateOf({ maxBitrate }: SdpLine): { maxBitrate?: number } {
  return maxBitrate === undefined ? {} : { maxBitrate };
}
