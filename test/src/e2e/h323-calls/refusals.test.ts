import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Asterisk, type Capture, type Gateway, readH323, startAsterisk, startCapture, startGateway } from '../../rig/index.ts';
import { callReaches, nextRecord, recordsOf } from '../call-rig.ts';
import { h323Of, MEETING } from './h323-rig.ts';

jest.setTimeout(60_000);

const fixture = (name: string): string => path.resolve(import.meta.dirname, '../../../src/e2e/fixtures', `${name}.mjs`);

let gateway: Gateway;
let asterisk: Asterisk;
let capture: Capture;

beforeAll(async () => {
  gateway = await startGateway({
    config: {
      load: ['rejecting-dial-plan', 'slow-dial-plan'].map(fixture),
      plugins: { 'protocol-h323': { limits: { concurrentCalls: 1 } } },
    },
  });
  asterisk = await startAsterisk({ name: 'room', peer: h323Of(gateway) });
  capture = await startCapture({ filter: asterisk.captureFilter });
});
afterAll(async () => {
  await capture?.close();
  await asterisk?.close();
  await gateway?.close();
});

const ended = async (): Promise<number> => (await recordsOf(gateway)).length;

describe('a room that is refused is told', () => {
  test.each([
    ['busy', 17, 'busy'],
    ['refused', 21, 'refused'],
    ['unavailable', 34, 'unavailable'],
    ['nobody', 1, 'not-found'],
    ['999999999', 1, 'not-found'],
  ])('%s: cause %i', async (alias, cause, code) => {
    const before = await ended();
    const call = await asterisk.dial(alias);
    expect(await call.ended()).toMatchObject({ cause });
    expect(await nextRecord(gateway, before)).toMatchObject({ protocol: 'h323', endReason: { code, by: 'gateway' } });
  });

  test('a second call, where one source may have one: cause 34 or 42', async () => {
    const before = await ended();
    const first = await asterisk.dial('teams');
    await callReaches(gateway, 'interacting');
    const second = await asterisk.dial('teams');
    expect([34, 42]).toContain((await second.ended()).cause);
    await first.end();
    await nextRecord(gateway, before);
    expect(await ended()).toBe(before + 1);
    const third = await asterisk.dial(MEETING);
    await third.answered();
    await third.end();
    await nextRecord(gateway, before + 1);
  });
});

test('a room that gives up while it rings', async () => {
  const before = await ended();
  const call = await asterisk.dial('slow');
  await callReaches(gateway, 'admitted');
  await call.end();
  expect((await nextRecord(gateway, before)).endReason).toMatchObject({ code: 'cancelled', by: 'room' });
});

test('everything that the gateway said is sound', async () => {
  const { messages, complaints } = await readH323(capture, '127.0.0.1');
  expect(messages.filter(({ info }) => info.includes('releaseComplete')).length).toBeGreaterThan(7);
  expect(complaints).toEqual([]);
});
