import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MediaFormat } from '@opencvi/plugin-api';
import { loadAudioCodecs, measureTone, sequenceDelta, telephoneEventPackets, timestampDelta } from '@opencvi/rtp';
import { RecordingLog } from '@opencvi/test-kit';
import { arrived } from '../testing/arrived.ts';
import { toneFile } from '../testing/audio.ts';
import { FakeDevice } from '../testing/fake-device.ts';
import { formats } from '../testing/formats.ts';
import { testServices } from '../testing/services.ts';
import type { MediaPacket } from './media-packet.ts';
import { RtpEndpoint } from './rtp-endpoint.ts';

const never = new AbortController().signal;

let services: ReturnType<typeof testServices>;
let endpoint: RtpEndpoint;
let log: RecordingLog;
const devices: FakeDevice[] = [];

beforeAll(loadAudioCodecs);

beforeEach(() => {
  services = testServices(18_000);
  log = new RecordingLog();
  endpoint = new RtpEndpoint('call-device', services, log);
});

afterEach(async () => {
  await endpoint.close();
  await Promise.all(devices.splice(0).map(device => device.close()));
  expect(services.clock.pending).toBe(0);
  expect(services.ports.free).toBe(services.ports.size);
});

async function connected(first: MediaFormat, ...more: MediaFormat[]): Promise<FakeDevice> {
  const device = await FakeDevice.open({ role: 'audio', formats: [first, ...more] });
  devices.push(device);
  device.connect(await endpoint.open('audio', '127.0.0.1'));
  await endpoint.connect(device.agreement());
  return device;
}

function heardFromDevice(): MediaPacket[] {
  const packets: MediaPacket[] = [];
  endpoint.attach({ receive: (_role, packet) => packets.push(packet), keyFrameRequested: () => {}, limited: () => {} });
  return packets;
}

/** Moves the clock on until the work is done, however long this machine takes to read its file. */
async function finished(work: Promise<void>): Promise<void> {
  let isOver = false;
  const noted = work.finally(() => {
    isOver = true;
  });
  while (!isOver) await services.clock.advance(20);
  await noted;
}

describe('ports', () => {
  test('are an even one and the next, on the address that faces the far end', async () => {
    const address = await endpoint.open('audio', '127.0.0.1');
    expect(address.address).toBe('127.0.0.1');
    expect(address.port % 2).toBe(0);
    expect(address.rtcpPort).toBe(address.port + 1);
    expect(await endpoint.open('audio')).toEqual(address);
  });

  test('are given back on release', async () => {
    await endpoint.open('audio');
    await endpoint.open('main');
    expect(services.ports.free).toBe(services.ports.size - 2);
    await endpoint.release('main');
    await endpoint.release('main');
    expect(services.ports.free).toBe(services.ports.size - 1);
  });
});

test('a far end on the last port has none for RTCP, and harms nobody', async () => {
  await endpoint.open('audio', '127.0.0.1');
  const remote = { address: '127.0.0.1', port: 65_535, rtcpPort: 65_536 };
  await endpoint.connect({ role: 'audio', direction: 'sendrecv', send: [formats.pcmu], receive: [formats.pcmu], remote });
  await services.clock.advance(20_000);
  expect((await endpoint.statistics())[1]?.packets).toBeGreaterThan(990);
});

