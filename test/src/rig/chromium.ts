import { chmod, writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BrowserPage } from './browser-page.ts';
import { type Layout, mjpegFile } from './pictures.ts';
import { TempDir } from './temp-dir.ts';
import { toneFile } from './tones.ts';

/** What Chromium's fake microphone says and its fake camera shows. */
export interface ChromiumOptions {
  readonly toneHz: number;
  readonly picture: Layout;
}

const EXECUTABLE = '/usr/bin/chromium';

const QUIET = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const MEDIA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  // mDNS candidates cannot be resolved by a peer outside the browser
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--allow-loopback-in-peer-connection',
];

/** A headless Chromium with a known voice and a known picture. */
export class ChromiumPeer implements AsyncDisposable {
  readonly #stack: AsyncDisposableStack;
  readonly #browser: Browser;

  constructor(browser: Browser, stack: AsyncDisposableStack) {
    this.#browser = browser;
    this.#stack = stack;
  }

  /** Opens an address in a context of its own. */
  async page(url: string): Promise<BrowserPage> {
    const context = await this.#browser.newContext({ permissions: ['camera', 'microphone'], ignoreHTTPSErrors: true });
    await context.addInitScript(keepToneUnprocessed);
    const page: Page = await context.newPage();
    const browserPage = new BrowserPage(page);
    await page.goto(url);
    return browserPage;
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Starts Chromium. It dies with the test process, whatever way that ends. */
export async function startChromium({ toneHz, picture }: ChromiumOptions): Promise<ChromiumPeer> {
  await using starting = new AsyncDisposableStack();
  const dir = starting.use(await TempDir.make('chromium'));
  const voice = await toneFile({ hz: toneHz, sampleRate: 48_000, seconds: 4 });
  const devices = [`--use-file-for-fake-audio-capture=${voice}`, `--use-file-for-fake-video-capture=${await mjpegFile(picture)}`];
  const executablePath = dir.file('chromium.sh');
  await writeFile(executablePath, `#!/bin/sh\nexec setpriv --pdeathsig KILL ${EXECUTABLE} "$@"\n`);
  await chmod(executablePath, 0o755);
  const browser = await chromium.launch({ executablePath, args: [...QUIET, ...MEDIA, ...devices] });
  starting.defer(() => browser.close());
  return new ChromiumPeer(browser, starting.move());
}

/** Runs in the page: a noise suppressor takes a steady tone for noise, so whoever asks for the microphone gets it unprocessed. */
function keepToneUnprocessed(): void {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints = {}) => {
    if (!constraints.audio) return original(constraints);
    const asked = constraints.audio === true ? {} : constraints.audio;
    return original({ ...constraints, audio: { ...asked, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  };
}
