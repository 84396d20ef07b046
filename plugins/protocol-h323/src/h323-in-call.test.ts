import { describe, expect, test } from '@jest/globals';
import type { CallLeg } from '@opencvi/plugin-api';
import { eventually, VirtualClock } from '@opencvi/test-kit';
import type { InboundLeg } from './leg/inbound-leg.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { type H323Rig, startH323 } from './test/h323-rig.ts';
import { at, audioChannel, fastStart, pcma, type Room, roomCapabilities, videoChannel } from './test/room.ts';

const never = new AbortController().signal;

interface Up {
  readonly rig: H323Rig;
  readonly room: Room;
  readonly leg: CallLeg;
  readonly endpoint: FakeEndpoint;
  readonly told: [string, unknown][];
}

/** A call with audio both ways, H.245 started, and video from us. */
async function callUp(rig: H323Rig, capabilities = roomCapabilities): Promise<Up> {
  const room = await rig.room();
  room.setup({ fastStart: fastStart() });
  const { leg } = await rig.calls.next();
  const endpoint = new FakeEndpoint();
  const told: [string, unknown][] = [];
  leg.on('digit', digit => told.push(['digit', digit]));
  leg.on('hold', held => told.push(['hold', held]));
  leg.on('mute', muted => told.push(['mute', muted]));
  leg.on('ended', reason => told.push(['ended', reason]));
  await leg.answer(endpoint, never);
  room.command({ do: 'start', capabilities });
  await room.mayOpen();
  await endpoint.agrees('main', ({ direction }) => direction === 'sendonly');
  await endpoint.agrees('audio', ({ send }) => send.length === 2 || capabilities.digits.telephoneEvent === undefined);
  return { rig, room, leg, endpoint, told };
}

describe('hold by an empty capability set', () => {
  test('nothing is sent, and everything comes back with the next set', async () => {
    await using rig = await startH323();
    const { room, endpoint, told } = await callUp(rig);
    room.command({ do: 'pause' });
    await endpoint.agrees('audio', ({ direction }) => direction === 'recvonly');
    await endpoint.agrees('main', ({ direction }) => direction === 'inactive');
    expect(told).toEqual([['hold', true]]);
    room.command({ do: 'capabilities', capabilities: { ...roomCapabilities, receive: [pcma, ...roomCapabilities.receive.slice(2)] } });
    expect(await endpoint.agrees('audio', ({ direction }) => direction === 'sendrecv')).toMatchObject({
      send: [{ codec: 'PCMA', payloadType: 8 }, { payloadType: 96 }],
      receive: [{ codec: 'G722' }, {}, {}],
    });
    await endpoint.agrees('main', ({ direction }) => direction === 'sendonly');
    expect(told).toEqual([
      ['hold', true],
      ['hold', false],
    ]);
  });
});