describe('what the far end hears', () => {
  test.each([formats.pcmu, formats.pcma, formats.g722, formats.opus])('is the prompt, in $codec', async format => {
    const device = await connected(format);
    await finished(endpoint.play({ file: toneFile(440, 1_000) }, never));
    await device.until(() => device.received.length >= 50);
    const { pcm, sampleRate } = device.hear();
    expect(measureTone(pcm, sampleRate, 440).level).toBeGreaterThan(0.9);
    expect(measureTone(pcm, sampleRate, 700).level).toBeLessThan(0.05);
  });

  test('goes on without a seam between silence, prompts and digits: one SSRC, no number left out', async () => {
    const device = await connected(formats.pcmu, formats.events);
    await services.clock.advance(200);
    await finished(endpoint.play({ file: toneFile(440, 200) }, never));
    await services.clock.advance(200);
    const digits = endpoint.sendDigits('1', never);
    await services.clock.advance(400);
    await digits;
    await services.clock.advance(100);
    await device.until(() => device.received.length >= 40);
    expect(new Set(device.received.map(packet => packet.ssrc)).size).toBe(1);
    device.received.slice(1).forEach((packet, i) => {
      const before = device.received[i];
      expect(before && sequenceDelta(before.sequenceNumber, packet.sequenceNumber)).toBe(1);
      expect(before && timestampDelta(before.timestamp, packet.timestamp)).toBeGreaterThanOrEqual(0);
    });
  });

  test('is silence between prompts, every 20 ms', async () => {
    const device = await connected(formats.pcmu);
    await services.clock.advance(1_000);
    await device.until(() => device.received.length >= 50);
    expect(device.received).toHaveLength(50);
    expect(device.received.every(packet => packet.payload.every(octet => octet === 0xff || octet === 0x7f))).toBe(true);
  });

  test('ends with the signal, without rejecting', async () => {
    const device = await connected(formats.pcmu);
    const abort = new AbortController();
    const playing = endpoint.play({ file: toneFile(440, 60_000) }, abort.signal);
    await new Promise(resolve => setTimeout(resolve, 50));
    await services.clock.advance(100);
    abort.abort();
    await playing;
    await device.until(() => device.received.length > 0);
  });

  test('is nothing while the far end holds the call', async () => {
    const device = await connected(formats.pcmu);
    await services.clock.advance(100);
    await device.until(() => device.received.length === 5);
    await endpoint.connect(device.agreement({ direction: 'inactive' }));
    await services.clock.advance(200);
    await endpoint.connect(device.agreement());
    await services.clock.advance(20);
    await device.until(() => device.received.length === 6);
    const [before, after] = device.received.slice(4);
    expect(before && after && timestampDelta(before.timestamp, after.timestamp)).toBe(11 * 160);
  });

  test('digits come as telephone-event with the device payload type', async () => {
    const device = await connected(formats.g722, formats.events);
    const sending = endpoint.sendDigits('4#', never);
    await services.clock.advance(1_000);
    await sending;
    await device.until(() => device.received.filter(packet => packet.payloadType === 97).length >= 18);
    const events = device.received.filter(packet => packet.payloadType === 97);
    expect(new Set(events.map(packet => packet.payload[0]))).toEqual(new Set([4, 11]));
    expect(events[0]?.marker).toBe(true);
  });

  test('a prompt without agreed audio is over at once', async () => {
    await endpoint.play({ file: '/nonexistent.wav' }, never);
  });
});

