import type { Heard, Seen } from '@opencvi/sip-phone';
import type { DialPlan } from '../dial-plan.ts';
import type { Answered, CallEnd, DialHooks, NotAnsweredError, Phone, PhoneCall } from '../phone.ts';

const silence: Heard = { seconds: 2, level: -90, speech: false };
export const speech: Heard = { seconds: 2, level: -23.4, dominantHz: 310, speech: true };
export const tone: Heard = { seconds: 2, level: -23, dominantHz: 440.2, speech: false };

const stream = {
  sent: { packets: 50, octets: 8000 },
  received: { packets: 40, octets: 6400, lost: 2, jitterMs: 1 },
  keyFrameRequests: 0,
  broken: 0,
};

/** A phone without a network: a test says what it hears and sees, and looks what was done with it. */
export class FakePhone implements Phone, PhoneCall {
  heard: Heard = silence;
  seen: Seen | undefined;
  refusal: NotAnsweredError | undefined;
  readonly typed: string[] = [];
  readonly started: { readonly plan: DialPlan; readonly host: string }[] = [];
  isOver = false;
  isClosed = false;
  readonly ended: Promise<CallEnd>;
  #end: (end: CallEnd) => void = () => {};

  constructor() {
    this.ended = new Promise(resolve => {
      this.#end = resolve;
    });
  }

  async dial({ onProgress }: DialHooks): Promise<Answered> {
    onProgress('ringing');
    onProgress('ringing');
    if (this.refusal) throw this.refusal;
    return { call: this, agreed: ['G722', 'H264 (mode 1)'], facts: { audio: 'G722' } };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  /** The far side hangs up. */
  hangUpBy(end: CallEnd): void {
    this.isOver = true;
    this.#end(end);
  }

  async hangUp(): Promise<CallEnd> {
    if (!this.isOver) this.hangUpBy({ by: 'us', reason: 'hung up' });
    return this.ended;
  }

  hears(): Heard {
    return this.heard;
  }

  hearsTone(hz: number): number {
    return Math.abs(hz - (this.heard.dominantHz ?? 0)) < 2 && !this.heard.speech ? 0.95 : 0.1;
  }

  sees(): Seen | undefined {
    return this.seen;
  }

  recordedAudio() {
    return { pcm: new Int16Array(16_000), sampleRate: 16_000 };
  }

  receivedVideo(): Uint8Array {
    return Uint8Array.of(0, 0, 0, 1, 0x67);
  }

  async sendDigits(digits: string): Promise<void> {
    this.typed.push(digits);
  }

  statistics() {
    return { audio: stream, video: stream };
  }
}
