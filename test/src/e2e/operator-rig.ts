import { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '@opencvi/plugin-api';
import type { Locator, Page } from 'playwright-core';
import type { ChromiumPeer, Gateway } from '../rig/index.ts';

/** Opens the operator's page and gives it the admin token. */
export async function openOperatorPage(chromium: ChromiumPeer, gateway: Gateway): Promise<Page> {
  const { page } = await chromium.page(`${gateway.url}/`);
  page.setDefaultTimeout(15_000);
  await signIn(page, gateway.token);
  await tableOf(page, 'Licences').waitFor();
  return page;
}

/** Types a token as a person does. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('Admin token').fill(token);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A table by its heading. */
export const tableOf = (page: Page, name: 'Licences' | 'Running calls' | 'Ended calls'): Locator => page.getByRole('table', { name });

/** A row of one of the tables that has a text. */
export const rowWith = (page: Page, name: Parameters<typeof tableOf>[1], text: string | RegExp): Locator =>
  tableOf(page, name).getByRole('row').filter({ hasText: text });

/** The line beside the page's name: whether the gateway takes calls, and whether it answers at all. */
export const stateOf = (page: Page): Locator => page.getByRole('status');

/** Writes records into the database of a gateway that does not run. */
export function writeRecords(file: string, records: readonly CallRecord[]): void {
  const database = new DatabaseSync(file);
  try {
    const put = database.prepare('INSERT INTO "collection_call-records" VALUES (?, ?)');
    database.exec('BEGIN');
    for (const record of records) put.run(record.id, JSON.stringify(record));
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** How a text stands out from what is behind it (WCAG 2.2, 1.4.3: 4.5 is asked for). */
export function contrastOf(locator: Locator): Promise<number> {
  return locator.evaluate(element => {
    const numbers = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const canvas = document.body.appendChild(document.createElement('div'));
    canvas.style.backgroundColor = 'Canvas';
    const ground = numbers(getComputedStyle(canvas).backgroundColor);
    canvas.remove();
    const over = (above: readonly number[], below: readonly number[], opacity = 1): number[] =>
      below.map((value, index) => value + ((above[index] ?? 0) - value) * (above[3] ?? 1) * opacity);
    const parents: Element[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) parents.unshift(at);
    const behind = parents.reduce((below, at) => over(numbers(getComputedStyle(at).backgroundColor), below), ground.slice(0, 3));
    const opacity = parents.reduce((product, at) => product * Number(getComputedStyle(at).opacity), 1);
    const text = over(numbers(getComputedStyle(element).color), behind, opacity);
    const luminance = (color: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = color.map(value => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [light = 0, dark = 0] = [luminance(text), luminance(behind)].sort((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05);
  });
}