describe('what comes from the far end', () => {
  test('is handed on with its format; the first packet tells that it started', async () => {
    const device = await connected(formats.pcmu);
    const packets = heardFromDevice();
    const started: string[] = [];
    endpoint.on('started', role => started.push(role));
    device.sendAudio(new Uint8Array(160).fill(1));
    device.sendAudio(new Uint8Array(160).fill(2));
    await arrived(() => packets.length === 2);
    expect(packets.map(packet => [packet.format.codec, packet.sequenceNumber, packet.payload[0]])).toEqual([
      ['PCMU', 100, 1],
      ['PCMU', 101, 2],
    ]);
    expect(started).toEqual(['audio']);
  });

  test('digits are told once each', async () => {
    const device = await connected(formats.pcmu, formats.events);
    const digits: string[] = [];
    endpoint.on('digit', digit => digits.push(digit));
    for (const digit of '12#') {
      for (const { payload, marker } of telephoneEventPackets(digit)) device.send({ payload, marker, payloadType: 97 });
      device.timestamp += 3_200;
    }
    await arrived(() => digits.length === 3);
    expect(digits).toEqual(['1', '2', '#']);
  });

  test.each([
    ['with an SSRC of their own', formats.pcmu, formats.events, 0x2222],
    ['on another clock than the sound (RFC 7160)', formats.opus, formats.events, undefined],
  ] as const)('digits between packets of sound are told once each, %s', async (_how, sound, events, ssrc) => {
    const device = await connected(sound, events);
    const digits: string[] = [];
    endpoint.on('digit', digit => digits.push(digit));
    for (const digit of '12#') {
      const begin = { timestamp: device.timestamp, ...(ssrc && { ssrc }) };
      for (const { payload, marker } of telephoneEventPackets(digit)) {
        device.send({ payload, marker, payloadType: 97, ...begin });
        device.sendAudio(new Uint8Array(20));
      }
    }
    await arrived(async () => (await inbound()).packets === 60);
    expect(digits).toEqual(['1', '2', '#']);
  });

  test('digits do not count as jitter, whose timestamps stand still (RFC 4733 2.2.1)', async () => {
    const device = await connected(formats.pcmu, formats.events);
    for (let i = 0; i < 4; i++) {
      device.sendAudio(new Uint8Array(160));
      await arrived(async () => (await inbound()).packets === i + 1);
      await services.clock.advance(20);
    }
    for (const { payload } of telephoneEventPackets('5')) {
      const { packets } = await inbound();
      device.send({ payload, payloadType: 97 });
      await arrived(async () => (await inbound()).packets === packets + 1);
      await services.clock.advance(20);
    }
    expect((await inbound()).jitter).toBeLessThan(1);
  });

  test('is that of one SSRC at a time: one that was replaced comes back only when the other is silent', async () => {
    const device = await connected(formats.pcmu);
    const packets = heardFromDevice();
    const send = (ssrc: number) => {
      device.ssrc = ssrc;
      device.sendAudio(new Uint8Array(160).fill(ssrc));
    };
    for (const ssrc of [1, 2, 1, 2, 3, 1, 2, 3]) send(ssrc);
    await arrived(async () => (await inbound()).packets + (await inbound()).discarded === 8);
    expect(packets.map(packet => packet.payload[0])).toEqual([1, 2, 2, 3, 3]);
    expect(new Set(packets.map(packet => packet.source)).size).toBe(3);
    await services.clock.advance(1_000);
    send(1);
    await arrived(() => packets.length === 6);
    device.sendRtcp({ type: 'rr', ssrc: 1, reports: [] }, { type: 'bye', ssrcs: [1] });
    await arrived(() => {
      send(2);
      return packets.at(-1)?.payload[0] === 2;
    });
  });

  test('must come from the source that came first; a better match with the agreement takes over', async () => {
    const device = await connected(formats.pcmu);
    const stranger = await FakeDevice.open({ role: 'audio', formats: [formats.pcmu] });
    devices.push(stranger);
    stranger.connect(await endpoint.open('audio'));
    const packets = heardFromDevice();
    stranger.sendAudio(new Uint8Array(160).fill(1));
    await arrived(() => packets.length === 1);
    device.sendAudio(new Uint8Array(160).fill(2));
    await arrived(() => packets.length === 2);
    stranger.sendAudio(new Uint8Array(160).fill(3));
    await arrived(async () => (await inbound()).discarded === 1);
    device.sendAudio(new Uint8Array(160).fill(4));
    await arrived(() => packets.length === 3);
    expect(packets.map(packet => packet.payload[0])).toEqual([1, 2, 4]);
    expect(log.lines.filter(line => line.message === 'RTP from elsewhere')).toHaveLength(1);
  });

  test('is answered to where it comes from', async () => {
    const device = await FakeDevice.open({ role: 'audio', formats: [formats.pcmu] });
    devices.push(device);
    device.connect(await endpoint.open('audio'));
    await endpoint.connect(device.agreement({ remote: { address: '127.0.0.1', port: 9, rtcpPort: 10 } }));
    await services.clock.advance(100);
    expect(device.received).toHaveLength(0);
    device.sendAudio(new Uint8Array(160));
    await arrived(async () => (await inbound()).packets === 1);
    await services.clock.advance(100);
    await device.until(() => device.received.length === 5);
  });

  test.each([
    ['cut short', Uint8Array.of(0x80, 0, 0, 1, 0), { reason: 'too-short', offset: 5 }],
    ['of another version', Uint8Array.of(0x40, 0, ...new Uint8Array(20)), { reason: 'version', offset: 0 }],
    ['with too many CSRCs', Uint8Array.of(0x8f, 0, ...new Uint8Array(20)), { reason: 'csrc', offset: 12 }],
    [
      'with an endless extension',
      Uint8Array.of(0x90, 0, ...new Uint8Array(10), 0xbe, 0xde, 0xff, 0xff),
      { reason: 'extension', offset: 12 },
    ],
    ['with impossible padding', Uint8Array.of(0xa0, 0, ...new Uint8Array(17), 0xff), { reason: 'padding', offset: 19 }],
  ])('is counted and logged when it is %s', async (_what, bytes, expected) => {
    const device = await connected(formats.pcmu);
    for (let i = 0; i < 3; i++) device.sendBytes(bytes);
    await arrived(async () => (await inbound()).discarded === 3);
    const lines = log.lines.filter(line => line.message === 'malformed RTP');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ ...expected, source: `127.0.0.1:${device.port}`, role: 'audio' });
  });

  test('of a payload type that was not agreed is dropped, keep-alives are not even counted', async () => {
    const device = await connected(formats.pcmu);
    const packets = heardFromDevice();
    device.sendBytes(Uint8Array.of(0, 0, 0, 0));
    device.send({ payload: new Uint8Array(4), payloadType: 13 });
    device.sendAudio(new Uint8Array(160));
    await arrived(() => packets.length === 1);
    expect((await inbound()).discarded).toBe(1);
  });

  test('may change its SSRC', async () => {
    const device = await connected(formats.pcmu);
    const packets = heardFromDevice();
    for (const ssrc of [1, 1, 2, 2]) {
      device.ssrc = ssrc;
      device.sendAudio(new Uint8Array(160));
    }
    await arrived(() => packets.length === 4);
    expect((await inbound()).packets).toBe(4);
  });

  test('is missed after the configured time, and RTCP counts as a sign of life', async () => {
    const device = await connected(formats.pcmu);
    const stalled: string[] = [];
    endpoint.on('stalled', role => stalled.push(role));
    device.sendAudio(new Uint8Array(160));
    await arrived(async () => (await inbound()).packets === 1);
    await services.clock.advance(29_000);
    expect(stalled).toEqual([]);
    device.sendRtcp({ type: 'rr', ssrc: device.ssrc, reports: [] });
    await new Promise(resolve => setTimeout(resolve, 50));
    await services.clock.advance(29_000);
    expect(stalled).toEqual([]);
    await services.clock.advance(2_000);
    expect(stalled).toEqual(['audio']);
    await services.clock.advance(60_000);
    expect(stalled).toEqual(['audio']);
  });
});

