import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { inProcessTeams } from './in-process-teams.ts';
import { microsoft } from './simulated-cloud.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(60_000);

const video = '0240000077';
const dialled = `${video}@fabrikam.example`;

let teams: SimulatedTeams;
let gateway: TestGateway;
let browser: Browser;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
  teams = await SimulatedTeams.start(21_050);
  const tenants = [{ name: 'fabrikam', domains: ['fabrikam.example'], microsoft: microsoft.fabrikam }];
  gateway = await startTestGateway({ plugins: [inProcessTeams(teams)], tenants });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  page.on('pageerror', error => troubles.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await gateway?.gateway.stop();
  await teams?.stop();
  await gateway?.stop();
  expect(troubles).toEqual([]);
});
beforeEach(() => page.goto(`${teams.url}/simulator`).then(() => undefined));

const rowOf = (section: string, text: string): Locator => page.locator(`#${section} tr`, { hasText: text });
const press = (row: Locator, name: string): Promise<void> => row.locator(`button[name="${name}"]`).click();

test('without the token the page shows nothing; with a wrong one it says so; with the right one everything', async () => {
  await page.locator('#sign-in').waitFor();
  expect(await page.locator('#all').isVisible()).toBe(false);
  await page.locator('input[name=token]').fill('wrong');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('#sign-in').waitFor();
  await page.locator('input[name=token]').fill('admin');
  await page.getByRole('button', { name: 'Continue' }).click();
  await rowOf('meetings', 'Fabrikam weekly').waitFor();
  expect(await page.locator('#sign-in').isVisible()).toBe(false);
});

test('a meeting is scheduled, and its invitation shown in each generation', async () => {
  await page.getByText('Schedule a meeting').click();
  const form = page.locator('#schedule');
  await form.locator('[name=organizer]').selectOption({ label: 'carol@fabrikam.example' });
  await form.locator('[name=subject]').fill('<b>Budget</b>');
  await form.locator('[name=videoTeleconferenceId]').fill(video);
  await form.getByRole('button', { name: 'Schedule' }).click();
  const row = rowOf('meetings', '<b>Budget</b>');
  await row.getByText(video).waitFor();
  await press(row, 'invitation');
  const invitation = (text: string) => page.locator('#invitation-text', { hasText: text });
  await invitation('024 000 007 7').waitFor();
  expect(await invitation('').textContent()).toContain('813878896@fabrikam.example');
  await page.locator('#invitation-form [name=language]').selectOption('da');
  await invitation('Lejern').waitFor();
  await page.locator('#invitation-form [name=format]').selectOption('html');
  await invitation('<a href').waitFor();
});

test('a fault that is added there happens, and is gone', async () => {
  const form = page.locator('#fault');
  await form.locator('[name=on]').selectOption('lookup');
  await form.locator('[name=retryAfter]').fill('1');
  await form.getByRole('button', { name: 'Add' }).click();
  await rowOf('faults', 'status').getByText('1 times').waitFor();
  expect((await gateway.dial(dialled).ended()).endReason).toMatchObject({ code: 'throttled', retryAfter: 1 });
  await page.getByText('Nothing goes wrong.').waitFor();
  // The gateway asks again when Graph wants it
  await new Promise(resolve => setTimeout(resolve, 1_000));
});

test('who waits in the lobby is seen there, admitted, muted and denied', async () => {
  const call = gateway.dial(dialled);
  await call.reaches('lobby');
  const row = rowOf('calls', '<b>Budget</b>');
  await row.getByText('established, lobby').waitFor();
  await press(row, 'admit');
  await call.reaches('connected');
  await press(row, 'mute');
  await rowOf('meetings', '<b>Budget</b>').getByText(', muted').waitFor();
  expect(call.leg.heard).toContain('mute');
  call.leg.hangUp();
  await call.ended();
  await page.getByText('No calls.').waitFor();

  const other = gateway.dial(dialled);
  await other.reaches('lobby');
  await press(row, 'deny');
  expect((await other.ended()).endReason.code).toBe('denied');
  await page.locator('#quality').getByText('Room 1').first().waitFor();
});
