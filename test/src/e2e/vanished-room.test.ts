import { expect, jest, test } from '@jest/globals';
import { layouts, startBaresip, startChromium, startGateway } from '../rig/index.ts';
import { joinByBrowser, nextRecord, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

test('a room whose power is cut leaves the meeting, and a record; the others stay', async () => {
  await using stack = new AsyncDisposableStack();
  const gateway = stack.use(await startGateway({ config: { plugins: { 'media-mediasoup': { mediaTimeout: '2s' } } } }));
  const chromium = stack.use(await startChromium({ toneHz: 660, picture: layouts.meeting }));
  const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
  const stays = stack.use(await startBaresip({ name: 'stays', toneHz: 440, picture: layouts.room }));
  const goes = stack.use(await startBaresip({ name: 'goes', toneHz: 880, picture: layouts.room }));
  for (const room of [stays, goes]) {
    await room.dial(gateway.sipUri('1172827458'));
    await host.sees(videoOf(room.name), layouts.room, { within: 20_000 });
  }
  await goes.vanish();
  const endReason = { code: 'media-timeout', by: 'room', detail: 'neither media nor RTCP came from the device for too long' };
  expect(await nextRecord(gateway)).toMatchObject({ from: expect.stringMatching(/goes@/), meeting: '1172827458', endReason });
  await host.page.waitForSelector('[data-participant="goes"]', { state: 'detached', timeout: 5_000 });
  await host.sees(videoOf('stays'), layouts.room);
  await stays.hears(660, { fromNow: true });
});
