import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { hearInPage, seeInPage } from './in-page.ts';
import type { Picture } from './picture.ts';
import { type Layout, layoutOf, recognise } from './pictures.ts';
import type { Recording } from './recording.ts';
import { secondsOfTone } from './tones.ts';

const CONSOLE_LINES = 50;

/** A page in Chromium, with ears and eyes. Whatever else a test needs, it does with `page` (Playwright). */
export class BrowserPage implements AsyncDisposable {
  readonly page: Page;
  readonly #console: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', message => this.#note(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => this.#note(`uncaught: ${error.message}`));
    page.on('requestfailed', request => this.#note(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  }

  /** What the page wrote to its console, and its uncaught errors. */
  get console(): readonly string[] {
    return this.#console;
  }

  /** What an audio or video element has played in the last third of a second. */
  async recordedAudio(selector: string): Promise<Recording> {
    const { samples, sampleRate } = await this.page.evaluate(hearInPage, selector);
    return { pcm: Int16Array.from(samples), sampleRate };
  }

  /** What a video element shows now. */
  async receivedPicture(selector: string): Promise<Picture> {
    const { width, height, base64 } = await this.page.evaluate(seeInPage, selector);
    return { width, height, rgb: Buffer.from(base64, 'base64') };
  }

  /** Waits until an audio or video element plays a tone, and little else. */
  async hears(selector: string, hz: number, { within = 10_000 } = {}): Promise<void> {
    const wait = { what: `${selector} to play ${hz} Hz`, within, every: 100, context: () => this.#context() };
    await eventually(wait, async () => {
      const recording = await this.recordedAudio(selector);
      const played = recording.pcm.length / recording.sampleRate;
      return secondsOfTone(recording, hz) > 0.7 * played ? true : undefined;
    });
  }

  /** Waits until an audio or video element has stopped to play a tone. */
  async hearsNo(selector: string, hz: number, { within = 10_000 } = {}): Promise<void> {
    const wait = { what: `${selector} to stop playing ${hz} Hz`, within, every: 100, context: () => this.#context() };
    await eventually(wait, async () => (secondsOfTone(await this.recordedAudio(selector), hz) === 0 ? true : undefined));
  }

  /** Waits until a video element shows the layout. */
  async sees(selector: string, layout: Layout, { within = 10_000 } = {}): Promise<Picture> {
    let seen = 'nothing';
    const context = (): string => `it shows ${seen}\n${this.#context()}`;
    return eventually({ what: `${selector} to show "${layout.name}"`, within, every: 100, context }, async () => {
      const picture = await this.receivedPicture(selector);
      seen = `${picture.width}x${picture.height} ${layoutOf(picture) ?? 'of no known layout'}`;
      return recognise(picture, layout) ? picture : undefined;
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #note(line: string): void {
    this.#console.push(line);
    if (this.#console.length > CONSOLE_LINES) this.#console.shift();
  }

  #context(): string {
    return ['--- console of the page ---', ...this.#console].join('\n');
  }
}