describe('channels of the room', () => {
  test('video that comes, goes and comes again', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    for (const channel of [7, 8]) {
      room.command({ do: 'open', request: { ...videoChannel, channel, payloadType: 100 + channel } });
      await room.next('opened', one => one.channel === channel);
      const agreement = await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
      expect(agreement.receive).toMatchObject([{ codec: 'H264', payloadType: 100 + channel }]);
      room.command({ do: 'close', channel });
      expect(await endpoint.agrees('main', ({ direction }) => direction === 'sendonly')).toMatchObject({ receive: [] });
    }
  });

  test('video that is opened anew before the old channel closes: the newer counts, and no close takes it away', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    const types = (): unknown[] => endpoint.last('main')?.receive.map(({ payloadType }) => payloadType) ?? [];
    for (const channel of [7, 8]) {
      room.command({ do: 'open', request: { ...videoChannel, channel, payloadType: 100 + channel } });
      await room.next('opened', one => one.channel === channel);
    }
    await endpoint.agrees('main', ({ receive }) => receive.length === 2);
    expect(types()).toEqual([108, 107]);
    endpoint.events.emit('key-frame-wanted', 'main');
    expect(await room.next('fastUpdate')).toMatchObject({ channel: 8 });
    room.command({ do: 'close', channel: 7 });
    await room.next('closed', one => one.channel === 7);
    await endpoint.agrees('main', ({ receive }) => receive.length === 1);
    expect([types(), endpoint.last('main')?.direction]).toEqual([[108], 'sendrecv']);
    room.command({ do: 'close', channel: 8 });
    await endpoint.agrees('main', ({ direction }) => direction === 'sendonly');
    expect(rig.metrics.counts.get('h323_channels_refused_total dataTypeNotAvailable')).toBeUndefined();
  });

  test('a newer channel that goes leaves the older one', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    room.command({ do: 'open', request: { ...audioChannel, channel: 5, media: pcma } });
    expect(await endpoint.agrees('audio', ({ receive }) => receive[0]?.codec === 'PCMA')).toMatchObject({
      direction: 'sendrecv',
      receive: [{ codec: 'PCMA' }, { codec: 'G722' }, {}, {}],
    });
    room.command({ do: 'close', channel: 5 });
    expect(await endpoint.agrees('audio', ({ receive }) => receive[0]?.codec === 'G722')).toMatchObject({ direction: 'sendrecv' });
  });

  test('sound that is opened anew before the old channel closes, the room muted in between', async () => {
    await using rig = await startH323();
    const { room, endpoint, told } = await callUp(rig);
    const { channel: old } = audioChannel;
    room.command({ do: 'mute', channel: old, muted: true }, { do: 'open', request: { ...audioChannel, channel: 5, media: pcma } });
    await room.next('opened', ({ channel }) => channel === 5);
    room.command({ do: 'mute', channel: old, muted: true }, { do: 'close', channel: old });
    await room.next('closed', ({ channel }) => channel === old);
    room.command({ do: 'mute', channel: 5, muted: true });
    await eventually('the newer channel to be muted', () => told.length === 3);
    expect(told).toEqual([
      ['mute', true],
      ['mute', false],
      ['mute', true],
    ]);
    expect(await endpoint.agrees('audio', ({ receive }) => receive.length === 3)).toMatchObject({
      direction: 'sendrecv',
      receive: [{ codec: 'PCMA' }, {}, {}],
    });
  });

  test('channels that are offered in one breath are all answered, and the last counts', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    const channels = [11, 12, 13];
    room.command(...channels.map(channel => ({ do: 'open', request: { ...videoChannel, channel, payloadType: 100 + channel } }) as const));
    for (const channel of channels) await room.next('opened', one => one.channel === channel);
    const { receive } = await endpoint.agrees('main', one => one.receive.length === 3);
    expect(receive[0]).toMatchObject({ payloadType: 113 });
  });

  test('more video than we want is throttled', async () => {
    await using rig = await startH323({ bandwidth: 512 });
    const { room } = await callUp(rig);
    room.command({ do: 'open', request: videoChannel });
    expect(await room.next('flowControl')).toMatchObject({ channel: videoChannel.channel, bitRate: 512_000 });
  });

  test('a codec that changes', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    room.command({ do: 'close', channel: audioChannel.channel }, { do: 'open', request: { ...audioChannel, channel: 5, media: pcma } });
    await room.next('opened', ({ channel }) => channel === 5);
    expect(await endpoint.agrees('audio', ({ receive }) => receive[0]?.codec === 'PCMA')).toMatchObject({
      direction: 'sendrecv',
      send: [{ codec: 'G722' }, {}],
    });
  });
});

describe('channels of ours', () => {
  test('audio that the room wants closed is opened again; video is not', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    const { offer: video } = await room.next('channelOffered', ({ offer }) => offer.session === 2);
    room.command({ do: 'requestClose', channel: video.channel });
    await endpoint.agrees('main', ({ direction }) => direction === 'inactive');
    const [audio] = await room.next('fastStartAnswered').then(({ taken }) => taken.filter(({ direction }) => direction === 'receive'));
    expect(audio).toBeDefined();
    room.command({ do: 'requestClose', channel: audio?.theirs ?? audio?.channel ?? 0 });
    const { offer } = await room.next('channelOffered', one => one.offer.session === 1);
    expect(offer.media).toMatchObject({ codec: 'G722' });
    await endpoint.agrees('audio', ({ direction }) => direction === 'sendrecv');
    expect(room.has('channelOffered')).toBe(false);
  });

  test('audio that the room closes now and then comes back every time', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    const { room, endpoint } = await callUp(rig);
    const [first] = await room.next('fastStartAnswered').then(({ taken }) => taken.filter(({ direction }) => direction === 'receive'));
    let channel = first?.theirs ?? first?.channel ?? 0;
    for (let time = 0; time < 8; time++) {
      await clock.advance(2_000);
      room.command({ do: 'requestClose', channel });
      await endpoint.agrees('audio', ({ direction }) => direction === 'recvonly');
      const { offer } = await room.next('channelOffered', one => one.offer.session === 1);
      channel = offer.channel;
      await endpoint.agrees('audio', ({ direction }) => direction === 'sendrecv');
    }
  });

  test('a codec that the room no longer takes is left', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    room.command({ do: 'capabilities', capabilities: { ...roomCapabilities, receive: [pcma] } });
    expect(await endpoint.agrees('audio', ({ send }) => send[0]?.codec === 'PCMA')).toMatchObject({ direction: 'sendrecv' });
    await endpoint.agrees('main', ({ direction }) => direction === 'inactive');
  });

  test('limits: of a channel, of the call, none', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    const { offer } = await room.next('channelOffered', one => one.offer.session === 2);
    room.command({ do: 'flowControl', channel: offer.channel, bitRate: 256_000 });
    await endpoint.agrees('main', ({ maxBitrate }) => maxBitrate === 256_000);
    room.command({ do: 'flowControl', channel: offer.channel, bitRate: 0 });
    await endpoint.agrees('main', ({ direction }) => direction === 'inactive');
    room.command({ do: 'flowControl', channel: offer.channel });
    await endpoint.agrees('main', ({ direction, maxBitrate }) => direction === 'sendonly' && maxBitrate === 1_024_000);
  });

  test('a payload type that the room gives in its answer', async () => {
    await using rig = await startH323();
    const { room, leg, endpoint } = await callUp(rig);
    const { offer } = await room.next('channelOffered', one => one.offer.session === 2);
    const { channel } = offer;
    (leg as InboundLeg).handle({ type: 'opened', channel, session: 2, mediaChannel: at(6_002), payloadType: 118 });
    expect(await endpoint.agrees('main', ({ send }) => send[0]?.payloadType === 118)).toMatchObject({ direction: 'sendonly' });
  });

  test('without an audio codec in common any more the call ends', async () => {
    await using rig = await startH323();
    const { room, told } = await callUp(rig);
    room.command({
      do: 'capabilities',
      capabilities: { receive: [{ media: 'audio', codec: 'G729', framesPerPacket: 2 }], digits: { userInput: [] } },
    });
    expect((await room.next('released')).release).toMatchObject({ cause: 88 });
    expect(told).toMatchObject([['ended', { code: 'incompatible-media' }]]);
  });
});

