import { afterEach, describe, expect, test } from '@jest/globals';
import {
  CallError,
  callInterceptors,
  definePlugin,
  deviceAuth,
  dialPlans,
  type MediaEndpoint,
  mediaEngine,
  meetingProviders,
} from '@opencvi/plugin-api';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { FakeLeg } from '../fakes/fake-leg.ts';
import { FakeMediaEngine } from '../fakes/fake-media.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.ts';

let gateway: TestGateway | undefined;

async function start(options: TestGatewayOptions = {}): Promise<TestGateway> {
  gateway = await startTestGateway(options);
  return gateway;
}

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const plugin = (name: string, setup: Parameters<typeof definePlugin>[0]['setup']) =>
  definePlugin({ name, api: 1, config: z.object({}), needs: {}, setup });

describe('a call that is dialled direct', () => {
  test('goes through every state, is bridged, and leaves a record', async () => {
    const { dial, records, media } = bound(await start());
    const call = dial('1172827458@example.test');
    await call.reaches('connected');
    expect(call.states()).toEqual(['ringing', 'admitted', 'routed', 'joining', 'connected']);
    expect(call.leg.heard).toEqual(['ring', 'answer']);
    expect(media.sessions[0]?.bridged).toBe(true);
    call.leg.hangUp();
    const record = await call.ended();
    expect(record).toMatchObject({
      meeting: '1172827458',
      provider: 'fake-meetings',
      trust: 'guest',
      tenant: 'default',
      from: 'room@example.test',
      dialled: '1172827458@example.test',
      endReason: { code: 'normal', by: 'room' },
    });
    expect(record.connectedAt).toBeDefined();
    expect(record).toMatchObject({ facts: { fake: true }, meetingFacts: { fake: true } });
    expect(await records()).toEqual([record]);
    await eventually('media to be closed', () => media.sessions[0]?.closed);
  });

  test('that finds no meeting is never answered', async () => {
    const { dial } = bound(await start());
    const call = dial('999999999@example.test');
    const { endReason, meetingFacts } = await call.ended();
    expect([endReason.code, meetingFacts]).toEqual(['not-found', undefined]);
    expect(call.leg.heard).toEqual(['ring', 'end not-found']);
  });

  test('waits in the lobby with company until it is admitted', async () => {
    const { dial, ivr, media, meetings } = bound(await start());
    const call = dial('1172827459@example.test');
    await call.reaches('lobby');
    expect(ivr.told).toEqual(['lobby']);
    expect(media.sessions[0]?.bridged).toBe(false);
    meetings.admit();
    await call.reaches('connected');
    expect(media.sessions[0]?.bridged).toBe(true);
    call.leg.hangUp();
    const record = await call.ended();
    expect(record.lobbyAt).toBeDefined();
    expect(record.connectedAt).toBeDefined();
  });

  test('is told goodbye when it is denied', async () => {
    const { dial, ivr, meetings } = bound(await start());
    const call = dial('1172827459@example.test');
    await call.reaches('lobby');
    meetings.deny();
    expect((await call.ended()).endReason).toEqual({ code: 'denied', by: 'meeting' });
    expect(ivr.told).toEqual(['lobby', 'goodbye: denied']);
    expect(call.leg.heard.at(-1)).toBe('end denied');
  });
});

test('an address that belongs to no tenant leads nowhere, whatever the dial plans say', async () => {
  const running = await start({ tenants: [{ name: 'own', domains: ['own.test'] }] });
  expect((await running.dial('1172827458@elsewhere.test').ended()).endReason).toMatchObject({
    code: 'not-found',
    detail: 'no tenant has this address',
  });
  const call = running.dial('1172827458@own.test');
  await call.reaches('connected');
  call.leg.hangUp();
  expect((await call.ended()).tenant).toBe('own');
});