test('statistics tell loss, jitter, round trip and what the far end reports', async () => {
  const device = await connected(formats.pcmu);
  await services.clock.advance(1_000);
  for (const lost of [0, 0, 0, 2, 0, 0]) {
    device.sequenceNumber += lost;
    device.sendAudio(new Uint8Array(160));
  }
  await arrived(async () => (await inbound()).packets === 6);
  await services.clock.advance(8_000);
  await device.until(() => device.control.some(packet => packet.type === 'sr' && packet.reports.length > 0));
  const report = device.control.find(packet => packet.type === 'sr');
  if (report?.type !== 'sr') throw new Error('no sender report');
  const lastSr = ((report.ntp.seconds & 0xffff) * 65_536 + (report.ntp.fraction >>> 16)) >>> 0;
  const block = { fractionLost: 25, cumulativeLost: 7, extendedHighestSequence: 1, jitter: 80, lastSr, delaySinceLastSr: 0 };
  device.sendRtcp({ type: 'rr', ssrc: device.ssrc, reports: [{ ...block, ssrc: report.ssrc }] });
  await arrived(async () => (await endpoint.statistics())[1]?.packetsLost === 7);
  const [received, sent] = await endpoint.statistics();
  expect(received).toMatchObject({ role: 'audio', direction: 'inbound', codec: 'PCMU', packets: 6, packetsLost: 2, discarded: 0 });
  expect(sent).toMatchObject({ role: 'audio', direction: 'outbound', codec: 'PCMU', jitter: 10 });
  expect(sent?.roundTripTime).toBeGreaterThanOrEqual(0);
  expect(sent?.bitrate).toBeGreaterThan(60_000);
  expect(sent?.bitrate).toBeLessThan(80_000);
  expect(report.reports[0]).toMatchObject({ ssrc: device.ssrc, cumulativeLost: 2 });
});

test('statistics remember mean and maximum of every five seconds, and both addresses', async () => {
  const device = await connected(formats.pcmu);
  const send = async (packets: number, lost: number) => {
    const before = (await inbound()).packets;
    for (let sent = 0; sent < packets; sent++) device.sendAudio(new Uint8Array(160));
    device.sequenceNumber += lost;
    await arrived(async () => (await inbound()).packets === before + packets);
    await services.clock.advance(7_500);
  };
  await send(10, 2);
  await send(8, 0);
  await send(10, 0);
  await device.until(() => device.control.some(packet => packet.type === 'sr'));
  const ssrc = device.control.find(packet => packet.type === 'sr')?.ssrc ?? 0;
  for (const [fractionLost, jitter] of [
    [64, 160],
    [0, 80],
  ] as const) {
    const block = { ssrc, fractionLost, jitter, cumulativeLost: 3, extendedHighestSequence: 1, lastSr: 0, delaySinceLastSr: 0 };
    device.sendRtcp({ type: 'rr', ssrc: device.ssrc, reports: [block] });
  }
  await arrived(async () => (await endpoint.statistics())[1]?.jitter === 10);
  const [received, sent] = await endpoint.statistics();
  // 9 of 9 (the first packet proves the source), 8 of 10, 10 of 10
  expect(received?.maximum?.loss).toBeCloseTo(0.2);
  expect(received?.mean?.loss).toBeCloseTo(0.2 / 3);
  expect(received?.maximum?.jitter).toBeGreaterThan(received?.mean?.jitter ?? Number.POSITIVE_INFINITY);
  expect(sent).toMatchObject({ mean: { jitter: 15, loss: 0.125 }, maximum: { jitter: 20, loss: 0.25 } });
  expect(received?.remote).toEqual({ address: '127.0.0.1', port: device.port });
  expect(received?.local).toEqual({ address: '127.0.0.1', port: (await endpoint.open('audio')).port });
});

async function inbound() {
  const [statistics] = await endpoint.statistics();
  if (!statistics) throw new Error('no stream');
  return statistics;
}
