import { describe, expect, test } from '@jest/globals';
import type { CallCommand } from '@opencvi/h323-js-bindings';
import type { EndReason } from '@opencvi/plugin-api';
import { eventually, VirtualClock } from '@opencvi/test-kit';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { type H323Rig, startH323 } from './test/h323-rig.ts';
import { RawDevice } from './test/raw-device.ts';
import { at, Room, roomCapabilities, videoChannel } from './test/room.ts';

const never = new AbortController().signal;

/** A call with audio from us, on a clock that stands still. */
async function callUp(rig: H323Rig, tunnelling = true) {
  const room = await rig.room();
  room.setup({ tunnelling });
  const { leg } = await rig.calls.next();
  const ended: EndReason[] = [];
  leg.on('ended', reason => ended.push(reason));
  room.command({ do: 'start', capabilities: roomCapabilities });
  const endpoint = new FakeEndpoint();
  await leg.answer(endpoint, never);
  await room.mayOpen();
  return { room, leg, endpoint, ended };
}

function repeat(room: Room, times: number, ...commands: CallCommand[]): void {
  for (let time = 0; time < times; time++) room.command(...commands);
}

describe('a far side that says too much', () => {
  test.each<[string, CallCommand[], boolean]>([
    ['fast updates', [{ do: 'fastUpdate', channel: 2 }], true],
    ['digits', [{ do: 'digits', digits: '1', how: 'alphanumeric' }], false],
    ['keypad digits', [{ do: 'keypad', digits: '1' }], true],
    ['round trips', [{ do: 'roundTrip' }], false],
    ['hold and resume', [{ do: 'pause' }, { do: 'capabilities', capabilities: roomCapabilities }], true],
  ])('%s: released with cause 42, told with its source', async (_what, commands, tunnelling) => {
    const clock = new VirtualClock();
    await using rig = await startH323({ limits: { messagesPerSecond: 50 } }, { clock });
    const { room, leg, ended } = await callUp(rig, tunnelling);
    repeat(room, 600, ...commands);
    await eventually('the end', () => ended.length > 0);
    expect(ended).toEqual([{ code: 'throttled', by: 'gateway', detail: 'too many messages' }]);
    expect((await room.next('released')).release).toMatchObject({ by: 'them', cause: 42 });
    const told = rig.log.lines.filter(({ message }) => message === 'too many messages');
    const source = `127.0.0.1:${room.call.local.port}`;
    const fields = { limit: 'messagesPerSecond', source, callIdentifier: leg.facts['callIdentifier'] };
    expect(told).toEqual([{ level: 'warn', message: 'too many messages', fields }]);
    expect(rig.metrics.counts.get('h323_floods_total messagesPerSecond')).toBe(1);
    expect(rig.logged('error')).toEqual([]);
    await eventually('the leg to be gone', () => rig.metrics.gauges.get('h323_legs')?.() === 0);
  });

  test('too many octets', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({ limits: { octetsPerSecond: 10_000 } }, { clock });
    const { room, ended } = await callUp(rig);
    repeat(room, 200, { do: 'capabilities', capabilities: { ...roomCapabilities, receive: Array(60).fill(roomCapabilities.receive[2]) } });
    await eventually('the end', () => ended.length > 0);
    expect(rig.metrics.counts.get('h323_floods_total octetsPerSecond')).toBe(1);
  });

  test('a room that we called', async () => {
    const { room, server } = await Room.listen();
    const outbound = { gateway: `127.0.0.1:${server.address.port}` };
    await using rig = await startH323({ port: false, outbound }, { clock: new VirtualClock() });
    const dialling = rig.h323.dial({ user: 'room4', host: 'rooms.example.com' }, never);
    await room.next('setup');
    room.command({ do: 'alert' });
    const leg = await dialling;
    const ended = new Promise<EndReason>(resolve => leg.on('ended', resolve));
    repeat(room, 3_000, { do: 'keypad', digits: '1' });
    expect(await ended).toMatchObject({ code: 'throttled', by: 'gateway' });
    expect(rig.logged('warn')).toEqual(['too many messages']);
    await server.close();
  });

  test('before there is a call', async () => {
    await using rig = await startH323({}, { clock: new VirtualClock() });
    using device = await RawDevice.connect(at(rig.port));
    const source = `127.0.0.1:${device.socket.localPort}`;
    const statusInquiry = Buffer.from('030000090802000175', 'hex');
    device.send(Buffer.concat(Array.from({ length: 3_000 }, () => statusInquiry)));
    await eventually('the connection to be closed', () => device.closed);
    expect(rig.log.lines).toContainEqual({
      level: 'info',
      message: 'connection without a call',
      fields: { source, why: 'too many messages' },
    });
  });

  test('disturbs no other call', async () => {
    await using rig = await startH323({}, { clock: new VirtualClock() });
    const quiet = await callUp(rig);
    const loud = await callUp(rig);
    repeat(loud.room, 3_000, { do: 'roundTrip' });
    await eventually('the end', () => loud.ended.length > 0);
    quiet.room.command({ do: 'open', request: videoChannel });
    await quiet.endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
    expect(quiet.ended).toEqual([]);
  });
});

test('what real rooms do is far from it: fifty times hold and resume, thirty digits, a key frame a second', async () => {
  const clock = new VirtualClock();
  await using rig = await startH323({}, { clock });
  const { room, endpoint, ended } = await callUp(rig);
  const resume: CallCommand = { do: 'capabilities', capabilities: roomCapabilities };
  for (let time = 0; time < 50; time++) {
    room.command({ do: 'pause' });
    await endpoint.agrees('audio', ({ direction }) => direction === 'inactive');
    room.command(resume, { do: 'fastUpdate', channel: 2 }, { do: 'digits', digits: '1', how: 'signal' });
    await endpoint.agrees('audio', ({ direction }) => direction === 'sendonly');
    await clock.advance(1_000);
  }
  expect(ended).toEqual([]);
  expect(rig.logged('warn')).toEqual([]);
});
