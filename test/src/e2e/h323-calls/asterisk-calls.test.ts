import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type Asterisk,
  type BrowserPage,
  type ChromiumPeer,
  digitWays,
  type Gateway,
  layouts,
  readH323,
  startAsterisk,
  startCapture,
  startChromium,
  startGateway,
} from '../../rig/index.ts';
import { audioOf, joinByBrowser, nextRecord, recordsOf } from '../call-rig.ts';
import { type CallView, callsIn, combinations, h323Of, isHeard, MEETING, recordOf } from './h323-rig.ts';

jest.setTimeout(90_000);

/** What of H.245's user input the gateways take: Asterisk types alphanumeric where it may, else signal, else by Q.931. */
const taken = { all: ['basicString', 'dtmf'], signal: ['dtmf'], none: [] } as const;
const rooms = [
  { name: 'north', digits: 'rfc2833', toneHz: 1_000, at: 'all' },
  { name: 'east', digits: 'h245alphanumeric', toneHz: 1_250, at: 'all' },
  { name: 'south', digits: 'h245signal', toneHz: 1_500, at: 'signal' },
  { name: 'west', digits: 'q931keypad', toneHz: 1_750, at: 'none' },
] as const;

let gateways: Readonly<Record<keyof typeof taken, Gateway>>;
let browsers: Readonly<Record<keyof typeof taken, BrowserPage>>;
let chromium: ChromiumPeer;

const startTaking = (at: keyof typeof taken): Promise<Gateway> =>
  startGateway({ portCount: 60, config: { plugins: { 'protocol-h323': { userInput: taken[at] } } } });

beforeAll(async () => {
  const [all, signal, none] = await Promise.all([startTaking('all'), startTaking('signal'), startTaking('none')]);
  gateways = { all, signal, none };
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
  const join = (gateway: Gateway): Promise<BrowserPage> => joinByBrowser(chromium, gateway, MEETING, 'Olivia');
  browsers = { all: await join(all), signal: await join(signal), none: await join(none) };
});
afterAll(async () => {
  await chromium?.close();
  await Promise.all(Object.values(gateways ?? {}).map(gateway => gateway.close()));
});

const filterOf = (asterisks: readonly Asterisk[]): string => asterisks.map(({ captureFilter }) => captureFilter).join(' or ');

describe.each(combinations)('four rooms with %j', how => {
  test('reach the IVR, type a conference id in four ways, hear and are heard, and hang up', async () => {
    await using stack = new AsyncDisposableStack();
    const asterisks: Asterisk[] = [];
    for (const { at, ...options } of rooms)
      asterisks.push(stack.use(await startAsterisk({ ...options, ...how, peer: h323Of(gateways[at]) })));
    const capture = stack.use(await startCapture({ filter: filterOf(asterisks) }));
    await Promise.all(rooms.map((one, index) => attend(one, asterisks[index] as Asterisk)));
    const { messages, complaints } = await readH323(capture, '127.0.0.1');
    expect(complaints).toEqual([]);
    expect(messages.some(({ from, info }) => from.startsWith('127.0.0.1:') && /terminalCapabilitySet/.test(info))).toBe(true);
    const ways = await Promise.all(asterisks.map(({ host }) => digitWays(capture, host)));
    expect(ways).toEqual(rooms.map(({ digits }) => [digits]));
  });
});

/** A room comes into the meeting of its gateway, where a browser is, perhaps another room too, and leaves again. */
async function attend({ name, toneHz, at }: (typeof rooms)[number], asterisk: Asterisk): Promise<void> {
  const [gateway, browser] = [gateways[at], browsers[at]];
  const isMine = ({ displayName }: CallView): boolean => displayName === name;
  const call = await asterisk.dial('teams');
  await callsIn(gateway, 'interacting', 1, view => isMine(view) && isHeard(view));
  await call.sendDigits(`${MEETING}#`);
  const [view] = await callsIn(gateway, 'connected', 1, isMine);
  expect(view).toMatchObject({ protocol: 'h323', meeting: MEETING });
  await browser.hears(audioOf(name), toneHz, { within: 20_000 });
  await call.hears(660, { fromNow: true, among: 2, within: 20_000 });
  expect(await call.end()).toMatchObject({ cause: 16 });
  const record = await recordOf(gateway, view?.id);
  expect(record).toMatchObject({ protocol: 'h323', ivrAttempts: 1, meeting: MEETING, endReason: { code: 'normal', by: 'room' } });
}

describe('dialled direct', () => {
  test('a conference id is joined without a word', async () => {
    const before = (await recordsOf(gateways.all)).length;
    await using asterisk = await startAsterisk({ name: 'room', codec: 'alaw', peer: h323Of(gateways.all) });
    const call = await asterisk.dial(MEETING);
    await Promise.all([call.hears(660), browsers.all.hears(audioOf('room'), 1_000)]);
    await call.end();
    expect(await nextRecord(gateways.all, before)).toMatchObject({
      protocol: 'h323',
      transport: 'tcp',
      ivrAttempts: 0,
      meeting: MEETING,
      endReason: { code: 'normal', by: 'room' },
    });
  });

  test('a call that the operator ends is released', async () => {
    const before = (await recordsOf(gateways.all)).length;
    await using asterisk = await startAsterisk({ name: 'room', peer: h323Of(gateways.all) });
    const call = await asterisk.dial(MEETING);
    const [{ id } = { id: '' }] = await callsIn(gateways.all, 'connected');
    expect((await gateways.all.api(`/api/v1/calls/${id}`, { method: 'DELETE' })).status).toBeLessThan(300);
    expect(await call.ended()).toMatchObject({ cause: 31 });
    expect((await nextRecord(gateways.all, before)).endReason).toMatchObject({ code: 'operator' });
  });
});
