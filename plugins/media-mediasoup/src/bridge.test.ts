import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { MediaFormat } from '@opencvi/plugin-api';
import { loadAudioCodecs, measureTone } from '@opencvi/rtp';
import { ToneSpeaker } from './testing/audio.ts';
import { FakeDevice } from './testing/fake-device.ts';
import { formats } from './testing/formats.ts';
import { type TestCall, TestMedia } from './testing/gateway.ts';

let gateway: TestMedia;
let call: TestCall;
let bot: FakeDevice;

beforeEach(async () => {
  await loadAudioCodecs();
  gateway = new TestMedia(18_600);
});

afterEach(async () => {
  await gateway.stop();
  await bot.close();
  expect(gateway.clock.pending).toBe(0);
});

async function bridged(device: MediaFormat, meeting: MediaFormat): Promise<void> {
  call = await gateway.call(device);
  bot = await FakeDevice.open({ role: 'audio', formats: [meeting], ssrc: 9 });
  bot.connect(await call.session.meeting.open('audio', '127.0.0.1'));
  await call.session.meeting.connect(bot.agreement());
  await call.session.bridge(true);
}

test.each([
  ['passes', formats.pcma, { ...formats.pcma, payloadType: 120 }],
  ['is transcoded', formats.g722, formats.opus],
  ['is transcoded', formats.opus, formats.pcmu],
])('toward a meeting that speaks RTP itself, audio %s: %j to %j', async (how, device, meeting) => {
  await bridged(device, meeting);
  const speakers = [new ToneSpeaker(call.audio, device.codec, 440), new ToneSpeaker(bot, meeting.codec, 900)];
  for (let i = 0; i < 100; i++) {
    for (const speaker of speakers) speaker.say();
    await gateway.clock.advance(20);
  }
  await bot.until(() => bot.received.length >= (how === 'passes' ? 100 : 98));
  await call.audio.until(() => call.audio.received.length >= 98);
  const atBot = bot.hear(20);
  const atDevice = call.audio.hear(20);
  expect(measureTone(atBot.pcm, atBot.sampleRate, 440).level).toBeGreaterThan(0.9);
  expect(measureTone(atDevice.pcm, atDevice.sampleRate, 900).level).toBeGreaterThan(0.9);
  expect(bot.received.every(packet => packet.payloadType === meeting.payloadType)).toBe(true);
  expect(bot.received.length).toBeLessThanOrEqual(100);
  for (const speaker of speakers) speaker.close();
});
