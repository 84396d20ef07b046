import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { frameTpkt } from '@opencvi/h323-js-bindings';
import { eventually, VirtualClock } from '@opencvi/test-kit';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { startH323 } from './test/h323-rig.ts';
import { capturedSetup, RawDevice, sentByCaller } from './test/raw-device.ts';
import { at } from './test/room.ts';

const never = new AbortController().signal;
const setup = capturedSetup('asterisk-fs0-tun0');
const releaseComplete = sentByCaller('asterisk-fs0-tun0').at(-1) ?? setup;

describe('a device that stalls in the middle of a message', () => {
  test('before there is a call', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    using device = await RawDevice.connect(at(rig.port));
    device.send(setup.subarray(0, 40));
    await eventually('a timer', () => clock.pending > 0);
    await clock.advance(10_000);
    await eventually('the connection to be closed', () => device.closed);
    expect(rig.calls.accepted).toBe(0);
    expect(rig.log.lines).toContainEqual({
      level: 'info',
      message: 'connection without a call',
      fields: { source: expect.stringMatching(/^127.0.0.1:\d+$/), why: 'half a Setup' },
    });
  });

  test('in a call', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    using device = await RawDevice.connect(at(rig.port));
    device.send(setup);
    const { leg, ended } = await rig.calls.next();
    await leg.ring();
    const waiting = clock.pending;
    device.send(setup.subarray(0, 40));
    await eventually('another timer', () => clock.pending > waiting);
    await clock.advance(10_000);
    expect(await ended).toMatchObject({ code: 'signalling-timeout', by: 'gateway' });
    await eventually('the connection to be closed', () => device.closed);
  });
});

describe('H.245 on a connection of its own', () => {
  test('is taken from the caller alone', async () => {
    await using rig = await startH323();
    using device = await RawDevice.connect(at(rig.port));
    device.send(setup);
    const { leg } = await rig.calls.next();
    leg.answer(new FakeEndpoint(), never).catch(() => {});
    const address = await device.controlAddress();
    using stranger = await RawDevice.connect(address, '127.0.0.2');
    await eventually('the stranger to be turned away', () => stranger.closed);
    expect(leg.state).toBe('ringing');
    using control = await RawDevice.connect(address);
    control.send(frameTpkt(Uint8Array.of(0x7f, 0xff, 0xff)));
    await eventually('the fault to be counted', () => rig.metrics.counts.get('h323_malformed_total h245'));
    expect(rig.log.lines).toContainEqual({
      level: 'warn',
      message: 'malformed message',
      fields: expect.objectContaining({ layer: 'h245', source: `127.0.0.1:${device.socket.localPort}`, bitOffset: expect.any(Number) }),
    });
    expect(leg.state).toBe('ringing');
    expect(rig.logged('error')).toEqual([]);
  });

  test('that goes takes the call with it', async () => {
    await using rig = await startH323();
    using device = await RawDevice.connect(at(rig.port));
    device.send(setup);
    const { leg, ended } = await rig.calls.next();
    const answered = leg.answer(new FakeEndpoint(), never);
    using control = await RawDevice.connect(await device.controlAddress());
    await eventually('H.245', () => leg.facts['tunnelled'] === false);
    control.socket.destroy();
    await expect(answered).rejects.toMatchObject({ reason: { code: 'signalling-timeout' } });
    expect(await ended).toMatchObject({ code: 'signalling-timeout', by: 'room' });
  });

  test('that is never made ends the call', async () => {
    const clock = new VirtualClock();
    await using rig = await startH323({}, { clock });
    using device = await RawDevice.connect(at(rig.port));
    device.send(setup);
    const { leg, ended } = await rig.calls.next();
    const answered = leg.answer(new FakeEndpoint(), never);
    answered.catch(() => {});
    await device.controlAddress();
    await clock.advance(60_000);
    await expect(answered).rejects.toMatchObject({ reason: { code: 'signalling-timeout', detail: expect.stringContaining('H.245') } });
    await Promise.race([ended, leg.end({ code: 'incompatible-media', by: 'gateway' })]);
  });
});

test('H.245 before the answer to fast start makes that void (H.323 8.1.7)', async () => {
  await using rig = await startH323({ channelTimeout: '100ms' });
  using device = await RawDevice.connect(at(rig.port));
  const [begin, ...more] = sentByCaller('asterisk-fs1-tun1');
  device.send(begin ?? setup);
  const { leg } = await rig.calls.next();
  expect(leg.facts['fastStart']).toBe(true);
  for (const bytes of more.slice(0, 1)) device.send(bytes);
  await eventually('H.245', () => leg.facts['tunnelled']);
  const endpoint = new FakeEndpoint();
  await expect(leg.answer(endpoint, never)).rejects.toMatchObject({
    reason: { code: 'signalling-timeout', detail: expect.stringContaining('no OpenLogicalChannelAck') },
  });
  expect(leg.facts['fastStart']).toBe(false);
  expect(endpoint.agreements).toEqual([]);
});

test('a room that hangs up and resets its connection while we answer has hung up', async () => {
  await using rig = await startH323();
  using device = await RawDevice.connect(at(rig.port));
  device.send(setup);
  const { leg, ended } = await rig.calls.next();
  const heard = once(device.socket, 'data');
  await leg.ring();
  await heard;
  // In the system's queue before our Connect, which fails
  device.send(releaseComplete);
  device.socket.resetAndDestroy();
  await expect(leg.answer(new FakeEndpoint(), never)).rejects.toMatchObject({ reason: { code: 'normal' } });
  expect(await ended).toEqual({ code: 'normal', by: 'room' });
});

test('a second Setup on the connection changes nothing', async () => {
  await using rig = await startH323();
  using device = await RawDevice.connect(at(rig.port));
  device.send(setup);
  const { leg } = await rig.calls.next();
  device.send(setup);
  await leg.ring();
  await eventually('the alerting', () => device.signals.some(({ message }) => message.type === 'alerting'));
  expect([rig.calls.accepted, leg.state]).toEqual([1, 'ringing']);
});

test('a device that does not close its connection is left after a while', async () => {
  const clock = new VirtualClock();
  await using rig = await startH323({}, { clock });
  using device = await RawDevice.connect(at(rig.port));
  device.socket.pause();
  device.send(setup);
  const { leg } = await rig.calls.next();
  const ending = leg.end({ code: 'busy', by: 'gateway' });
  await clock.advance(5_000);
  await ending;
  expect(rig.metrics.gauges.get('h323_legs')?.()).toBe(0);
});
