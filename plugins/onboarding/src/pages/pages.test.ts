import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { customerIdentities } from '@opencvi/meeting-teams/api';
import { startTestGateway, type TestGateway, testToken } from '@opencvi/test-kit';
import type { Browser, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { onboarding } from '../index.ts';
import { hasChromium, launchChromium } from '../testing/chromium.ts';
import { contosoId, FakeIdentities, fabrikamId } from '../testing/fake-identities.ts';
import { FakeMicrosoft } from '../testing/fake-microsoft.ts';
import { fakeProtocols } from '../testing/fake-protocols.ts';
import { contoso, newcomer } from '../testing/tenants.ts';

// Machines under load draw slowly
jest.setTimeout(30_000);

const inBrowser = hasChromium ? describe : describe.skip;
/** Set, pictures of every page are kept there. */
const pictures = process.env.OPENCVI_PICTURES;
const widths = [375, 1280];

let gateway: TestGateway;
let identities: FakeIdentities;
let microsoft: FakeMicrosoft;
let browser: Browser;
let page: Page;
const troubles: string[] = [];

inBrowser('pages in Chromium', () => {
  beforeAll(async () => {
    identities = new FakeIdentities();
    gateway = await startTestGateway({
      plugins: [fakeProtocols, onboarding.with({ host: 'gw.contoso.test', ip: '203.0.113.9' })],
      tenants: [contoso, newcomer],
      fakes: { [customerIdentities.id]: identities },
    });
    microsoft = await FakeMicrosoft.start();
    identities.hosts.global = microsoft.url;
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('pageerror', error => troubles.push(error.message));
    page.on(
      'console',
      message => message.type() === 'error' && !/status of [45]\d\d/.test(message.text()) && troubles.push(message.text()),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await microsoft?.stop();
    await gateway?.stop();
  });
  beforeEach(() => {
    troubles.length = 0;
    identities.first.length = 0;
    microsoft.answer = { tenant: contosoId, admin_consent: 'True' };
  });

  /** Goes to a page, looks at it in each width, and checks what every page keeps to. */
  async function visit(route: string, name: string): Promise<void> {
    await page.goto(`${gateway.gateway.http.url}${route}`);
    await keepsTo(name);
  }

  async function keepsTo(name: string): Promise<void> {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect([name, width, overflow]).toEqual([name, width, 0]);
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
      }
    }
    expect(await page.locator('main h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).not.toBe('');
    const unnamed = await page.evaluate(
      "[...document.querySelectorAll('a, button, input, iframe')].filter(one => !(one.textContent || one.title || one.labels?.length)).length",
    );
    expect(unnamed).toBe(0);
    // The policy of the page forbids nothing that the page does
    expect(troubles).toEqual([]);
  }

  /** What a camera would see of a drawing. */
  async function pixelsOf(selector: string): Promise<{ width: number; height: number; data: Uint8Array }> {
    const size = 290;
    const data = await page.evaluate(`(async () => {
      const drawing = document.querySelector('${selector}').cloneNode(true);
      drawing.setAttribute('width', ${size});
      drawing.setAttribute('height', ${size});
      const image = new Image();
      image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(drawing));
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, ${size}, ${size});
      context.drawImage(image, 0, 0, ${size}, ${size});
      return btoa(Array.from(context.getImageData(0, 0, ${size}, ${size}).data, byte => String.fromCharCode(byte)).join(''));
    })()`);
    return { width: size, height: size, data: Buffer.from(String(data), 'base64') };
  }

  const text = async () => (await page.locator('main').textContent()) ?? '';

  describe('the instruction page', () => {
    test('has every way to dial', async () => {
      await visit('/join/contoso/1172827458', 'instructions');
      expect(await page.locator('.dial').allTextContents()).toEqual([
        '1172827458@vc.contoso.test',
        '1172827458@203.0.113.9',
        'teams@vc.contoso.test',
        '203.0.113.9##1172827458',
        '1172827458@203.0.113.9',
      ]);
      expect(await text()).toContain('117 282 745 8');
    });

    test('has a QR code that is drawn, and says what it holds', async () => {
      await visit('/join/contoso/1172827458', 'instructions');
      const code = page.getByRole('group', { name: 'QR code for sip:1172827458@vc.contoso.test' });
      const box = await code.locator('svg').boundingBox();
      expect(box?.width).toBeGreaterThan(100);
      expect(decodeQR(await pixelsOf('.qr svg'))).toBe('sip:1172827458@vc.contoso.test');
    });

    test('prints on white, without what only screens have', async () => {
      await visit('/join/contoso/1172827458', 'instructions');
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
      if (pictures !== undefined) await page.pdf({ path: path.join(pictures, 'instructions.pdf'), format: 'A4' });
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
      await keepsTo('instructions-dark');
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    });

    test.each(['/join/contoso/12', '/join/contoso/11728274581172', '/join/nobody/1172827458', '/join/contoso/%3Cscript%3E1'])(
      '%s is no meeting',
      async route => {
        const answer = await page.goto(`${gateway.gateway.http.url}${route}`);
        expect(answer?.status()).toBe(404);
        await keepsTo('no-instructions');
        expect(await text()).toContain('This link is incomplete');
      },
    );

    test.each([
      '/teams/?conf=1172827458&ivr=teams&d=vc.contoso.test',
      '/teams?key=teams&conf=1172827458',
      '/msteams?confid=1172827458&tenantkey=teams&domain=vc.contoso.test',
      '/join/CONTOSO/117%20282%20745%208',
    ])('%s leads there too', async route => {
      await visit(route, 'instructions');
      expect(await text()).toContain('1172827458@vc.contoso.test');
    });

    test.each(['/teams', '/teams/?conf=1172827458&ivr=other&d=vc.contoso.test', '/msteams?confid=1172827458'])(
      '%s leads nowhere',
      async route => {
        expect((await fetch(`${gateway.gateway.http.url}${route}`)).status).toBe(404);
      },
    );
  });

  describe('consent', () => {
    test('the whole way: link, Microsoft, back, checked', async () => {
      await visit('/onboarding/consent/contoso', 'consent-complete');
      expect(microsoft.asked.at(-1)?.pathname).toBe(`/${contosoId}/adminconsent`);
      expect(await page.locator('h1').textContent()).toBe('Consent is complete');
      expect(await page.locator('.roles .yes').count()).toBe(4);
    });

    test('reloading says that the answer was used', async () => {
      await visit('/onboarding/consent/contoso', 'consent-complete');
      await page.reload();
      await keepsTo('consent-used');
      expect(await page.locator('h1').textContent()).toBe('This answer was used already');
    });

    test('what is missing, how to mend it, and a second look', async () => {
      identities.first.push(...Array.from({ length: 4 }, () => ['Calls.AccessMedia.All', 'OnlineMeetings.Read.All']));
      await visit('/onboarding/consent/contoso', 'consent-incomplete');
      expect(await page.locator('h1').textContent()).toBe('2 permissions are missing');
      expect(await page.locator('.roles .no strong').allTextContents()).toEqual([
        'Calls.JoinGroupCall.All',
        'Calls.JoinGroupCallAsGuest.All',
      ]);
      await page.getByRole('link', { name: 'Check again' }).click();
      expect(await page.locator('h1').textContent()).toBe('Consent is complete');
    });

    test('declined, in words that Microsoft chose and that cannot do harm', async () => {
      microsoft.answer = {
        error: 'access_denied',
        error_description: 'AADSTS65004: declined <img src=x onerror=alert(1)><script>1</script>',
      };
      await visit('/onboarding/consent/contoso', 'consent-refused');
      expect(await text()).toContain('<img src=x onerror=alert(1)>');
      expect(await page.locator('main img, main script').count()).toBe(0);
    });

    test('another organization', async () => {
      microsoft.answer = { tenant: fabrikamId, admin_consent: 'True' };
      await visit('/onboarding/consent/contoso', 'consent-other-tenant');
      expect(await text()).toContain(fabrikamId);
    });

    test('a customer whose tenant the operator has yet to enter', async () => {
      microsoft.answer = { tenant: fabrikamId, admin_consent: 'True' };
      await visit('/onboarding/consent/newcomer', 'consent-unassigned');
      expect(await page.locator('pre').textContent()).toContain(`tenantId: ${fabrikamId}`);
    });

    test.each([
      ['/onboarding/consent/callback?state=made.up&tenant=x&admin_consent=True', 400],
      ['/onboarding/consent/callback', 400],
      ['/onboarding/consent/check?state=', 400],
      ['/onboarding/consent/nobody', 404],
      ['/onboarding/consent/newcomer?cloud=china', 503],
    ])('%s answers %d with a page', async (route, status) => {
      const answer = await page.goto(`${gateway.gateway.http.url}${route}`);
      expect(answer?.status()).toBe(status);
      await keepsTo('consent-impossible');
    });

    test('pages load nothing and run nothing', async () => {
      const answer = await fetch(`${gateway.gateway.http.url}/onboarding/consent/callback`);
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; /);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });
  });

  describe('the hand-over', () => {
    test('shows nothing without the token', async () => {
      await visit('/onboarding/handover/contoso', 'handover-locked');
      await page.getByLabel('Admin token').fill('wrong');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('This token is not accepted.').waitFor();
      expect(await page.locator('#sheet').textContent()).toBe('');
    });

    test('has consent link, PowerShell, DNS, firewall and three invitations', async () => {
      await visit('/onboarding/handover/contoso', 'handover-locked');
      await page.getByLabel('Admin token').fill(testToken);
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('heading', { name: '1. Consent' }).waitFor();
      await keepsTo('handover');
      const shown = await text();
      expect(shown).toContain(`${gateway.gateway.http.url}/onboarding/consent/contoso`);
      expect(shown).toContain("TenantKey = 'teams@vc.contoso.test'");
      expect(shown).toContain(`${gateway.gateway.http.url}/join/contoso/{ConfId}`);
      expect(shown).toContain('_sips._tcp.vc.contoso.test. 3600 IN SRV 10 10 5061 gw.contoso.test.');
      expect(shown).toContain('udp 40000-49999');
      expect(shown).not.toContain('_sipfederationtls');
      expect(await page.locator('iframe').count()).toBe(3);
      if (pictures !== undefined)
        await page
          .locator('iframe')
          .first()
          .screenshot({ path: path.join(pictures, 'invitation.png') });
      expect(await page.frameLocator('iframe').first().locator('body').textContent()).toContain('teams@vc.contoso.test');
      // A frame is printed blank: paper has the invitations as text, folded up on the screen
      const paper = page.locator('pre.paper').first();
      expect([await paper.isVisible(), await paper.textContent()]).toEqual([false, expect.stringContaining('Video ID: 117 282 745 8')]);
      await page.emulateMedia({ media: 'print' });
      expect([await paper.isVisible(), await page.locator('details').first().isVisible()]).toEqual([true, false]);
      await page.emulateMedia({ media: 'screen' });
    });
  });
});