describe('key frames', () => {
  test('the room asks', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    const { offer } = await room.next('channelOffered', one => one.offer.session === 2);
    room.command({ do: 'fastUpdate', channel: offer.channel });
    await eventually('the key frame to be asked for', () => endpoint.keyFrames.length > 0);
    expect(endpoint.keyFrames).toEqual(['main']);
  });

  test('we ask, once a second at most, and only for what comes', async () => {
    await using rig = await startH323();
    const { room, endpoint } = await callUp(rig);
    endpoint.events.emit('key-frame-wanted', 'main');
    room.command({ do: 'open', request: videoChannel });
    await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
    for (let time = 0; time < 5; time++) endpoint.events.emit('key-frame-wanted', 'main');
    endpoint.events.emit('key-frame-wanted', 'audio');
    expect(await room.next('fastUpdate')).toMatchObject({ channel: videoChannel.channel });
    expect(rig.metrics.counts.get('h323_key_frames_asked_total')).toBe(1);
  });
});

describe('digits', () => {
  test.each(['signal', 'alphanumeric'] as const)('of H.245 user input as %s', async how => {
    await using rig = await startH323();
    const { room, told } = await callUp(rig);
    room.command({ do: 'digits', digits: '42#', how });
    await eventually('three digits', () => told.length === 3);
    expect(told.map(([, digit]) => digit)).toEqual(['4', '2', '#']);
  });

  test('of Q.931', async () => {
    await using rig = await startH323();
    const { room, told } = await callUp(rig);
    room.command({ do: 'keypad', digits: '9*' });
    await eventually('two digits', () => told.length === 2);
    expect(told.map(([, digit]) => digit)).toEqual(['9', '*']);
  });

  test('that come in RTP as well are told by the endpoint alone', async () => {
    await using rig = await startH323();
    const { room, endpoint, told } = await callUp(rig);
    endpoint.events.emit('digit', '1');
    room.command({ do: 'digits', digits: '12', how: 'alphanumeric' });
    await eventually('the other digit', () => told.length === 1);
    expect(told).toEqual([['digit', '2']]);
  });
});

test('a room that mutes itself', async () => {
  await using rig = await startH323();
  const { room, told } = await callUp(rig);
  room.command({ do: 'mute', channel: audioChannel.channel, muted: true }, { do: 'mute', channel: audioChannel.channel, muted: false });
  await eventually('both', () => told.length === 2);
  expect(told).toEqual([
    ['mute', true],
    ['mute', false],
  ]);
});

test('a room that opens another channel while it is muted is not muted there', async () => {
  await using rig = await startH323();
  const { room, told } = await callUp(rig);
  room.command(
    { do: 'mute', channel: audioChannel.channel, muted: true },
    { do: 'mute', channel: 77, muted: true },
    { do: 'close', channel: audioChannel.channel },
    { do: 'open', request: { ...audioChannel, channel: 5 } },
  );
  await room.next('opened', ({ channel }) => channel === 5);
  expect(told).toEqual([
    ['mute', true],
    ['mute', false],
  ]);
});

test('a call that is over leaves no timers', async () => {
  const clock = new VirtualClock();
  await using rig = await startH323({}, { clock });
  const { leg } = await callUp(rig);
  await leg.end({ code: 'normal', by: 'gateway' });
  await eventually('no timer', () => clock.pending === 0);
});
