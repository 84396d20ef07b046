import { expect, jest, test } from '@jest/globals';
import { layouts, startBaresip, startChromium, startGateway } from '../rig/index.ts';
import { audioOf, joinByBrowser, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

test('SIGTERM lets a meeting go on, heard and seen, until its room hangs up', async () => {
  await using stack = new AsyncDisposableStack();
  const gateway = stack.use(await startGateway({ config: { calls: { drainTimeout: '60s' } } }));
  const chromium = stack.use(await startChromium({ toneHz: 660, picture: layouts.meeting }));
  const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
  const room = stack.use(await startBaresip({ name: 'room', toneHz: 440, picture: layouts.room }));
  await room.dial(gateway.sipUri('1172827458'));
  await host.sees(videoOf('room'), layouts.room, { within: 20_000 });
  const stopped = gateway.kill('SIGTERM');
  await gateway.waitForLog(({ msg }) => msg === 'stopping');
  await Promise.all([room.hears(660, { fromNow: true, seconds: 1.5 }), host.hears(audioOf('room'), 440, { within: 10_000 })]);
  await host.sees(videoOf('room'), layouts.room);
  await room.hangup();
  await stopped;
  expect(gateway.log.filter(({ msg }) => msg === 'ended')).toMatchObject([{ code: 'normal', by: 'room' }]);
});
