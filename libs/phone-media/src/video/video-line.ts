import type { RtpPacket } from '@opencvi/rtp';
import { frameMs } from '../metronome.ts';
import { type LineAgreement, type LineContext, MediaLine } from '../rtp/media-line.ts';
import type { Clip } from './clip.ts';
import { VideoReceiver } from './video-receiver.ts';
import { VideoSender } from './video-sender.ts';

/** A sender needs a moment to make a key frame. */
const requestEveryBeats = 1000 / frameMs;

/** The picture of a call. */
export class VideoLine extends MediaLine {
  readonly type = 'video';
  readonly sender: VideoSender;
  readonly receiver = new VideoReceiver();
  readonly #askForKeyFrame: () => void;
  #patience = 0;

  constructor(context: LineContext, { clip, askForKeyFrame }: { readonly clip: Clip; readonly askForKeyFrame?: (() => void) | undefined }) {
    super(context);
    this.#askForKeyFrame = askForKeyFrame ?? (() => this.requestKeyFrame('pli'));
    this.sender = new VideoSender(clip, (bytes, timestamp) => this.sendRtp(this.sender.ssrc, { bytes, timestamp }));
  }

  /** Asks by RTCP. */
  requestKeyFrame(kind: 'pli' | 'fir'): void {
    this.rtcp.requestKeyFrame(kind);
  }

  protected override onPacket(packet: RtpPacket): void {
    this.receiver.push(packet, this.clock.now());
  }

  protected override onConfigured(agreement: LineAgreement | undefined): void {
    this.sender.configure(agreement?.send[0]);
    this.receiver.configure(agreement?.receive ?? []);
  }

  protected override onBeat(isSending: boolean): void {
    this.sender.beat(isSending);
    this.#patience--;
    if (!this.receiver.needsKeyFrame || this.#patience > 0) return;
    this.#patience = requestEveryBeats;
    this.#askForKeyFrame();
  }

  protected override onKeyFrameRequest(): void {
    this.sender.restart();
  }

  protected override onClose(): void {}
}
