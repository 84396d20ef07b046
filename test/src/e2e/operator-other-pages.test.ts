import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ChromiumPeer, type Gateway, layouts, startChromium, startGateway } from '../rig/index.ts';
import { SimulatedTeams } from './teams/simulated-teams.ts';

jest.setTimeout(60_000);

let gateway: Gateway;
let teams: SimulatedTeams;
let chromium: ChromiumPeer;

beforeAll(async () => {
  gateway = await startGateway();
  teams = await SimulatedTeams.start(24_350);
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
});
afterAll(async () => {
  await chromium?.close();
  await teams?.stop();
  await gateway?.close();
});

/** By how many pixels something of a page lies outside of the window. */
const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const right = [...document.querySelectorAll('main :not(thead, thead *)')].map(element => element.getBoundingClientRect().right);
    return Math.max(0, document.documentElement.scrollWidth - innerWidth, ...right.map(edge => Math.floor(edge - innerWidth)));
  });

describe('the meeting page', () => {
  test.each([
    ['12345', 'A conference id has 9 to 13 digits.'],
    ['999999999', 'There is no meeting 999999999'],
  ])('tells whoever opens /meet/%s what is wrong, and lets them type again', async (id, problem) => {
    await using peer = await chromium.page(`${gateway.url}/meet/${id}`);
    await peer.page.getByRole('alert').filter({ hasText: problem }).waitFor();
    expect(await peer.page.getByLabel('Conference id').inputValue()).toBe(id);
  });

  test('takes an id as the invitation prints it', async () => {
    await using peer = await chromium.page(`${gateway.url}/meet/117 282 7459`);
    await peer.page.getByRole('heading', { name: 'Demo meeting with a lobby' }).waitFor();
  });
});

describe("the simulator's page", () => {
  test('fits a phone; a button keeps the focus while its table is written anew', async () => {
    await using peer = await chromium.page(`${teams.url}/simulator`);
    const { page } = peer;
    await page.setViewportSize({ width: 360, height: 700 });
    await page.getByLabel('Admin token').fill('admin');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('cell', { name: /Contoso weekly/ }).waitFor();
    expect(await beyond(page)).toBe(0);
    const button = page.getByRole('row', { name: /Contoso weekly/ }).getByRole('button', { name: 'invitation' });
    await button.focus();
    await teams.control('PATCH', '/meetings/1140000001', { lobby: 'organizer' });
    await page.evaluate(() => document.querySelector('#meetings table')?.setAttribute('data-old', ''));
    await page.locator('#meetings table:not([data-old])').waitFor();
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true);
  });
});