describe('the IVR', () => {
  test('asks again after a wrong id and joins with the right one', async () => {
    const { dial, ivr } = bound(await start());
    const call = dial('teams@example.test');
    await call.reaches('interacting');
    call.leg.type('111111111#');
    await eventually('the second question', () => ivr.told.length === 2);
    call.leg.type('1172827458#');
    await call.reaches('connected');
    expect(ivr.told).toEqual(['welcome', 'again: not-found']);
    call.leg.hangUp();
    const failedAttempts = [{ meeting: '111111111', code: 'not-found', detail: 'no meeting 111111111' }];
    expect(await call.ended()).toMatchObject({ ivrAttempts: 2, failedAttempts, meeting: '1172827458' });
  });

  test('that hangs up after a wrong id leaves what it tried', async () => {
    const { dial, ivr } = bound(await start());
    const call = dial('teams@example.test');
    await call.reaches('interacting');
    call.leg.type('111111111#');
    await eventually('the second question', () => ivr.told.length === 2);
    call.leg.hangUp();
    expect(await call.ended()).toMatchObject({
      endReason: { code: 'normal' },
      failedAttempts: [{ meeting: '111111111', code: 'not-found' }],
    });
  });

  test('gives up after the configured attempts', async () => {
    const { dial, ivr } = bound(await start({ calls: { ivrAttempts: 2 } }));
    const call = dial('teams@example.test');
    call.leg.type('111111111#222222222#');
    const { endReason, failedAttempts } = await call.ended();
    expect(endReason.code).toBe('too-many-attempts');
    expect(failedAttempts?.map(({ meeting }) => meeting)).toEqual(['111111111', '222222222']);
    expect(ivr.told.at(-1)).toBe('goodbye: too-many-attempts');
  });

  test('hears a CANCEL at once', async () => {
    const { dial, media } = bound(await start());
    const call = dial('teams@example.test');
    await call.reaches('interacting');
    call.leg.hangUp({ code: 'cancelled', by: 'room' });
    expect((await call.ended()).endReason.code).toBe('cancelled');
    await eventually('media to be closed', () => media.sessions[0]?.closed);
  });
});

describe('trust', () => {
  const trusting = (trust: 'trusted' | 'refused') =>
    plugin('trusting', host => host.contribute(deviceAuth, { id: 'trusting', assess: async () => ({ trust, reason: 'because' }) }));

  test('of a trusted device goes past the lobby', async () => {
    const { dial } = bound(await start({ plugins: [trusting('trusted')] }));
    const call = dial('1172827459@example.test');
    await call.reaches('connected');
    expect(call.states()).not.toContain('lobby');
    call.leg.hangUp();
    expect(await call.ended()).toMatchObject({ trust: 'trusted', trustReason: 'because' });
  });

  test('refused ends the call before it is routed', async () => {
    const { dial } = bound(await start({ plugins: [trusting('refused')] }));
    const record = await dial('1172827458@example.test').ended();
    expect(record).toMatchObject({ trust: 'refused', endReason: { code: 'refused', detail: 'because' } });
  });
});

describe('a plugin that fails', () => {
  test('ends its own call with its name in the log, and no other', async () => {
    const failing = plugin('failing', host =>
      host.contribute(dialPlans, {
        id: 'failing',
        route: async call => {
          if (call.leg.dialled.user === 'boom') throw new TypeError('no such thing');
          return undefined;
        },
      }),
    );
    const running = await start({ plugins: [failing] });
    const good = running.dial('1172827458@example.test');
    const bad = running.dial('boom@example.test');
    expect((await bad.ended()).endReason).toEqual({ code: 'failed', by: 'gateway', detail: 'failing failed' });
    await good.reaches('connected');
    expect(running.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'plugin failed',
        fields: expect.objectContaining({ plugin: 'failing', call: bad.id }),
      }),
    );
    good.leg.hangUp();
    await good.ended();
  });

  test('with a CallError is no defect', async () => {
    const unavailable = plugin('unavailable', host =>
      host.contribute(meetingProviders, {
        id: 'unavailable',
        find: async () => {
          throw new CallError({ code: 'throttled', by: 'gateway', retryAfter: 30 });
        },
        join: async () => {
          throw new Error('never');
        },
      }),
    );
    const running = await start({ plugins: [unavailable] });
    expect((await running.dial('1172827458@example.test').ended()).endReason).toEqual({ code: 'throttled', by: 'gateway', retryAfter: 30 });
    expect(running.log.lines.filter(line => line.level === 'error')).toEqual([]);
  });
});

describe('what comes too late for a caller who has gone', () => {
  test('is closed again: media that opened', async () => {
    const media = new FakeMediaEngine();
    const gate = gateOf();
    const slow = plugin('slow-media', host =>
      host.contribute(mediaEngine, { id: 'slow', open: async call => gate.opened.then(() => media.open(call)) }),
    );
    const running = await start({ plugins: [slow], real: ['media.engine'] });
    const call = running.dial('1172827458@example.test');
    await call.reaches('routed');
    call.leg.hangUp();
    await call.ended();
    gate.open();
    await eventually('the media to be closed', () => media.sessions[0]?.closed);
  });

  test('is ended again: a meeting that was joined', async () => {
    const leg = new FakeLeg();
    const gate = gateOf();
    const slow = plugin('slow-meeting', host =>
      host.contribute(meetingProviders, {
        id: 'slow',
        find: async conferenceId => ({ id: conferenceId, conferenceId }),
        join: async () => gate.opened.then(() => leg),
      }),
    );
    const running = await start({ plugins: [slow] });
    const call = running.dial('1172827458@example.test');
    await call.reaches('joining');
    call.leg.hangUp();
    await call.ended();
    gate.open();
    await eventually('the leg to be ended', () => leg.endedWith);
    expect(leg.heard).toEqual(['end normal']);
  });
});

