import { expect, jest, test } from '@jest/globals';
import { layouts, startChromium, startGateway } from '../rig/index.ts';
import { audioOf, joinByBrowser, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

test('two browsers see and hear each other with names, share a screen, and leave', async () => {
  await using gateway = await startGateway();
  await using chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  const olivia = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
  const peter = await joinByBrowser(chromium, gateway, '1172827458', 'Peter');
  await Promise.all([
    olivia.sees(videoOf('Peter'), layouts.meeting, { within: 20_000 }),
    peter.sees(videoOf('Olivia'), layouts.meeting, { within: 20_000 }),
    olivia.hears(audioOf('Peter'), 660, { within: 20_000 }),
    peter.hears(audioOf('Olivia'), 660, { within: 20_000 }),
  ]);
  await olivia.page.click('button[name="share"]');
  const screen = '[data-screen="Olivia"] video';
  await peter.page.waitForFunction(selector => (document.querySelector<HTMLVideoElement>(selector)?.videoWidth ?? 0) > 300, screen, {
    timeout: 20_000,
  });
  await olivia.page.click('button[name="leave"]');
  await peter.page.waitForSelector(videoOf('Olivia'), { state: 'detached', timeout: 10_000 });
  const { body } = await gateway.api('/api/v1/meetings/1172827458');
  expect((body as { participants: { name: string }[] }).participants.map(({ name }) => name)).toEqual(['Peter']);
});
