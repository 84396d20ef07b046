import type { RtpPacket } from '@opencvi/rtp';
import type { Format } from '../sdp/description.ts';
import type { Clip } from './clip.ts';
import { type LineAgreement, type LineContext, MediaLine } from './media-line.ts';
import { frameMs } from './metronome.ts';
import { VideoReceiver } from './video-receiver.ts';
import { VideoSender } from './video-sender.ts';

/** A sender needs a moment to make a key frame. */
const requestEveryBeats = 1000 / frameMs;

/** The picture of a call. */
export class VideoLine extends MediaLine {
  readonly type = 'video';
  readonly sender: VideoSender;
  readonly receiver = new VideoReceiver();
  readonly maxBitrate: number | undefined;
  #patience = 0;

  constructor(
    context: LineContext,
    { formats, clip, maxBitrate }: { formats: readonly Format[]; clip: Clip; maxBitrate?: number | undefined },
  ) {
    super(context, formats);
    this.maxBitrate = maxBitrate;
    this.sender = new VideoSender(clip, (bytes, timestamp) => this.sendRtp(this.sender.ssrc, { bytes, timestamp }));
  }

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
    this.requestKeyFrame('pli');
  }

  protected override onKeyFrameRequest(): void {
    this.sender.restart();
  }

  protected override onClose(): void {}
}
