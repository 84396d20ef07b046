import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CallRecord } from '@opencvi/plugin-api';
import type { Page } from 'playwright-core';
import { type ChromiumPeer, type Gateway, layouts, runSipp, startChromium, startGateway, startSipp } from '../rig/index.ts';
import { TempDir } from '../rig/temp-dir.ts';
import { nextRecord } from './call-rig.ts';
import { contrastOf, openOperatorPage, rowWith, stateOf, tableOf, writeRecords } from './operator-rig.ts';

jest.setTimeout(60_000);

const count = 500;
let data: TempDir;
let gateway: Gateway;
let chromium: ChromiumPeer;
let page: Page;

/** The first half of a call's id: its time in Crockford's base 32; records are kept by it. */
const crockford = (time: number): string =>
  [...time.toString(32).padStart(10, '0')].map(digit => '0123456789abcdefghjkmnpqrstvwxyz'[Number.parseInt(digit, 32)]).join('');

/** Calls of one a minute, the last of them now; every tenth typed two wrong ids and was not admitted. */
function past(like: CallRecord, number: number): CallRecord {
  const time = Date.parse(like.startedAt) - number * 60_000;
  const startedAt = new Date(time).toISOString();
  const id = `${crockford(time)}0000000000`;
  const failedAttempts = [
    { meeting: '111111111', code: 'not-found' as const },
    { meeting: '0222222222', code: 'throttled' as const },
  ];
  const common = {
    ...like,
    id,
    startedAt,
    endedAt: startedAt,
    from: `room${number}@corporate-headquarters.example.com`,
    displayName: `Room ${number}`,
  };
  if (number === 7) return { ...common, displayName: '\u202e<b>NUL\u0000' };
  if (number % 10 === 0) return { ...common, failedAttempts, endReason: { code: 'lobby-timeout', by: 'meeting' } };
  return { ...common, endReason: { code: 'normal', by: 'room' } };
}

beforeAll(async () => {
  data = await TempDir.make('operator');
  gateway = await startGateway({ config: { data: data.path } });
  await runSipp({ scenario: 'refused', target: `127.0.0.1:${gateway.sipPort}`, user: 'nobody', keys: { code: '404' } });
  const like = await nextRecord(gateway);
  await gateway.stop();
  writeRecords(
    data.file('opencvi.db'),
    Array.from({ length: count - 1 }, (_, index) => past(like, index + 1)),
  );
  await gateway.start();
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  page = await openOperatorPage(chromium, gateway);
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
  await data?.[Symbol.asyncDispose]();
});

const rows = () => tableOf(page, 'Ended calls').getByRole('row');
const older = () => page.getByRole('button', { name: 'Older ones' });

