import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { AsteriskManager, ManagerEvent } from './asterisk-manager.ts';
import { eventually } from './eventually.ts';
import type { Recording } from './recording.ts';
import { secondsOfTone } from './tones.ts';

/** How a call ended, as Asterisk saw it: Q.850's cause and what Asterisk calls it. */
export interface AsteriskHangup {
  readonly cause: number;
  readonly text: string;
}

const SAMPLE_RATE = 8_000;
/** Asterisk writes a recording in pieces of 32 KiB. */
const LAG_SAMPLES = 16_384;
const DIGIT_MS = 120;
const DIGIT_PAUSE = 130;
const UP = '6';

/** One H.323 call of an Asterisk, in either direction. */
export class AsteriskCall {
  /** Asterisk's Uniqueid. */
  readonly id: string;
  readonly #manager: AsteriskManager;
  readonly #heard: string;
  readonly #context: () => string;
  #channel: string | undefined;
  #dialled = '';
  #digits = '';
  #hangup: AsteriskHangup | undefined;
  #isUp = false;

  constructor(id: string, parts: { manager: AsteriskManager; heard: string; context: () => string }) {
    this.id = id;
    this.#manager = parts.manager;
    this.#heard = parts.heard;
    this.#context = parts.context;
  }

  /** The extension that the far side dialled. */
  get dialled(): string {
    return this.#dialled;
  }

  /** Digits of the far side so far. */
  get digits(): string {
    return this.#digits;
  }

  /** Whether it is over, and how. */
  get hangup(): AsteriskHangup | undefined {
    return this.#hangup;
  }

  /** What the manager told of this call. */
  take(event: ManagerEvent): void {
    this.#channel = event['Channel'] ?? this.#channel;
    if (event.Event === 'Newchannel') this.#dialled = event['Exten'] ?? '';
    if (event.Event === 'Newstate' && event['ChannelState'] === UP) this.#isUp = true;
    if (event.Event === 'DTMFEnd' && event['Direction'] === 'Received') this.#digits += event['Digit'] ?? '';
    if (event.Event === 'Hangup') this.#hangup = { cause: Number(event['Cause']), text: event['Cause-txt'] ?? '' };
  }

  /** Waits until it is answered; fails when it ends instead. */
  async answered(within = 15_000): Promise<void> {
    const wait = { what: `call ${this.id} to be answered`, within, context: this.#context };
    const how = await eventually(wait, () => (this.#isUp ? 'up' : this.#hangup));
    if (how !== 'up') throw new Error(`call ${this.id} was not answered: ${JSON.stringify(how)}\n${this.#context()}`);
  }

  /** Waits for its end. */
  async ended(within = 15_000): Promise<AsteriskHangup> {
    return eventually({ what: `call ${this.id} to end`, within, context: this.#context }, () => this.#hangup);
  }

  /** Ends it, with a cause of Q.850. */
  async end(cause = 16): Promise<AsteriskHangup> {
    await this.#manager.action('Hangup', { Channel: await this.#name(), Cause: `${cause}` });
    return this.ended();
  }

  /** Dials digits, one after another, the way that Asterisk was told to. */
  async sendDigits(digits: string): Promise<void> {
    const channel = await this.#name();
    for (const digit of digits) {
      await this.#manager.action('PlayDTMF', { Channel: channel, Digit: digit, Duration: `${DIGIT_MS}` });
      await delay(DIGIT_PAUSE);
    }
  }

  /** Waits for so many digits of the far side. */
  async receivedDigits(count: number, within = 10_000): Promise<string> {
    const wait = { what: `${count} digits`, within, context: () => `got "${this.#digits}"\n${this.#context()}` };
    return eventually(wait, () => (this.#digits.length >= count ? this.#digits : undefined));
  }

  /** What the far side said, but for the last two seconds while the call goes on. */
  async recording(): Promise<Recording> {
    const bytes = await readFile(this.#heard).catch(() => Buffer.alloc(0)); // made with the first sound
    const pcm = new Int16Array(Math.floor(bytes.length / 2));
    for (let index = 0; index < pcm.length; index++) pcm[index] = bytes.readInt16LE(2 * index);
    return { pcm, sampleRate: SAMPLE_RATE };
  }

  /** Waits until the far side was heard saying a tone for a second; `among` that many others. */
  async hears(hz: number, { seconds = 1, within = 15_000, fromNow = false, among = 1 } = {}): Promise<void> {
    const from = fromNow ? (await this.recording()).pcm.length + LAG_SAMPLES : 0;
    const share = 0.5 / among;
    let heard = 0;
    const context = () => `heard ${heard.toFixed(2)} s of it\n${this.#context()}`;
    await eventually({ what: `Asterisk to hear ${hz} Hz for ${seconds} s`, within, every: 200, context }, async () => {
      const { pcm, sampleRate } = await this.recording();
      heard = secondsOfTone({ pcm: pcm.subarray(from), sampleRate }, hz, share);
      return heard >= seconds ? true : undefined;
    });
  }

  /** Its channel's name, as soon as it has one. */
  async #name(): Promise<string> {
    return eventually({ what: `the channel of call ${this.id}`, context: this.#context }, () => this.#channel);
  }
}
