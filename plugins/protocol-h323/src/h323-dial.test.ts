import { describe, expect, test } from '@jest/globals';
import { elementOf, toH225Address } from '@opencvi/h323-js-bindings';
import { answerBody, facilityBody, signalBytes } from '@opencvi/h323-js-bindings/testing';
import type { CallLeg } from '@opencvi/plugin-api';
import { eventually, VirtualClock } from '@opencvi/test-kit';
import { AnsweringDevice } from './test/answering-device.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { type H323Rig, startH323 } from './test/h323-rig.ts';
import { Room, roomCapabilities, videoChannel } from './test/room.ts';

const never = new AbortController().signal;

interface Called extends AsyncDisposable {
  readonly rig: H323Rig;
  readonly room: Room;
  /** Rings the room. */
  dial(signal?: AbortSignal): Promise<CallLeg>;
}

/** A gateway whose calls all go to one room. */
async function gatewayFor(
  tunnelling: boolean,
  settings: Parameters<typeof startH323>[0] = {},
  options: Parameters<typeof startH323>[1] = {},
): Promise<Called> {
  const { room, server } = await Room.listen();
  const gateway = `127.0.0.1:${server.address.port}`;
  const rig = await startH323({ port: false, outbound: { gateway, tunnelling }, ...settings }, options);
  return {
    ...{ rig, room },
    dial: (signal = never) => rig.h323.dial({ user: 'room4', host: 'rooms.example.com' }, signal),
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      await server.close();
    },
  };
}

