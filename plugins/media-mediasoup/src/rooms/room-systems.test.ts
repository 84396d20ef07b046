import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { measureTone, nalType } from '@opencvi/rtp';
import type { MediaRoom } from '../api.ts';
import { arrived } from '../testing/arrived.ts';
import { ToneSpeaker } from '../testing/audio.ts';
import { formats } from '../testing/formats.ts';
import { type TestCall, TestMedia } from '../testing/gateway.ts';
import { colourPng, decodedSize, decodeVideo, receivedStream, sendPicture, testVideo } from '../testing/video.ts';

let gateway: TestMedia;
let room: MediaRoom;

beforeEach(async () => {
  gateway = new TestMedia(18_200);
  await gateway.media.start();
  room = await gateway.media.rooms.open('meeting');
});

afterEach(async () => {
  await gateway.stop();
  expect(gateway.clock.pending).toBe(0);
});

async function seat(call: TestCall) {
  const seated = await room.seatRoomSystem(call.id, call.session.meeting);
  await call.session.bridge(true);
  return seated;
}

/** Lets calls speak tones for `ms`; gives how much of each tone every one heard. */
async function converse(calls: readonly TestCall[], tones: readonly (number | undefined)[], ms = 2_000): Promise<number[][]> {
  const codecs = ['G722', 'PCMU', 'opus'];
  const speakers = calls.map((call, i) =>
    tones[i] === undefined ? undefined : new ToneSpeaker(call.audio, codecs[i] ?? 'PCMU', tones[i]),
  );
  const before = calls.map(call => call.audio.received.length);
  for (let at = 0; at < ms; at += 20) {
    for (const speaker of speakers) speaker?.say();
    await gateway.clock.advance(20);
  }
  for (const [i, call] of calls.entries()) await call.audio.until(() => call.audio.received.length >= (before[i] ?? 0) + ms / 20 - 2);
  for (const speaker of speakers) speaker?.close();
  return calls.map((call, i) => {
    const { pcm, sampleRate } = call.audio.hear((before[i] ?? 0) + 25);
    return tones.map(hz => (hz === undefined ? 0 : measureTone(pcm, sampleRate, hz).level));
  });
}

const threeCalls = () => Promise.all([formats.g722, formats.pcmu, formats.opus].map(format => gateway.call(format)));

describe('what room systems hear', () => {
  test('is all others and not themselves, whatever the codecs', async () => {
    const calls = await threeCalls();
    for (const call of calls) await seat(call);
    const tones = [440, 700, 1_150];
    const heard = await converse(calls, tones);
    heard.forEach((levels, listener) => {
      levels.forEach((level, speaker) => {
        if (listener === speaker) expect(level).toBeLessThan(0.02);
        else expect(level).toBeGreaterThan(0.35);
      });
    });
  });

  test('is nobody who is muted, and nobody who has left', async () => {
    const calls = await threeCalls();
    const seats = [];
    for (const call of calls) seats.push(await seat(call));
    seats[0]?.setMuted(true);
    let heard = await converse(calls, [440, 700, 1_150]);
    expect(heard[1]?.[0]).toBeLessThan(0.02);
    expect(heard[1]?.[2]).toBeGreaterThan(0.9);
    seats[0]?.setMuted(false);
    await seats[2]?.close();
    heard = await converse(calls.slice(0, 2), [440, 700]);
    expect(heard[1]?.[0]).toBeGreaterThan(0.9);
    expect(heard[0]?.[1]).toBeGreaterThan(0.9);
  });

  test('is silence while the call is not bridged', async () => {
    const calls = await threeCalls();
    for (const call of calls) await seat(call);
    await calls[1]?.session.bridge(false);
    const heard = await converse(calls, [440, 700, 1_150]);
    expect(heard[0]?.[1]).toBeLessThan(0.02);
    expect(heard[1]).toEqual([0, 0, 0]);
  });

  test('tells who speaks', async () => {
    const calls = await threeCalls();
    for (const call of calls) await seat(call);
    const speakers: (string | undefined)[] = [];
    room.on('active-speaker', participant => speakers.push(participant));
    await converse(calls, [undefined, 700, undefined]);
    await converse(calls, [440, undefined, undefined]);
    expect(speakers).toEqual([calls[1]?.id, calls[0]?.id]);
    await calls[0]?.session.close();
    expect(speakers.at(-1)).toBeUndefined();
  });

  test('must be seated by the meeting side of a call', async () => {
    const call = await gateway.call(formats.pcmu);
    await expect(room.seatRoomSystem('x', call.session.device)).rejects.toThrow('is not the meeting side of a call');
  });
});

