import type { RtpPacket } from '@opencvi/rtp';
import { type LineAgreement, type LineContext, MediaLine } from '../rtp/media-line.ts';
import { AudioReceiver } from './audio-receiver.ts';
import { AudioSender, type Tone } from './audio-sender.ts';

/** The sound of a call. */
export class AudioLine extends MediaLine {
  readonly type = 'audio';
  readonly sender: AudioSender;
  readonly receiver = new AudioReceiver();

  constructor(context: LineContext, tone: Tone) {
    super(context);
    this.sender = new AudioSender(tone, (bytes, timestamp) => this.sendRtp(this.sender.ssrc, { bytes, timestamp }));
  }

  /** Plays one frame of what came. */
  play(): void {
    this.receiver.play();
  }

  protected override onPacket(packet: RtpPacket): void {
    this.receiver.push(packet, this.clock.now());
  }

  protected override onConfigured(agreement: LineAgreement | undefined): void {
    this.sender.configure(agreement?.send ?? []);
    this.receiver.configure(agreement?.receive ?? []);
  }

  protected override onBeat(isSending: boolean): void {
    this.sender.beat(isSending);
  }

  protected override onKeyFrameRequest(): void {}

  protected override onClose(): void {
    this.sender.close();
    this.receiver.close();
  }
}
