import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or the one named. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether pages can be looked at on this machine. */
export const hasChromium = existsSync(executablePath);

/** A browser that calls home nowhere. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'] });
}
