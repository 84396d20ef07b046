import { afterEach, describe, expect, test } from '@jest/globals';
import type { FakeEndpoint } from '../fakes/fake-media.ts';
import { settle } from '../virtual-clock.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.ts';
import type { TestCall } from './test-call.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const at = { address: '192.0.2.1', port: 5004, rtcpPort: 5005 };

/** A call in its meeting, of a device that has sent sound and a picture. */
async function joined(options: TestGatewayOptions = {}): Promise<{ call: TestCall; device: FakeEndpoint }> {
  gateway = await startTestGateway(options);
  const call = gateway.dial('1172827458@example.test');
  await call.reaches('connected');
  const device = gateway.media.sessions[0]?.device as FakeEndpoint;
  for (const role of ['audio', 'main'] as const) {
    await device.connect({ role, direction: 'sendrecv', remote: at, send: [], receive: [] });
  }
  return { call, device };
}

describe('a device that sends nothing any more', () => {
  test('has gone: the call ends, and its meeting leg', async () => {
    const { call, device } = await joined();
    device.emit('stalled', 'main');
    device.emit('stalled', 'audio');
    expect((await call.ended()).endReason).toMatchObject({ code: 'media-timeout', by: 'room' });
    expect(gateway.meetings.legs[0]?.endedWith).toMatchObject({ code: 'media-timeout' });
  });

  test.each([
    ['only its picture stays away: a camera that was turned off', ['main']],
    ['only its sound stays away, and the picture goes on', ['audio']],
  ] as const)('in part is there: %s', async (_, roles) => {
    const { call, device } = await joined();
    for (const role of roles) device.emit('stalled', role);
    await settle();
    expect(call.leg.endedWith).toBeUndefined();
    expect(call.states().at(-1)).toBe('connected');
  });

  test('and then sends again is there, whatever falls silent next', async () => {
    const { call, device } = await joined();
    device.emit('stalled', 'main');
    await settle();
    device.received.set('main', 101);
    device.emit('stalled', 'audio');
    await settle();
    expect(call.states().at(-1)).toBe('connected');
    device.emit('stalled', 'main');
    expect((await call.ended()).endReason).toMatchObject({ code: 'media-timeout' });
  });

  test('may stay where the operator says so', async () => {
    const { call, device } = await joined({ calls: { endSilent: false } });
    for (const role of ['main', 'audio'] as const) device.emit('stalled', role);
    await settle();
    expect(call.states().at(-1)).toBe('connected');
  });
});
