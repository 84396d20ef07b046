import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Debian's Chromium, or the one named. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/** Builds the page into a folder of its own, so that what is tested is what the sources say. */
export async function buildPage(): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'meeting-page-'));
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', root], { cwd: packageFolder });
  return { root, remove: () => rm(root, { recursive: true }) };
}

export function launchChromium(): Promise<Browser> {
  const media = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--auto-select-desktop-capture-source=Entire screen',
  ];
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...media],
  });
}

/** How a page is opened. */
export interface PageSetup {
  readonly width?: number;
  readonly height?: number;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
}

/** Opens a page; what goes wrong in it is gathered in `troubles`. */
export async function openPage(browser: Browser, url: string, setup: PageSetup = {}): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    viewport: { width: setup.width ?? 1280, height: setup.height ?? 800 },
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on('pageerror', error => troubles.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) troubles.push(message.text());
  });
  if (setup.before !== undefined) await page.addInitScript(setup.before);
  await page.goto(url);
  return { page, troubles };
}
