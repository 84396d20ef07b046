import { expect, jest, test } from '@jest/globals';
import { layouts, startAsterisk, startBaresip, startChromium, startGateway } from '../../rig/index.ts';
import { audioOf, joinByBrowser, videoOf } from '../call-rig.ts';
import { h323Of, MEETING } from './h323-rig.ts';
import { phoneHears, phoneSees, phoneTarget, startPhone } from './phone-rig.ts';

jest.setTimeout(90_000);

test('a room by SIP, two by H.323 and a browser: each hears all others, and sees those with video', async () => {
  await using gateway = await startGateway();
  await using chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  await using browser = await joinByBrowser(chromium, gateway, MEETING, 'Olivia');
  await using sip = await startBaresip({ name: 'sip', toneHz: 440, picture: layouts.other });
  await using asterisk = await startAsterisk({ name: 'asterisk', toneHz: 1_000, peer: h323Of(gateway) });
  await using phone = await startPhone('phone');

  await sip.dial(gateway.sipUri(MEETING));
  const old = await asterisk.dial(MEETING);
  const call = await phone.dial(phoneTarget(gateway, MEETING), { toneHz: 1_400, toneAmplitude: 0.3 });
  const [among, within, timeoutMs] = [3, 30_000, 30_000];
  await Promise.all([
    ...[660, 1_000, 1_400].map(hz => sip.hears(hz, { within, among })),
    ...[660, 440, 1_400].map(hz => old.hears(hz, { within, among })),
    ...[660, 440, 1_000].map(hz => phoneHears(call, hz, { timeoutMs, among })),
    browser.hears(audioOf('sip'), 440, { within }),
    browser.hears(audioOf('asterisk'), 1_000, { within }),
    browser.hears(audioOf('phone'), 1_400, { within }),
    browser.sees(videoOf('sip'), layouts.other, { within }),
    browser.sees(videoOf('phone'), layouts.room, { within }),
  ]);
  const { body } = await gateway.api(`/api/v1/meetings/${MEETING}`);
  const { participants } = body as { participants: { name: string }[] };
  expect(participants.map(({ name }) => name).sort()).toEqual(['Olivia', 'asterisk', 'phone', 'sip']);

  // Whoever speaks alone is seen by all others
  await old.end();
  await Promise.all([sip.mute(), browser.page.click('button[name="microphone"]')]);
  await sip.sees(layouts.room, within);
  call.mute(true);
  await sip.mute();
  await phoneSees(call, layouts.other);
  await Promise.all([sip.mute(), browser.page.click('button[name="microphone"]')]);
  await Promise.all([phoneSees(call, layouts.meeting), sip.sees(layouts.meeting, within)]);
});
