import { describe, expect, jest, test } from '@jest/globals';
import {
  type BaresipOptions,
  layouts,
  mp4File,
  recognise,
  runSipp,
  type SippOptions,
  servePage,
  speechPcap,
  startBaresip,
  startCapture,
  startChromium,
  startSipp,
} from '../rig/index.ts';
import { loopPage } from './rig-page.ts';

jest.setTimeout(30_000);

const ALICE = { name: 'alice', toneHz: 440, picture: layouts.room } as const;
const BOB = { name: 'bob', toneHz: 660, picture: layouts.meeting, answerMode: 'auto' } as const;

describe('two room systems', () => {
  test('hear and see each other, and one takes what the other dials', async () => {
    await using alice = await startBaresip(ALICE);
    await using bob = await startBaresip(BOB);
    await alice.dial(bob.uri);
    await alice.waitFor('CALL_ESTABLISHED');
    await Promise.all([bob.hears(440), alice.hears(660), alice.sees(layouts.meeting)]);
    const picture = await bob.sees(layouts.room);
    expect(recognise(picture, layouts.other)).toBe(false);
    await alice.sendDigits('1172827459#');
    expect(await bob.receivedDigits(11)).toBe('1172827459#');
    await bob.hangup();
    expect(await alice.waitFor('CALL_CLOSED')).toMatchObject({ param: 'Connection reset by peer' });
  });

  test('mute, hold, resume and negotiate again', async () => {
    await using alice = await startBaresip(ALICE);
    await using bob = await startBaresip(BOB);
    await using capture = await startCapture({ sipPorts: [alice.sipPort, bob.sipPort] });
    await alice.dial(bob.uri);
    await bob.hears(440);
    await alice.mute();
    await bob.hearsNo(440);
    await alice.mute();
    await bob.hears(440, { fromNow: true });
    await alice.hold();
    await bob.hearsNo(440);
    await alice.resume();
    await bob.hears(440, { fromNow: true });
    await bob.reinvite();
    await bob.sees(layouts.room);
    await alice.hangup();
    await bob.waitFor('CALL_CLOSED');
    const { sip, rtp, malformed } = await capture.summary();
    expect(sip.filter(({ method, status }) => method === 'INVITE' && status === 200)).toHaveLength(4);
    expect(sip.at(-1)).toMatchObject({ method: 'BYE', status: 200, from: bob.sipPort, to: alice.sipPort });
    expect(rtp.flatMap(({ payloadTypes }) => payloadTypes).sort()).toEqual([9, 9, 96, 96]);
    expect(malformed).toBe(0);
  });

  test.each<Partial<BaresipOptions>>([
    { transport: 'tcp', audioCodecs: ['opus/48000/2'] },
    { transport: 'tls', mediaEncryption: 'srtp-mand', audioCodecs: ['PCMU/8000/1'] },
    { mediaEncryption: 'dtls_srtp', videoFile: 'an mp4' },
  ])('talk with %j', async given => {
    const options = given.videoFile ? { ...given, videoFile: await mp4File(layouts.room) } : given;
    await using alice = await startBaresip({ ...ALICE, ...options });
    await using bob = await startBaresip({ ...BOB, ...options });
    await alice.dial(bob.uri);
    await Promise.all([bob.hears(440), alice.hears(660), bob.sees(layouts.room)]);
    const secured = bob.lines.filter(line => /SRTP (is Enabled|complete)/.test(line));
    expect(secured.length > 0).toBe(given.mediaEncryption !== undefined);
  });

  test('a call that is refused says why, and a wait in vain says for what', async () => {
    await using alice = await startBaresip({ name: 'alice' });
    await using bob = await startBaresip({ name: 'bob' });
    await alice.dial(bob.uri);
    await bob.waitFor('CALL_INCOMING');
    await bob.hangup();
    expect(await alice.waitFor('CALL_CLOSED')).toMatchObject({ param: expect.stringMatching(/^(486|603) /) });
    await expect(alice.waitFor('CALL_ESTABLISHED', 100)).rejects.toThrow(
      /waited 100 ms for CALL_ESTABLISHED at alice[\s\S]*last lines of alice/,
    );
  });
});

