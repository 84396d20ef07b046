import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type Asterisk,
  type AsteriskOptions,
  type ChromiumPeer,
  type Gateway,
  layouts,
  readH323,
  startAsterisk,
  startCapture,
  startChromium,
  startGateway,
} from '../../rig/index.ts';
import { audioOf, joinByBrowser, nextRecord, recordsOf } from '../call-rig.ts';
import { callsIn, combinations, h323Of, isHeard, MEETING } from './h323-rig.ts';

jest.setTimeout(90_000);

const rooms = [
  { name: 'north', digits: 'rfc2833', toneHz: 1_000 },
  { name: 'east', digits: 'h245alphanumeric', toneHz: 1_250 },
  { name: 'south', digits: 'h245signal', toneHz: 1_500 },
  { name: 'west', digits: 'q931keypad', toneHz: 1_750 },
] as const;

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

const room = (options: Omit<AsteriskOptions, 'peer'>): Promise<Asterisk> => startAsterisk({ ...options, peer: h323Of(gateway) });
const filterOf = (asterisks: readonly Asterisk[]): string => asterisks.map(({ captureFilter }) => captureFilter).join(' or ');

describe.each(combinations)('four rooms with %j', how => {
  test('reach the IVR, type a conference id in four ways, hear and are heard, and hang up', async () => {
    const before = (await recordsOf(gateway)).length;
    await using stack = new AsyncDisposableStack();
    const asterisks = await Promise.all(rooms.map(async options => stack.use(await room({ ...options, ...how }))));
    const capture = stack.use(await startCapture({ filter: filterOf(asterisks) }));
    const browser = stack.use(await joinByBrowser(chromium, gateway, MEETING, 'Olivia'));

    const calls = await Promise.all(asterisks.map(asterisk => asterisk.dial('teams')));
    await Promise.all(calls.map(call => call.answered()));
    await callsIn(gateway, 'interacting', 4, isHeard);
    await Promise.all(calls.map(call => call.sendDigits(`${MEETING}#`)));
    const connected = await callsIn(gateway, 'connected', 4);
    expect(connected.map(({ protocol }) => protocol)).toEqual(['h323', 'h323', 'h323', 'h323']);
    await Promise.all(rooms.map(({ name, toneHz }) => browser.hears(audioOf(name), toneHz, { within: 20_000 })));
    await Promise.all(calls.map(call => call.hears(660, { fromNow: true, among: 4, within: 20_000 })));
    for (const call of calls) expect(await call.end()).toMatchObject({ cause: 16 });

    await nextRecord(gateway, before + 3);
    const records = (await recordsOf(gateway)).slice(0, 4);
    for (const record of records) {
      expect(record).toMatchObject({ protocol: 'h323', ivrAttempts: 1, meeting: MEETING, endReason: { code: 'normal', by: 'room' } });
    }
    const { messages, complaints } = await readH323(capture, '127.0.0.1');
    expect(complaints).toEqual([]);
    expect(messages.some(({ from, info }) => from.startsWith('127.0.0.1:') && /terminalCapabilitySet/.test(info))).toBe(true);
  });
});

describe('dialled direct', () => {
  test('a conference id is joined without a word', async () => {
    const before = (await recordsOf(gateway)).length;
    await using browser = await joinByBrowser(chromium, gateway, MEETING, 'Olivia');
    await using asterisk = await room({ name: 'room', toneHz: 1_000, codec: 'alaw' });
    const call = await asterisk.dial(MEETING);
    await Promise.all([call.hears(660), browser.hears(audioOf('room'), 1_000)]);
    await call.end();
    expect(await nextRecord(gateway, before)).toMatchObject({
      protocol: 'h323',
      transport: 'tcp',
      ivrAttempts: 0,
      meeting: MEETING,
      endReason: { code: 'normal', by: 'room' },
    });
  });

  test('a call that the operator ends is released', async () => {
    const before = (await recordsOf(gateway)).length;
    await using asterisk = await room({ name: 'room', toneHz: 1_000 });
    const call = await asterisk.dial(MEETING);
    const [{ id } = { id: '' }] = await callsIn(gateway, 'connected');
    expect((await gateway.api(`/api/v1/calls/${id}`, { method: 'DELETE' })).status).toBeLessThan(300);
    expect(await call.ended()).toMatchObject({ cause: 31 });
    expect((await nextRecord(gateway, before)).endReason).toMatchObject({ code: 'operator' });
  });
});
