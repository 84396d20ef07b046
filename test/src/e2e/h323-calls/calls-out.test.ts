import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type Asterisk,
  asteriskAddress,
  asteriskBlock,
  type Capture,
  type Gateway,
  readH323,
  startAsterisk,
  startCapture,
  startGateway,
} from '../../rig/index.ts';
import { nextRecord, recordsOf } from '../call-rig.ts';
import { h323Of } from './h323-rig.ts';

jest.setTimeout(60_000);

const load = [path.resolve(import.meta.dirname, '../../../src/e2e/fixtures/calls-out.mjs')];

/** The gateway, which has no media before somebody answers, does not propose fast start. */
describe.each([{ tunnelling: true }, { tunnelling: false }])('the gateway calls a room with %j', ({ tunnelling }) => {
  const stack = new AsyncDisposableStack();
  let gateway: Gateway;
  let north: Asterisk;
  let south: Asterisk;
  let capture: Capture;

  beforeAll(async () => {
    const block = stack.use(await asteriskBlock());
    const { address, port } = asteriskAddress(block);
    const outbound = { gateway: `${address}:${port}` };
    gateway = stack.use(await startGateway({ config: { load, plugins: { 'protocol-h323': { outbound } } } }));
    const peer = h323Of(gateway);
    north = stack.use(await startAsterisk({ name: 'north', toneHz: 1_000, peer }));
    south = stack.use(await startAsterisk({ name: 'south', toneHz: 1_400, peer, block, tunnelling }));
    capture = stack.use(await startCapture({ filter: south.captureFilter }));
  });
  afterAll(() => stack.disposeAsync());

  test.each(['603', '605'])('%s, which answers: both hear each other, and the one who was called hangs up', async number => {
    const before = (await recordsOf(gateway)).length;
    const call = await north.dial(`out${number}`);
    const answered = await south.incoming();
    expect(answered.dialled).toBe(number);
    await Promise.all([call.hears(1_400), answered.hears(1_000)]);
    await answered.end();
    await call.ended();
    expect(await nextRecord(gateway, before)).toMatchObject({ protocol: 'h323', meeting: number, provider: 'calls-out' });
  });

  test.each([
    ['604', 17, 'busy'],
    ['999', 1, 'not-found'],
  ])('%s, which does not: cause %i', async (number, cause, code) => {
    const before = (await recordsOf(gateway)).length;
    const call = await north.dial(`out${number}`);
    expect(await call.ended()).toMatchObject({ cause });
    expect((await nextRecord(gateway, before)).endReason).toMatchObject({ code });
  });

  test('everything that the gateway said is sound', async () => {
    const { messages, complaints } = await readH323(capture, '127.0.0.1');
    const setups = messages.filter(({ from, info }) => from.startsWith('127.0.0.1:') && info.startsWith('CS: setup'));
    expect(setups).toHaveLength(4);
    const tunnelled = messages.some(({ info }) => /^CS: .*terminalCapabilitySet/.test(info));
    expect(tunnelled).toBe(tunnelling);
    expect(complaints).toEqual([]);
  });
});