describe('SIPp', () => {
  test.each<Omit<SippOptions, 'target'>>([
    { scenario: 'late-offer', keys: { hold: '300', rejected: 'm=video 0 RTP/AVP 96' } },
    { scenario: 'cancel-after-answer', keys: { hold: '300' } },
    { scenario: 'hold-and-resume', keys: { hold: '300' } },
    { scenario: 'unusable-offer', keys: { code: '488' } },
    { scenario: 'bye-outside-dialog', transport: 'tcp' },
    { scenario: 'options' },
  ])('plays $scenario to a room system', async options => {
    await using bob = await startBaresip({ ...BOB, audioCodecs: ['PCMA/8000/1'] });
    const result = await runSipp({ ...options, target: `127.0.0.1:${bob.sipPort}`, user: 'bob' });
    expect(result).toMatchObject({ exitCode: 0, errors: '' });
  });

  test('speaks and dials, in RTP and in SIP INFO', async () => {
    await using bob = await startBaresip({ ...BOB, audioCodecs: ['PCMA/8000/1'] });
    const call = { target: `127.0.0.1:${bob.sipPort}`, user: 'bob' };
    const pcap = await speechPcap({ hz: 550, seconds: 1, digits: '12#' });
    const [spoken] = await Promise.all([
      runSipp({ ...call, scenario: 'call-with-digits', keys: { pcap, hold: '3500' } }),
      bob.hears(550, { seconds: 1.5 }),
    ]);
    expect(spoken).toMatchObject({ exitCode: 0, errors: '' });
    expect(await bob.receivedDigits(3)).toBe('12#');
    const informed = await runSipp({ ...call, scenario: 'digits-by-info', keys: { hold: '300' } });
    expect(informed.messages).toContain('application/dtmf-relay');
    expect(await bob.receivedDigits(2)).toBe('1#');
  });

  test.each([
    ['cancel-while-ringing', 'ring-until-cancelled', {}],
    ['refused', 'refuse', { code: '486' }],
  ])('plays %s to itself', async (caller, called, keys) => {
    await using uas = await startSipp({ scenario: called, keys });
    const uac = await runSipp({ scenario: caller, keys, target: `127.0.0.1:${uas.port}` });
    expect([uac.errors, uac.exitCode, (await uas.result()).exitCode]).toEqual(['', 0, 0]);
  });

  test('says what went otherwise than the scenario has it', async () => {
    await using uas = await startSipp({ scenario: 'refuse', keys: { code: '486' } });
    const uac = await runSipp({ scenario: 'refused', keys: { code: '404' }, target: `127.0.0.1:${uas.port}` });
    expect(uac.exitCode).not.toBe(0);
    expect(uac.errors).toMatch(/486/);
  });

  test('is called by a room system', async () => {
    await using uas = await startSipp({ scenario: 'answer' });
    await using alice = await startBaresip({ ...ALICE, audioCodecs: ['PCMA/8000/1'] });
    await alice.dial(`sip:sipp@127.0.0.1:${uas.port}`);
    await alice.waitFor('CALL_ESTABLISHED');
    await alice.hangup();
    expect(await uas.result()).toMatchObject({ exitCode: 0, errors: '' });
  });
});

describe('Chromium', () => {
  test.each(['video/H264', 'video/VP8'])('hears and sees what went through %s', async codec => {
    await using site = await servePage(loopPage(codec));
    await using chromium = await startChromium({ toneHz: 700, picture: layouts.slides });
    const page = await chromium.page(site.url);
    await page.sees('#remote', layouts.slides);
    await page.hears('#remote', 700);
    expect(await page.page.evaluate('videoCodec()')).toMatchObject({ mimeType: codec });
    await expect(page.sees('#remote', layouts.room, { within: 300 })).rejects.toThrow(/to show "room"\nit shows 320x180 slides/);
    await expect(page.hears('#remote', 900, { within: 300 })).rejects.toThrow('to play 900 Hz');
    await page.page.evaluate('mute()');
    await page.hearsNo('#remote', 700);
  });
});
