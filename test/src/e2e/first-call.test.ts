import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { looksLikeSpeech } from '@opencvi/rtp';
import { type ChromiumPeer, eventually, type Gateway, layouts, startBaresip, startChromium, startGateway } from '../rig/index.ts';
import { audioOf, callReaches, joinByBrowser, nextRecord, recordsOf, seesIvr, videoOf } from './call-rig.ts';

jest.setTimeout(90_000);

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

const room = (name = 'room', toneHz = 440) => startBaresip({ name, toneHz, picture: layouts.room });

describe('the first call', () => {
  test('IVR, conference id, lobby, admitted, heard and seen, hung up by the room, recorded', async () => {
    const before = (await recordsOf(gateway)).length;
    const organizer = await joinByBrowser(chromium, gateway, '1172827459', 'Olivia');
    await using baresip = await room();
    await baresip.dial(gateway.sipUri('teams'));
    await baresip.waitFor('CALL_ESTABLISHED');
    await seesIvr(baresip, 'splash');
    await eventually({ what: 'speech from the IVR', within: 15_000 }, async () => {
      const { pcm, sampleRate } = baresip.recordedAudio();
      return looksLikeSpeech(pcm, sampleRate) ? true : undefined;
    });
    await baresip.sendDigits('1172827459#');
    await callReaches(gateway, 'lobby');
    await seesIvr(baresip, 'lobby');
    await organizer.page.click('button[name="admit"]');
    await callReaches(gateway, 'connected');
    await Promise.all([
      organizer.sees(videoOf('room'), layouts.room, { within: 20_000 }),
      organizer.hears(audioOf('room'), 440, { within: 20_000 }),
      baresip.sees(layouts.meeting, 20_000),
      baresip.hears(660, { within: 20_000, fromNow: true }),
    ]);
    await baresip.hangup();
    const record = await nextRecord(gateway, before);
    expect(record).toMatchObject({
      protocol: 'sip',
      transport: 'udp',
      meeting: '1172827459',
      provider: 'local',
      trust: 'guest',
      tenant: 'default',
      ivrAttempts: 1,
      endReason: { code: 'normal', by: 'room' },
    });
    expect(record.dialled).toBe('teams@127.0.0.1');
    const times = [record.startedAt, record.answeredAt, record.lobbyAt, record.connectedAt, record.endedAt];
    expect([...times].sort()).toEqual(times);
    for (const role of ['audio', 'main']) {
      for (const direction of ['inbound', 'outbound']) {
        const stream = record.media.find(one => one.role === role && one.direction === direction);
        expect({ role, direction, packets: stream?.packets }).toEqual({ role, direction, packets: expect.any(Number) });
        expect(stream?.packets).toBeGreaterThan(50);
      }
    }
    await organizer.close();
  });

  test('is ended from the meeting: the room is told goodbye and hung up', async () => {
    const before = (await recordsOf(gateway)).length;
    const host = await joinByBrowser(chromium, gateway, '1172827458', 'Olivia');
    await using baresip = await room();
    await baresip.dial(gateway.sipUri('1172827458'));
    await callReaches(gateway, 'connected');
    await host.sees(videoOf('room'), layouts.room, { within: 20_000 });
    await gateway.api('/api/v1/meetings/1172827458/end', { method: 'POST' });
    await baresip.waitFor('CALL_CLOSED', 20_000);
    expect((await nextRecord(gateway, before)).endReason).toMatchObject({ code: 'meeting-ended', by: 'meeting' });
    await host.close();
  });

  test("a call's whole story can be read by its id", async () => {
    const [record] = await recordsOf(gateway);
    const story = gateway.log.filter(line => line.call === record?.id).map(line => line.msg);
    expect(story).toEqual(expect.arrayContaining(['call', 'assessed', 'routed', 'connected', 'ended']));
  });
});
