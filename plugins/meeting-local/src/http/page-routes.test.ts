import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { HttpRequest } from '@opencvi/plugin-api';
import { type Rig, startRig } from '../test/rig.ts';
import { pageRoutes } from './page-routes.ts';

let root: string;
let rig: Rig;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'meeting-page-'));
  rig = await startRig({}, root);
});
afterEach(async () => {
  await rig.close();
  await rm(root, { recursive: true });
});

test('a page that was not built says how to build it', async () => {
  const { status, text } = await rig.ask('GET', '/meet/1172827458');
  expect(status).toBe(503);
  expect(text).toContain('npm run build:web');
});

test('the built page comes with a policy that allows no foreign or inline script', async () => {
  await writeFile(join(root, 'index.html'), '<html lang="en"><title>OpenCVI meeting</title>');
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'assets', 'main-1a2b.js'), 'run()');
  const page = await rig.ask('GET', '/meet/1172827458');
  expect(page).toMatchObject({ status: 200, text: '<html data-brand="OpenCVI" lang="en"><title>OpenCVI meeting</title>' });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const script = await rig.ask('GET', '/meet/assets/main-1a2b.js');
  expect(script).toMatchObject({ status: 200, text: 'run()' });
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test.each([
  ['/meet/12345', 404],
  ['/meet/117-282-7458', 200],
])('%s is a page for people: %i', async (path, status) => {
  await writeFile(join(root, 'index.html'), '<html lang="en"></html>');
  const page = await rig.ask('GET', path);
  expect(page.status).toBe(status);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test.each(['/meet/index.html', '/meet/assets/..%2f..%2fpackage.json', '/meet/assets/.%2e/index.html'])('%s is nothing', async path => {
  expect((await rig.ask('GET', path)).status).toBeGreaterThanOrEqual(400);
});

test('the page carries the brand, whatever is in it', async () => {
  await writeFile(join(root, 'index.html'), '<html lang="en"><title>OpenCVI meeting</title>');
  const [, , page] = pageRoutes({ root, brand: 'Teams "simulated" $& <here>' });
  const answer = await page?.handle({ params: { id: '1172827458' } } as HttpRequest);
  const safe = 'Teams &#34;simulated&#34; $&#38; &#60;here&#62;';
  expect(answer).toMatchObject({ text: `<html data-brand="${safe}" lang="en"><title>${safe} meeting</title>` });
});
