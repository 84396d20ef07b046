import { expect, jest, test } from '@jest/globals';
import { layouts, startBaresip, startChromium, startGateway } from '../rig/index.ts';
import { audioOf, joinByBrowser, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

test('two room systems and a browser: each hears both others and not itself', async () => {
  await using gateway = await startGateway();
  await using chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  const browser = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
  await using north = await startBaresip({ name: 'north', toneHz: 440, picture: layouts.room });
  await using south = await startBaresip({ name: 'south', toneHz: 880, picture: layouts.other, audioCodecs: ['PCMU/8000/1'] });
  await north.dial(gateway.sipUri('1172827458'));
  await south.dial(gateway.sipUri('1172827458'));
  await Promise.all([
    north.hears(660, { within: 20_000, among: 2 }),
    north.hears(880, { within: 20_000, among: 2 }),
    south.hears(440, { within: 20_000, among: 2 }),
    south.hears(660, { within: 20_000, among: 2 }),
    browser.hears(audioOf('north'), 440, { within: 20_000 }),
    browser.hears(audioOf('south'), 880, { within: 20_000 }),
    browser.sees(videoOf('north'), layouts.room, { within: 20_000 }),
    browser.sees(videoOf('south'), layouts.other, { within: 20_000 }),
  ]);
  await north.hearsNo(440, { among: 8 });
  await south.hearsNo(880, { among: 8 });
  const { body } = await gateway.api('/api/v1/meetings/1172827458');
  const { participants } = body as { participants: { name: string; kind: string }[] };
  expect(participants.map(({ name }) => name).sort()).toEqual(['Olivia', 'north', 'south']);
});
