import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { types } from 'mediasoup';
import type { BrowserSeat, MediaRoom } from '../api.ts';
import { formats } from '../testing/formats.ts';
import { TestMedia } from '../testing/gateway.ts';

let gateway: TestMedia;
let room: MediaRoom;
let told: string[];

beforeAll(async () => {
  gateway = new TestMedia(18_700);
  await gateway.media.start();
});

afterAll(() => gateway.stop());

beforeEach(async () => {
  room = await gateway.media.rooms.open('meeting');
  told = [];
  room.on('stream-added', ({ participant, role }) => told.push(`+${participant} ${role}`));
  room.on('stream-removed', ({ participant, role }) => told.push(`-${participant} ${role}`));
});

afterEach(() => room.close());

/** What a browser would send, as the room's capabilities ask for it. */
function stream(kind: types.MediaKind, ssrc: number): types.RtpParameters {
  const codec = room.rtpCapabilities.codecs?.find(one => one.kind === kind);
  if (!codec) throw new Error(`no codec for ${kind}`);
  const { mimeType, preferredPayloadType: payloadType, clockRate, parameters = {} } = codec;
  const channels = codec.channels === undefined ? {} : { channels: codec.channels };
  return { mid: String(ssrc), codecs: [{ mimeType, payloadType, clockRate, parameters, ...channels }], encodings: [{ ssrc }] };
}

async function sending(participant: string): Promise<{ seat: BrowserSeat; transport: string }> {
  const seat = room.seatBrowser(participant);
  const { id } = await seat.createTransport('send');
  return { seat, transport: id };
}

describe('a browser', () => {
  test('is offered UDP and TCP on a port of the range', async () => {
    const { iceCandidates, dtlsParameters } = await room.seatBrowser('a').createTransport('receive');
    expect(iceCandidates.map(({ protocol, address }) => `${protocol} ${address}`)).toEqual(['udp 127.0.0.1', 'tcp 127.0.0.1']);
    expect(iceCandidates.every(({ port }) => port >= 18_700 && port < 18_760)).toBe(true);
    expect(dtlsParameters.fingerprints.length).toBeGreaterThan(0);
  });

  test('sends streams that the room tells of, and that another one receives', async () => {
    const { seat, transport } = await sending('a');
    const audio = await seat.produce(transport, { role: 'audio', kind: 'audio', rtpParameters: stream('audio', 1) });
    const video = await seat.produce(transport, { role: 'main', kind: 'video', rtpParameters: stream('video', 2) });
    const slides = await seat.produce(transport, { role: 'slides', kind: 'video', rtpParameters: stream('video', 3) });
    expect(told).toEqual(['+a audio', '+a main', '+a slides']);
    expect(room.streams.map(({ id }) => id)).toEqual([audio, video, slides]);
    const other = room.seatBrowser('b');
    await other.createTransport('receive');
    const consumer = await other.consume(video, room.rtpCapabilities);
    expect(consumer).toMatchObject({ stream: video, kind: 'video' });
    await other.resume(consumer.id);
    seat.stopProducing(slides);
    await seat.close();
    await seat.close();
    expect(told.slice(3)).toEqual(['-a slides', '-a audio', '-a main']);
    await expect(other.resume(consumer.id)).rejects.toThrow();
  });

  test('takes packetization-mode 0 first, which every room system can be sent', () => {
    const codec = room.rtpCapabilities.codecs?.find(({ kind }) => kind === 'video');
    expect(codec).toMatchObject({ mimeType: 'video/H264', parameters: { 'packetization-mode': 0, 'profile-level-id': '42e01f' } });
  });

  test('that is muted is paused, also in what it starts to send later', async () => {
    const { seat, transport } = await sending('a');
    seat.setMuted(true);
    const audio = await seat.produce(transport, { role: 'audio', kind: 'audio', rtpParameters: stream('audio', 1) });
    const other = room.seatBrowser('b');
    await other.createTransport('receive');
    await expect(other.consume(audio, room.rtpCapabilities)).resolves.toMatchObject({ kind: 'audio' });
    seat.setMuted(false);
  });

  test('is refused what makes no sense', async () => {
    const { seat, transport } = await sending('a');
    const audio = { role: 'audio', kind: 'audio', rtpParameters: stream('audio', 1) } as const;
    await expect(seat.produce(transport, { ...audio, role: 'main' })).rejects.toThrow('cannot be audio');
    await expect(seat.produce('none', audio)).rejects.toThrow('no transport none');
    await expect(seat.connectTransport('none', { fingerprints: [] })).rejects.toThrow('no transport none');
    const own = await seat.produce(transport, audio);
    await expect(seat.consume(own, room.rtpCapabilities)).rejects.toThrow('to receive');
    const other = room.seatBrowser('b');
    await expect(other.consume(own, { codecs: [] })).rejects.toThrow('cannot decode');
    await expect(other.consume(own, room.rtpCapabilities)).rejects.toThrow('no transport to receive with');
    await expect(other.resume('none')).rejects.toThrow('no consumer');
    for (let i = 1; i < 4; i++) await seat.createTransport('receive');
    await expect(seat.createTransport('receive')).rejects.toThrow('too many transports');
    await seat.close();
    await expect(seat.createTransport('send')).rejects.toThrow('has left');
  });

  test('opens no more by asking for many things at once', async () => {
    const { seat, transport } = await sending('a');
    const opened = async (ask: (index: number) => Promise<unknown>) => {
      const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => ask(index)));
      return asked.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await opened(() => seat.createTransport('receive'))).toBe(3);
    const audio = (ssrc: number) => ({ role: 'audio', kind: 'audio', rtpParameters: stream('audio', ssrc) }) as const;
    expect(await opened(index => seat.produce(transport, audio(index + 1)))).toBe(8);
  });

  test('receives a stream once, however often it asks', async () => {
    const { seat, transport } = await sending('a');
    const audio = await seat.produce(transport, { role: 'audio', kind: 'audio', rtpParameters: stream('audio', 1) });
    const other = room.seatBrowser('b');
    await other.createTransport('receive');
    const consumers = await Promise.all(Array.from({ length: 5 }, () => other.consume(audio, room.rtpCapabilities)));
    const resumed = await Promise.allSettled(consumers.map(({ id }) => other.resume(id)));
    expect(resumed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'fulfilled']);
  });
});

test('a closed room takes nobody in', async () => {
  const call = await gateway.call(formats.pcmu);
  await room.close();
  await room.close();
  expect(() => room.seatBrowser('a')).toThrow('is closed');
  await expect(room.seatRoomSystem('a', call.session.meeting)).rejects.toThrow('is closed');
});

test('a worker that cannot be run is told at start', async () => {
  const broken = new TestMedia(18_800, { workerBin: '/nonexistent/mediasoup-worker' });
  await expect(broken.media.start()).rejects.toThrow('mediasoup-worker cannot be run');
  expect(() => broken.media.workers.pick()).toThrow('no media worker is running');
  await broken.stop();
});