describe('time', () => {
  test('runs out for a device that never completes the answer', async () => {
    const clock = new VirtualClock();
    const running = await start({ clock, calls: { answerTimeout: '5s' } });
    const never = (_: MediaEndpoint, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const call = running.dial('1172827458@example.test', { onAnswer: never });
    await clock.advance(5_000);
    expect((await call.ended()).endReason.code).toBe('signalling-timeout');
  });
});

describe('limits and draining', () => {
  test('refuse the call after the last', async () => {
    const running = await start({ calls: { maximum: 1 } });
    const first = running.dial('1172827458@example.test');
    await first.reaches('connected');
    const second = await running.dial('1172827458@example.test').ended();
    expect(second.endReason).toMatchObject({ code: 'unavailable', retryAfter: 30 });
    first.leg.hangUp();
    await first.ended();
  });

  test('a drain refuses new calls, waits for the running one, and stops', async () => {
    const running = await start();
    const call = running.dial('1172827458@example.test');
    await call.reaches('connected');
    const drained = running.gateway.drain(60_000);
    expect((await running.dial('1172827458@example.test').ended()).endReason.code).toBe('unavailable');
    expect((await running.api('/readyz')).status).toBe(503);
    call.leg.hangUp();
    await drained;
    expect(running.phone.listening).toBe(false);
  });
});

test('an interceptor wraps the leg that everybody sees', async () => {
  const seen: string[] = [];
  const wrap = (id: string, order: number) =>
    plugin(id, host =>
      host.contribute(callInterceptors, {
        id,
        order,
        intercept: leg =>
          new Proxy(leg, {
            get: (target, key) => {
              if (key === 'ring') seen.push(id);
              return bind(target, key);
            },
          }),
      }),
    );
  const running = await start({ plugins: [wrap('inner', 2), wrap('outer', 1)] });
  const call = running.dial('1172827458@example.test');
  await call.reaches('connected');
  expect(seen).toEqual(['outer', 'inner']);
  call.leg.hangUp();
  await call.ended();
});

describe('how well the room was connected', () => {
  async function connected() {
    const running = await start();
    const call = running.dial('1172827458@example.test');
    await call.reaches('connected');
    const [meeting] = running.meetings.legs;
    if (!meeting) throw new Error('nobody joined');
    return { running, call, meeting };
  }

  test('is told to the meeting before its leg ends', async () => {
    const { call, meeting } = await connected();
    await call.leg.endpoint?.connect({ role: 'audio', direction: 'sendrecv', send: [], receive: [] });
    call.leg.hangUp();
    await call.ended();
    await eventually('the meeting to be left', () => meeting.state === 'ended');
    expect(meeting.heard).toEqual(['answer', 'report', 'end normal']);
    expect(meeting.reported).toEqual([expect.objectContaining({ role: 'audio', packets: 100 })]);
  });

  test('the call ends all the same when the meeting does not want to know', async () => {
    const { running, call, meeting } = await connected();
    meeting.onReport = async () => {
      throw new Error('not now');
    };
    call.leg.hangUp();
    await call.ended();
    await eventually('the meeting to be left', () => meeting.state === 'ended');
    expect(running.log.lines.some(({ message }) => message === 'quality not reported')).toBe(true);
  });
});

test('the API lists a running call and hangs it up', async () => {
  const running = await start();
  const call = running.dial('1172827458@example.test');
  await call.reaches('connected');
  const { calls } = (await (await running.api('/api/v1/calls')).json()) as { calls: { id: string; state: string }[] };
  expect(calls).toEqual([
    expect.objectContaining({ id: call.id, state: 'connected', protocol: 'fake', meeting: '1172827458', trust: 'guest' }),
  ]);
  expect((await running.api(`/api/v1/calls/${call.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await call.ended()).endReason).toMatchObject({ code: 'operator', by: 'operator' });
});

/** A promise that a test settles when it likes. */
function gateOf(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}

function bind(target: object, key: string | symbol): unknown {
  const value = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}

function bound(running: TestGateway) {
  return {
    dial: running.dial.bind(running),
    records: running.records.bind(running),
    media: running.media,
    ivr: running.ivr,
    meetings: running.meetings,
  };
}
