import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { captures, mutate, Random } from '@opencvi/h323-js-bindings/testing';
import {
  type AsteriskCall,
  type ChromiumPeer,
  type Gateway,
  layouts,
  secondsOfTone,
  startAsterisk,
  startChromium,
  startGateway,
} from '../../rig/index.ts';
import { audioOf, joinByBrowser } from '../call-rig.ts';
import { callsIn, counter, h323Of, MEETING } from './h323-rig.ts';

jest.setTimeout(120_000);

let gateway: Gateway;
let chromium: ChromiumPeer;

beforeAll(async () => {
  gateway = await startGateway();
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
});

const random = new Random(20_261_120);
/** Everything that Asterisk once sent by TCP. */
const sent = [...captures().values()].flatMap(chunks => chunks.filter(({ protocol }) => protocol !== 'ras').map(({ bytes }) => bytes));
const setups = [...captures().values()].flatMap(chunks => chunks.find(({ protocol }) => protocol === 'h225')?.bytes ?? []);

let sources = 0;

/** A connection, from one of 250 sources in turn: each alone would soon meet its limits. */
async function open(): Promise<Socket> {
  const { address, port } = h323Of(gateway);
  const socket = connect({ host: address, port, localAddress: `127.0.1.${(sources++ % 250) + 1}` });
  socket.on('error', () => undefined); // the gateway may well hang up
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return socket.resume();
}

async function says(...parts: readonly Uint8Array[]): Promise<void> {
  const socket = await open();
  for (const bytes of parts) socket.write(bytes);
  await delay(20);
  socket.destroy();
}

/** Each as often as is said. */
const misbehaviours: readonly (readonly [times: number, misbehave: () => Promise<unknown>])[] = [
  [100, () => says(random.bytes(random.between(1, 2_000)))],
  [100, () => says(halfOf(random.pick(sent)))],
  [300, () => says(mutate(random.pick(sent), random))],
  [100, () => says(random.pick(setups), mutate(random.pick(sent), random))],
  // A frame that announces more than there is, and one after the other of what no frame is
  [10, () => says(Uint8Array.of(3, 0, 0xff, 0xff), random.bytes(1 << 16), random.bytes(1 << 16))],
];

const halfOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor(bytes.length / 2));

async function many(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 10) await Promise.all(Array.from({ length: 10 }, work));
}

/** Seconds for which a call has been heard saying a tone. */
const toneIn = async (call: AsteriskCall, hz: number): Promise<number> => secondsOfTone(await call.recording(), hz);

test('connections that misbehave do not disturb a call', async () => {
  await using browser = await joinByBrowser(chromium, gateway, MEETING, 'Olivia');
  await using asterisk = await startAsterisk({ name: 'room', toneHz: 1_000, peer: h323Of(gateway) });
  const call = await asterisk.dial(MEETING);
  await Promise.all([call.hears(660), browser.hears(audioOf('room'), 1_000)]);
  const malformed = await counter(gateway, 'h323_malformed_total');

  const [began, heard] = [performance.now(), await toneIn(call, 660)];
  const idle = await Promise.all(Array.from({ length: 200 }, open));
  expect(idle.filter(({ destroyed }) => destroyed)).toEqual([]);
  for (const [times, misbehave] of misbehaviours) {
    await many(times, misbehave);
    await browser.hears(audioOf('room'), 1_000, { within: 2_000 });
  }
  const elapsed = (performance.now() - began) / 1_000;
  for (const socket of idle) socket.destroy();

  // Asterisk keeps the last two seconds to itself
  await delay(2_100);
  expect((await toneIn(call, 660)) - heard).toBeGreaterThan(0.9 * elapsed - 2.1);
  expect(call.hangup).toBeUndefined();
  expect(await counter(gateway, 'h323_malformed_total')).toBeGreaterThan(malformed + 100);
  expect(await counter(gateway, 'h323_defects_total')).toBe(0);
  const second = await asterisk.dial('teams');
  await second.answered();
  await Promise.all([second.end(), call.end()]);
  await callsIn(gateway, 'connected', 0);
});
