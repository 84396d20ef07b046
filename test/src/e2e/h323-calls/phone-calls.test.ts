import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { H323Phone } from '@opencvi/test-kit/h323-phone';
import {
  type BrowserPage,
  type ChromiumPeer,
  type Gateway,
  layouts,
  readH323,
  startCapture,
  startChromium,
  startGateway,
} from '../../rig/index.ts';
import { addressOf, PortBlock } from '../../rig/ports.ts';
import { audioOf, joinByBrowser, nextRecord, recordsOf, videoOf } from '../call-rig.ts';
import { callsIn, combinations, isHeard, MEETING } from './h323-rig.ts';
import { phoneHears, phoneSees, phoneTarget } from './phone-rig.ts';

jest.setTimeout(60_000);

let gateway: Gateway;
let chromium: ChromiumPeer;
let browser: BrowserPage;

beforeAll(async () => {
  gateway = await startGateway();
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  browser = await joinByBrowser(chromium, gateway, MEETING, 'Olivia');
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
});

describe.each(combinations)('a room with video and %j', how => {
  test('is seen and sees, asks for a key frame, holds, is muted, and all that both say is sound', async () => {
    const before = (await recordsOf(gateway)).length;
    await using block = await PortBlock.take(1);
    const host = addressOf(block);
    await using capture = await startCapture({ filter: `host ${host}` });
    await using phone = await H323Phone.start({ displayName: 'phone', host });
    const call = await phone.dial(phoneTarget(gateway, MEETING), { ...how, toneHz: 1_400, toneAmplitude: 0.3 });
    await Promise.all([
      browser.sees(videoOf('phone'), layouts.room, { within: 20_000 }),
      browser.hears(audioOf('phone'), 1_400, { within: 20_000 }),
      phoneSees(call, layouts.meeting),
      phoneHears(call, 660),
    ]);
    expect(call.facts).toMatchObject({ ...how, audio: 'G722', video: { codec: 'H264' } });

    const keyFrames = call.sees()?.keyFrames ?? 0;
    call.requestKeyFrame();
    await call.until(() => (call.sees()?.keyFrames ?? 0) > keyFrames, { what: 'another key frame' });
    await call.hold();
    await browser.hears(audioOf('phone'), 1_400);
    await call.resume();
    await phoneHears(call, 660);
    call.mute(true);
    await browser.hearsNo(audioOf('phone'), 1_400);
    await callsIn(gateway, 'connected', 1, ({ muted }) => muted);

    expect(await call.hangUp()).toMatchObject({ by: 'us', cause: 16 });
    expect(await nextRecord(gateway, before)).toMatchObject({ protocol: 'h323', endReason: { code: 'normal', by: 'room' } });
    const said = await Promise.all(['127.0.0.1', host].map(sender => readH323(capture, sender)));
    expect(said.map(({ complaints }) => complaints)).toEqual([[], []]);
    expect(said[0]?.messages.some(({ info }) => /openLogicalChannel/i.test(info))).toBe(true);
  });
});

test.each(['rfc4733', 'signal', 'alphanumeric', 'keypad'] as const)('a conference id is typed by %s', async digitsBy => {
  const before = (await recordsOf(gateway)).length;
  await using phone = await H323Phone.start({ displayName: 'phone' });
  const call = await phone.dial(phoneTarget(gateway, 'teams'), { digitsBy });
  await callsIn(gateway, 'interacting', 1, isHeard);
  await call.sendDigits(`${MEETING}#`);
  await callsIn(gateway, 'connected');
  await call.hangUp();
  expect(await nextRecord(gateway, before)).toMatchObject({ ivrAttempts: 1, meeting: MEETING });
});