describe('what room systems see', () => {
  const video = testVideo('352x288', 4);
  const colours = (call: TestCall) => call.video?.received ?? [];
  const keyFrames = (call: TestCall) => colours(call).filter(packet => [7, 24].includes(nalType(packet.payload))).length;
  const asked = (call: TestCall) => call.video?.control.filter(packet => packet.type === 'pli').length ?? 0;

  test('is the only other one, from its first key frame; each asks the other for it', async () => {
    const [a, b] = [await gateway.call(formats.pcmu, formats.h264), await gateway.call(formats.pcmu, formats.h264)];
    await seat(a);
    await seat(b);
    if (!a.video || !b.video) throw new Error('no video');
    for (const picture of video.slice(1, 3)) sendPicture(a.video, picture);
    await arrived(() => asked(a) > 0);
    for (const picture of video.slice(10, 20)) sendPicture(a.video, picture);
    await b.video.until(() => colours(b).filter(packet => packet.marker).length === 10);
    expect(decodeVideo(receivedStream(colours(b)), 352, 288).pictures).toBe(10);
    expect(colours(a)).toHaveLength(0);
    b.video.sendRtcp({ type: 'pli', senderSsrc: 1, mediaSsrc: 1 });
    const before = asked(a);
    await gateway.clock.advance(400);
    await arrived(() => asked(a) > before);
  });

  test('follows who speaks, at a key frame, and never shows oneself', async () => {
    const calls: TestCall[] = [];
    for (let i = 0; i < 3; i++) calls.push(await gateway.call(formats.pcmu, formats.h264));
    const [a, b, c] = calls as [TestCall, TestCall, TestCall];
    for (const call of calls) await seat(call);
    const show = async (i: number) => {
      for (const call of calls) if (call.video) sendPicture(call.video, video[i] ?? []);
      await gateway.clock.advance(20);
    };
    await show(0);
    await c.video?.until(() => keyFrames(c) === 1);
    const speaker = new ToneSpeaker(b.audio, 'PCMU', 500);
    for (let i = 0; i < 50; i++) {
      speaker.say();
      await gateway.clock.advance(20);
    }
    await arrived(() => asked(b) > 0);
    // in the middle of a group of pictures c still sees a, and so does b, whom nobody shows itself
    await show(1);
    for (const call of [b, a]) if (call.video) sendPicture(call.video, video[10] ?? []);
    const whole = (call: TestCall) => colours(call).filter(packet => packet.marker).length === 3;
    await c.video?.until(() => whole(c));
    await b.video?.until(() => whole(b));
    expect([b, c].map(keyFrames)).toEqual([2, 2]);
    expect(new Set(colours(c).map(packet => packet.ssrc)).size).toBe(1);
    expect(decodeVideo(receivedStream(colours(c)), 352, 288).pictures).toBe(3);
    expect(decodeVideo(receivedStream(colours(b)), 352, 288).pictures).toBe(3);
    expect(a.video?.received.length).toBeGreaterThan(0);
    speaker.close();
  });
});

test('a device that stops its video gives way to another, and to the still when there is none', async () => {
  const calls: TestCall[] = [];
  for (let i = 0; i < 3; i++) calls.push(await gateway.call(formats.pcmu, formats.h264));
  const [a, b, c] = calls as [TestCall, TestCall, TestCall];
  await c.session.device.show({ file: colourPng('red') });
  for (const call of calls) await seat(call);
  if (!a.video || !b.video || !c.video) throw new Error('no video');
  const { received } = c.video;
  const [first, second] = testVideo('352x288', 2).filter((_, i) => i % 10 === 0);
  sendPicture(a.video, first ?? []);
  await c.video.until(() => (decodedSize(received) ?? 0) === 352);
  for (let i = 0; i < 7; i++) {
    await gateway.clock.advance(1_000);
    sendPicture(b.video, second ?? []);
  }
  // b, who goes on, is shown as soon as a is given up
  await arrived(() => (b.video?.control ?? []).some(packet => packet.type === 'pli'));
  const before = received.length;
  sendPicture(b.video, second ?? []);
  await c.video.until(() => received.length > before);
  await gateway.clock.advance(9_000);
  await c.video.until(() => decodedSize(received) === 1_280);
});

test('a worker that dies fails its rooms, and another one takes its place', async () => {
  const call = await gateway.call(formats.pcmu);
  await seat(call);
  const failed = new Promise<string>(resolve => room.on('failed', resolve));
  const pid = gateway.media.workers.pids[0];
  if (pid === undefined) throw new Error('no worker');
  process.kill(pid, 'SIGKILL');
  expect(await failed).toContain('worker died');
  await arrived(() => gateway.media.workers.size === 1 && gateway.media.workers.pids[0] !== pid);
  const next = await gateway.media.rooms.open('next');
  await expect(next.seatRoomSystem('x', call.session.meeting)).resolves.toBeDefined();
});
