import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserPage,
  type ChromiumPeer,
  eventually,
  type Gateway,
  layouts,
  runSipp,
  startBaresip,
  startChromium,
  startGateway,
  startSipp,
} from '../rig/index.ts';
import { callReaches, joinByBrowser, nextRecord, recordsOf, seesIvr } from './call-rig.ts';
import { openOperatorPage, rowWith, signIn, stateOf, tableOf } from './operator-rig.ts';

jest.setTimeout(90_000);

let gateway: Gateway;
let chromium: ChromiumPeer;

beforeAll(async () => {
  // The goodbye of a gateway that is told nothing takes a second: too short for a picture to be looked at
  const flow = { farewell: { operator: ['removed', 'goodbye'] } };
  gateway = await startGateway({
    config: { tenants: [{ name: 'default', domains: ['*'], maxCalls: 1 }], plugins: { 'ivr-standard': { flow } } },
  });
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
});

const target = (): string => `127.0.0.1:${gateway.sipPort}`;
const alert = (page: Page) => page.getByRole('alert');

test('the token is asked for, refused when it is wrong, and kept by this tab alone', async () => {
  await using peer: BrowserPage = await chromium.page(`${gateway.url}/`);
  const { page } = peer;
  await signIn(page, 'wrong');
  await alert(page).filter({ hasText: 'This token is not accepted.' }).waitFor();
  expect(await tableOf(page, 'Licences').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('token');
  await signIn(page, gateway.token);
  await tableOf(page, 'Licences').waitFor();
  expect(await alert(page).textContent()).toBe('');
  await page.reload();
  await tableOf(page, 'Licences').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${gateway.url}/`);
  await other.getByLabel('Admin token').waitFor();
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
});

describe('a call', () => {
  test('appears, is hung up by keyboard, vanishes, and the room is told so', async () => {
    const before = (await recordsOf(gateway)).length;
    const page = await openOperatorPage(chromium, gateway);
    const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
    await page.getByText('No call is running.').waitFor();
    await using room = await startBaresip({ name: 'boardroom', toneHz: 440, picture: layouts.room });
    await room.dial(gateway.sipUri('1172827458'));
    const row = rowWith(page, 'Running calls', 'boardroom@');
    await row
      .filter({ hasText: 'connected' })
      .filter({ hasText: /audio G722 0 %, main H264 0 %/ })
      .waitFor();
    expect(await rowWith(page, 'Licences', 'Tenant default').getByRole('cell').allTextContents()).toEqual([
      'Tenant default',
      '1',
      '1',
      '1',
      '0',
    ]);

    // The table is written anew every three seconds: who has come to a button by keyboard stays there
    const hangUp = row.getByRole('button', { name: /^Hang up the call of boardroom@/ });
    await hangUp.focus();
    await page.evaluate(() => document.querySelector('#calls table')?.setAttribute('data-old', ''));
    await page.locator('#calls table:not([data-old])').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Hang up the call of boardroom@/);
    page.once('dialog', dialog => void dialog.accept());
    await page.keyboard.press('Enter');
    await seesIvr(room, 'goodbye');
    await room.waitFor('CALL_CLOSED', 20_000);
    await page.getByText('No call is running.').waitFor();
    await rowWith(page, 'Ended calls', 'boardroom@').filter({ hasText: 'by the operator: ended by' }).waitFor();
    expect((await nextRecord(gateway, before)).endReason).toMatchObject({ code: 'operator', by: 'operator' });
    await host.close();
    await page.close();
  });

  test('that finds no licence free is counted, and told in red', async () => {
    const page = await openOperatorPage(chromium, gateway);
    await using first = await startSipp({
      scenario: 'named-call',
      target: target(),
      user: 'teams',
      keys: { name: 'First' },
      timeout: 40_000,
    });
    const running = await callReaches(gateway, 'interacting');
    expect((await runSipp({ scenario: 'refused', target: target(), user: 'teams', keys: { code: '503' } })).errors).toBe('');
    await rowWith(page, 'Licences', 'Tenant default')
      .filter({ has: page.getByRole('cell', { name: '1', exact: true }).nth(3) })
      .waitFor();
    await page.getByLabel('only those that did not end').check();
    await page.getByLabel('that contain').fill('sipp@');
    const refused = rowWith(page, 'Ended calls', 'unavailable');
    await refused.waitFor();
    expect(await refused.count()).toBe(1);
    await gateway.api(`/api/v1/calls/${running.id}`, { method: 'DELETE' });
    expect((await first.result()).exitCode).toBe(0);
    await page.close();
  });
});

describe('whatever a caller calls himself', () => {
  test.each([
    ['markup', '<img src=x onerror=alert(1)>', /^<img src=x onerror=alert\(1\)>$/],
    ['300 characters', 'W'.repeat(300), /^W{100,300}$/],
    ['right to left', 'Room\u202e gpj.exe', /^Room gpj\.exe$/],
  ])('is text: %s', async (_, name, shown) => {
    const page = await openOperatorPage(chromium, gateway);
    const dialogs: string[] = [];
    page.on('dialog', dialog => {
      dialogs.push(dialog.message());
      void dialog.accept();
    });
    await using call = await startSipp({ scenario: 'named-call', target: target(), user: 'teams', keys: { name }, timeout: 40_000 });
    const row = tableOf(page, 'Running calls')
      .getByRole('row')
      .filter({ has: page.getByText(shown) });
    await row.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect((await row.boundingBox())?.height).toBeLessThan(120);
    await row.getByRole('button', { name: /^Details of call/ }).click();
    await page.getByRole('dialog').getByText(shown).waitFor();
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: /^Hang up/ }).click();
    expect((await call.result()).exitCode).toBe(0);
    await page.getByText('No call is running.').waitFor();
    await tableOf(page, 'Ended calls').getByText(shown).first().waitFor();
    expect(dialogs).toEqual([expect.stringMatching(/^Hang up the call of sipp@127\.0\.0\.1\?$/)]);
    expect(await page.locator('main img').count()).toBe(0);
    await page.close();
  });
});

test('a gateway that hangs, is gone, or is back: the page says so and goes on by itself', async () => {
  const page = await openOperatorPage(chromium, gateway);
  const lost = stateOf(page).filter({ hasText: 'The gateway does not answer. This is how it was at' });
  await stateOf(page)
    .filter({ hasText: /^takes calls$/ })
    .waitFor();
  process.kill(gateway.pid ?? 0, 'SIGSTOP');
  await lost.waitFor({ timeout: 20_000 });
  process.kill(gateway.pid ?? 0, 'SIGCONT');
  await stateOf(page)
    .filter({ hasText: /^takes calls$/ })
    .waitFor({ timeout: 20_000 });
  await gateway.kill();
  await lost.waitFor();
  await tableOf(page, 'Ended calls').waitFor();
  await gateway.start();
  await stateOf(page)
    .filter({ hasText: /^takes calls$/ })
    .waitFor();
  await eventually({ what: 'licences counted from the new start' }, async () =>
    (await rowWith(page, 'Licences', 'The gateway').getByRole('cell').nth(3).textContent()) === '0' ? true : undefined,
  );
  await page.close();
});
