import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CallRecord } from '@opencvi/plugin-api';
import { type ChromiumPeer, type Gateway, layouts, runSipp, startBaresip, startChromium, startGateway } from '../rig/index.ts';
import { callReaches, joinByBrowser, nextRecord, recordsOf, seesIvr, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

let gateway: Gateway;
let chromium: ChromiumPeer;
let before = 0;

beforeAll(async () => {
  const load = [path.join(import.meta.dirname, 'fixtures/slow-dial-plan.mjs')];
  gateway = await startGateway({ config: { load } });
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
});
afterEach(async () => {
  before = (await recordsOf(gateway)).length;
});

const record = (): Promise<CallRecord> => nextRecord(gateway, before);
const target = (): string => `127.0.0.1:${gateway.sipPort}`;

describe('dialled direct', () => {
  test('a meeting is joined without a word', async () => {
    const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
    await using baresip = await startBaresip({ name: 'room', toneHz: 440, picture: layouts.room });
    await baresip.dial(gateway.sipUri('1172827458'));
    await Promise.all([host.sees(videoOf('room'), layouts.room, { within: 20_000 }), baresip.sees(layouts.meeting, 20_000)]);
    await baresip.hangup();
    expect(await record()).toMatchObject({ ivrAttempts: 0, meeting: '1172827458', endReason: { code: 'normal', by: 'room' } });
    await host.close();
  });

  test('a meeting that does not exist is answered 404', async () => {
    const { exitCode, errors } = await runSipp({ scenario: 'refused', target: target(), user: '999999999', keys: { code: '404' } });
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect((await record()).endReason.code).toBe('not-found');
  });

  test('an address nobody has is answered 404', async () => {
    expect((await runSipp({ scenario: 'refused', target: target(), user: 'nobody', keys: { code: '404' } })).exitCode).toBe(0);
    expect((await record()).endReason.code).toBe('not-found');
  });
});

describe('the IVR', () => {
  test('says goodbye after three wrong ids', async () => {
    await using baresip = await startBaresip({ name: 'room', toneHz: 440, picture: layouts.room });
    await baresip.dial(gateway.sipUri('teams'));
    await baresip.waitFor('CALL_ESTABLISHED');
    for (const wrong of ['111111111#', '222222222#', '333333333#']) {
      await seesIvr(baresip, 'splash');
      await baresip.sendDigits(wrong);
    }
    await seesIvr(baresip, 'goodbye');
    await baresip.waitFor('CALL_CLOSED', 20_000);
    expect(await record()).toMatchObject({ ivrAttempts: 3, endReason: { code: 'too-many-attempts', by: 'gateway' } });
  });

  test('takes digits by RFC 4733 on the SSRC of the speech, and by INFO', async () => {
    const sipp = await runSipp({ scenario: 'digits-by-info', target: target(), user: 'teams', keys: { hold: '1000' }, timeout: 40_000 });
    expect({ exitCode: sipp.exitCode, errors: sipp.errors }).toEqual({ exitCode: 0, errors: '' });
    expect((await record()).ivrAttempts).toBeGreaterThan(0);
  });

  test('is left by a CANCEL that comes too late for it, and a BYE', async () => {
    const sipp = await runSipp({ scenario: 'cancel-after-answer', target: target(), user: 'teams', keys: { hold: '500' } });
    expect({ exitCode: sipp.exitCode, errors: sipp.errors }).toEqual({ exitCode: 0, errors: '' });
    expect((await record()).endReason).toMatchObject({ code: 'normal', by: 'room' });
  });
});

test('CANCEL while it rings ends the call, though a plugin is still thinking', async () => {
  const sipp = await runSipp({ scenario: 'cancel-while-ringing', target: target(), user: 'slow' });
  expect({ exitCode: sipp.exitCode, errors: sipp.errors }).toEqual({ exitCode: 0, errors: '' });
  expect((await record()).endReason).toMatchObject({ code: 'cancelled', by: 'room' });
});

test('an INVITE without SDP is answered with an offer', async () => {
  const keys = { hold: '3000', rejected: 'm=video 0 RTP/AVP 96' };
  const sipp = await runSipp({ scenario: 'late-offer', target: target(), user: 'teams', keys });
  expect({ exitCode: sipp.exitCode, errors: sipp.errors }).toEqual({ exitCode: 0, errors: '' });
  expect(await record()).toMatchObject({ endReason: { code: 'normal', by: 'room' } });
});

test('a call that the lobby denies is told so and ended', async () => {
  const organizer = await joinByBrowser(chromium, gateway, '1172827459', 'Olivia');
  await using baresip = await startBaresip({ name: 'room', toneHz: 440, picture: layouts.room });
  await baresip.dial(gateway.sipUri('1172827459'));
  await callReaches(gateway, 'lobby');
  await seesIvr(baresip, 'lobby');
  await organizer.page.click('button[name="deny"]');
  await seesIvr(baresip, 'goodbye');
  await baresip.waitFor('CALL_CLOSED', 20_000);
  expect((await record()).endReason).toMatchObject({ code: 'denied', by: 'meeting' });
  await organizer.close();
});

describe.each([
  { transport: 'tcp' },
  { transport: 'tls', mediaEncryption: 'srtp-mand' },
  { transport: 'udp', mediaEncryption: 'srtp', audioCodecs: ['PCMU/8000/1'] },
  { transport: 'udp', audioCodecs: ['opus/48000/2'] },
] as const)('with %j', options => {
  test('the room is heard and seen, and hears and sees', async () => {
    const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
    await using baresip = await startBaresip({ name: 'room', toneHz: 440, picture: layouts.room, ...options });
    await baresip.dial(gateway.sipUri('1172827458', options.transport));
    await Promise.all([
      host.sees(videoOf('room'), layouts.room, { within: 20_000 }),
      host.hears('audio[data-audio-of="room"]', 440, { within: 20_000 }),
      baresip.sees(layouts.meeting, 20_000),
      baresip.hears(660, { within: 20_000 }),
    ]);
    await baresip.hangup();
    const ended = await record();
    expect(ended).toMatchObject({ transport: options.transport, endReason: { code: 'normal', by: 'room' } });
    await host.close();
  });
});