describe('500 ended calls', () => {
  test('come a hundred at a time, the newest first, none twice', async () => {
    for (let shown = 100; shown < count; shown += 100) {
      await rows().nth(shown).waitFor();
      expect(await rows().count()).toBe(shown + 1);
      await older().click();
    }
    await rows().nth(count).waitFor();
    await older()
      .click()
      .catch(() => undefined);
    await older().waitFor({ state: 'hidden' });
    const ids = await rows()
      .getByRole('button', { name: /^Details/ })
      .allTextContents();
    expect(new Set(ids).size).toBe(count);
    expect([...ids].sort().reverse()).toEqual(ids);
  });

  test('stay while the newest are looked at again; a new one comes on top', async () => {
    await runSipp({ scenario: 'refused', target: `127.0.0.1:${gateway.sipPort}`, user: '888888888', keys: { code: '404' } });
    await rowWith(page, 'Ended calls', '888888888@').waitFor();
    expect(await rows().count()).toBe(count + 2);
    expect(await rows().nth(1).textContent()).toContain('888888888@');
  });

  test('are found by what they contain, and by how they ended', async () => {
    await page.getByLabel('only those that did not end').check();
    await page.getByLabel('that contain').fill('ROOM 130');
    expect(await rows().count()).toBe(2);
    expect(await rows().nth(1).textContent()).toContain(
      'by the meeting: nobody admitted the room in time, after typing 111111111 (not-found), 0222222222 (throttled)',
    );
    await page.getByRole('button', { name: /^Details of call/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^lobby-timeout: by the meeting/ });
    await dialog.getByText('failedAttempts.1.code').waitFor();
    expect(await dialog.getByRole('definition').filter({ hasText: 'throttled' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Details of call/);
    await page.getByLabel('that contain').fill('room 131 ');
    await page.getByText('None of those that are loaded.').waitFor();
  });
});

test('a call that began before a hundred others is there as soon as it ends', async () => {
  await page.getByLabel('only those that did not end').uncheck();
  await page.getByLabel('that contain').fill('');
  await using call = await startSipp({
    scenario: 'named-call',
    target: `127.0.0.1:${gateway.sipPort}`,
    user: 'teams',
    keys: { name: 'All day' },
  });
  const running = rowWith(page, 'Running calls', 'All day');
  const id = await running.getByRole('button', { name: /^Details/ }).textContent();
  // As if so many had begun since that it is not among the newest
  await page.route(/call-records\?limit/, async route => {
    const answer = await route.fetch();
    const { records } = (await answer.json()) as { records: CallRecord[] };
    await route.fulfill({ response: answer, json: { records: records.filter(record => record.id !== id) } });
  });
  page.once('dialog', dialog => void dialog.accept());
  await running.getByRole('button', { name: /^Hang up/ }).click();
  expect((await call.result()).exitCode).toBe(0);
  await running.waitFor({ state: 'detached' });
  await rowWith(page, 'Ended calls', 'All day').waitFor();
  expect(await rows().nth(1).textContent()).toContain('All day');
  await page.unrouteAll({ behavior: 'wait' });
});

test('what turns the direction of writing or cannot be seen is shown as a sign', async () => {
  await page.getByLabel('only those that did not end').uncheck();
  await page.getByLabel('that contain').fill('room7@');
  await rowWith(page, 'Ended calls', '\ufffd<b>NUL\ufffd').waitFor();
});

describe('at any width', () => {
  test.each([320, 375, 768, 1_024, 1_201, 1_280, 1_920])('%i pixels: nothing is cut off', async width => {
    await page.setViewportSize({ width, height: 700 });
    await page.getByLabel('only those that did not end').uncheck();
    await page.getByLabel('that contain').fill('room 13');
    await rowWith(page, 'Ended calls', 'room13@').waitFor();
    const beyond = await page.evaluate(() => {
      const outside = [...document.querySelectorAll('main :not(thead, thead *)')].filter(
        element => element.getBoundingClientRect().right > innerWidth,
      );
      return [document.documentElement.scrollWidth - innerWidth, ...outside.map(element => element.outerHTML.slice(0, 100))];
    });
    expect(beyond).toEqual([0]);
    await page
      .getByRole('button', { name: /^Details of call/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).click();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
  test('every text can be read', async () => {
    await page.setViewportSize({ width: 1_280, height: 700 });
    await page.emulateMedia({ colorScheme });
    await page.getByLabel('that contain').fill('room 130');
    const texts = {
      state: stateOf(page),
      cell: rowWith(page, 'Licences', 'The gateway').getByRole('cell').first(),
      failed: rowWith(page, 'Ended calls', 'room130@').getByText(/by the meeting/),
      address: rowWith(page, 'Ended calls', 'room130@').getByText(/^room130@/),
      link: page.getByRole('button', { name: /^Details of call/ }).first(),
      quiet: page.getByText('No call is running.'),
    };
    for (const [name, text] of Object.entries(texts))
      expect({ name, readable: (await contrastOf(text)) >= 4.5 }).toEqual({ name, readable: true });
  });
});

test('everything can be reached by keyboard and has a name', async () => {
  await page.getByLabel('that contain').fill('room 130');
  const unnamed = await page.evaluate(
    () =>
      [...document.querySelectorAll('main button, main input')].filter(
        one => !(one instanceof HTMLElement && (one.textContent || one.ariaLabel || (one as HTMLInputElement).labels?.length)),
      ).length,
  );
  expect(unnamed).toBe(0);
  await page.getByLabel('only those that did not end').focus();
  const visited: string[] = [];
  for (let step = 0; step < 3; step++) {
    visited.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? ''));
    await page.keyboard.press('Tab');
  }
  expect(visited).toEqual(['failures', 'containing', expect.stringMatching(/^Details of call/)]);
});

test('nothing runs in the page but its own files', async () => {
  const { headers } = await fetch(`${gateway.url}/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  const run = await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
    document.body.insertAdjacentHTML('beforeend', '<p id="styled" style="position: fixed">');
    return ['ran' in window, getComputedStyle(document.querySelector('#styled') as Element).position];
  });
  expect(run).toEqual([false, 'static']);
});
