import { beforeEach, expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import type { MediaPacket } from '../endpoint/media-packet.ts';
import type { RtpEndpoint } from '../endpoint/rtp-endpoint.ts';
import { formats } from '../testing/formats.ts';
import { RoomVideo } from './room-video.ts';

/** An endpoint that notes what it is told, and shows a source from its first packet on. */
class FakeViewer {
  readonly story: string[] = [];
  #awaited: number | undefined;

  forward(_role: string, { source }: MediaPacket): void {
    if (source === this.#awaited) this.#awaited = undefined;
    this.story.push(`packet of ${source}`);
  }

  select(_role: string, source: number): void {
    this.#awaited = source;
    this.story.push(`select ${source}`);
  }

  awaitsKeyFrame(): boolean {
    return this.#awaited !== undefined;
  }

  showStill(): void {
    this.story.push('still');
  }

  takes: number | undefined;

  maxBitrate(): number | undefined {
    return this.takes;
  }
}

let video: RoomVideo;
let viewer: FakeViewer;
let asked: number;
let watched: boolean;

beforeEach(() => {
  video = new RoomVideo(new VirtualClock());
  viewer = new FakeViewer();
  [asked, watched] = [0, false];
  video.addSender('sender', {
    source: 7,
    requestKeyFrame: () => void asked++,
    setWatched: value => {
      watched = value;
    },
  });
});

const add = () => video.addViewer('viewer', viewer as unknown as RtpEndpoint);
const send = () => video.deliver('sender', { source: 7, format: formats.pcmu } as MediaPacket);

test('a viewer that wants nobody from the beginning costs no key frame and is sent nothing', () => {
  video.setWish('viewer', 'nobody');
  add();
  send();
  expect([asked, watched, viewer.story]).toEqual([0, false, []]);
  video.setWish('viewer', 'speaker');
  send();
  expect([asked, watched, viewer.story]).toEqual([1, true, ['select 7', 'packet of 7']]);
});

test('one who wants nobody any more is sent nothing any more', () => {
  add();
  send();
  video.setWish('viewer', 'nobody');
  send();
  expect([watched, viewer.story]).toEqual([false, ['select 7', 'packet of 7', 'still']]);
});

test('nobody may send more than the viewer takes that takes least, also when that changes', () => {
  const limits: number[] = [];
  const room: RoomVideo = new RoomVideo(new VirtualClock(), () => limits.push(room.bitrateLimit));
  const [one, two] = [new FakeViewer(), new FakeViewer()];
  one.takes = 768_000;
  room.addViewer('one', one as unknown as RtpEndpoint);
  room.addViewer('two', two as unknown as RtpEndpoint);
  two.takes = 320_000;
  room.limitsChanged();
  room.removeViewer('two');
  expect(limits).toEqual([768_000, 768_000, 320_000, 768_000]);
});