describe.each([true, false])('a call of ours, tunnelling %s', tunnelling => {
  test('rings, is answered, and has media both ways', async () => {
    await using called = await gatewayFor(tunnelling);
    const { room, rig } = called;
    const dialling = called.dial();
    const { setup } = await room.next('setup');
    expect(setup).toMatchObject({
      destination: [
        { kind: 'h323-ID', value: 'room4' },
        { kind: 'url-ID', value: 'h323:room4@rooms.example.com' },
      ],
      remote: { display: 'OpenCVI', product: 'OpenCVI', isGateway: true },
      ...{ tunnelling, fastStart: false, bandwidth: 4_096_000 },
    });
    room.command({ do: 'proceed' }, { do: 'alert' });
    const leg = await dialling;
    expect(leg.state).toBe('ringing');
    const endpoint = new FakeEndpoint();
    const answered = leg.answer(endpoint, never);
    room.command({ do: 'connect' }, { do: 'start', capabilities: roomCapabilities });
    await answered;
    expect(leg.state).toBe('connected');
    expect(leg.remote).toEqual({
      address: { user: 'room4', host: 'rooms.example.com' },
      userAgent: 'TestRoom 1.0',
      source: { ...room.call.local, transport: 'tcp' },
    });
    expect(leg.facts).toMatchObject({ direction: 'outgoing', tunnelled: tunnelling, codecs: expect.stringContaining('G722') });
    await room.mayOpen();
    room.command({ do: 'open', request: videoChannel });
    await endpoint.agrees('main', ({ direction }) => direction === 'sendrecv');
    const ended = new Promise(resolve => leg.on('ended', resolve));
    room.command({ do: 'release', cause: 16 });
    expect(await ended).toEqual({ code: 'normal', by: 'room' });
    expect(rig.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });
});

describe('a call of ours that is not taken', () => {
  test.each([
    ['busy', 17, 'busy'],
    ['unknown', 1, 'not-found'],
    ['declined', 21, 'declined'],
    ['nobody there', 19, 'no-answer'],
  ])('%s', async (_what, cause, code) => {
    await using called = await gatewayFor(true);
    const dialling = called.dial();
    await called.room.next('setup');
    called.room.command({ do: 'release', cause });
    await expect(dialling).rejects.toMatchObject({ reason: { code, by: 'room' } });
    expect(called.rig.metrics.gauges.get('h323_legs')?.()).toBe(0);
  });

  test.each([
    ['callForwarded', 'declined', 'alerting', '9, 192.0.2.9:1721'],
    ['callForwarded', 'declined', 'callProceeding', '9, 192.0.2.9:1721'],
    ['routeCallToGatekeeper', 'refused', 'callProceeding', '9, 192.0.2.9:1721'],
    ['routeCallToMC', 'refused', 'callProceeding', '9, 192.0.2.9:1721'],
  ] as const)('sent elsewhere (%s): %s at once, and nobody else is called', async (reason, code, before, where) => {
    await using device = await AnsweringDevice.listen();
    await using rig = await startH323({ port: false, outbound: { gateway: `127.0.0.1:${device.port}` } });
    const dialling = rig.h323.dial({ user: 'room4', host: 'rooms.example.com' }, never);
    const setup = await device.next('setup');
    const reference = setup.message.callReference.value;
    const facility = facilityBody(reason, {
      alternativeAddress: toH225Address({ address: '192.0.2.9', port: 1_721 }),
      alternativeAliasAddress: [{ type: 'dialledDigits', value: '9' }],
    });
    device.send(signalBytes(before, { body: answerBody(before), reference }), signalBytes('facility', { body: facility, reference }));
    const ended = before === 'alerting' ? dialling.then(leg => leg.answer(new FakeEndpoint(), never)) : dialling;
    const detail = `the call was sent elsewhere to ${where} (${reason}), which is not followed`;
    await expect(ended).rejects.toMatchObject({ reason: { code, by: 'room', detail } });
    const { message, information } = await device.next('releaseComplete');
    expect(elementOf(message, 'cause')?.value).toBe(16);
    expect(information.h323UuPdu.h323MessageBody).toMatchObject({ value: { reason: { type: 'facilityCallDeflection' } } });
    await eventually('the leg to be gone', () => rig.metrics.gauges.get('h323_legs')?.() === 0);
    expect(device.connections).toBe(1);
  });

  test('refused after it rang', async () => {
    await using called = await gatewayFor(true);
    const dialling = called.dial();
    await called.room.next('setup');
    called.room.command({ do: 'alert' });
    const leg = await dialling;
    const answered = leg.answer(new FakeEndpoint(), never);
    called.room.command({ do: 'release', cause: 21 });
    await expect(answered).rejects.toMatchObject({ reason: { code: 'declined' } });
  });

  test('rings for too long', async () => {
    const clock = new VirtualClock();
    await using called = await gatewayFor(true, { ringTimeout: '10s' }, { clock });
    const dialling = called.dial();
    await called.room.next('setup');
    called.room.command({ do: 'alert' });
    const leg = await dialling;
    const ended = new Promise(resolve => leg.on('ended', resolve));
    await clock.advance(10_000);
    expect(await ended).toMatchObject({ code: 'no-answer', by: 'room' });
    expect((await called.room.next('released')).release).toMatchObject({ by: 'them', cause: 19 });
  });

  test('called off while it is on its way', async () => {
    await using called = await gatewayFor(true);
    const gone = new AbortController();
    const dialling = called.dial(gone.signal);
    await called.room.next('setup');
    gone.abort();
    await expect(dialling).rejects.toMatchObject({ reason: { code: 'cancelled' } });
    expect((await called.room.next('released')).release).toMatchObject({ by: 'them', cause: 16 });
  });

  test('to nowhere', async () => {
    await using rig = await startH323({ port: false });
    await expect(rig.h323.dial({ user: 'x', host: 'no.such.host.invalid' }, never)).rejects.toMatchObject({
      reason: { code: 'not-found' },
    });
    await expect(rig.h323.dial({ user: 'x', host: '' }, never)).rejects.toMatchObject({ reason: { code: 'not-found' } });
    const deaf = await startH323({ port: false, outbound: { gateway: '127.0.0.1:1' } });
    await expect(deaf.h323.dial({ user: 'x', host: 'x' }, never)).rejects.toMatchObject({ reason: { code: 'unavailable' } });
  });

  test('called off before it is on its way', async () => {
    await using called = await gatewayFor(true);
    await expect(called.dial(AbortSignal.abort())).rejects.toMatchObject({ reason: { code: 'cancelled' } });
    expect(called.room.events).toEqual([]);
  });

  test('when the gateway closes meanwhile', async () => {
    await using called = await gatewayFor(true);
    const dialling = called.dial();
    await called.rig.h323.close();
    await expect(dialling).rejects.toMatchObject({ reason: { code: 'unavailable' } });
    expect(called.rig.metrics.gauges.get('h323_legs')?.()).toBe(0);
  });

  test('when the gateway is closing', async () => {
    await using called = await gatewayFor(true);
    await called.rig.h323.close();
    await expect(called.dial()).rejects.toMatchObject({ reason: { code: 'unavailable' } });
  });
});
