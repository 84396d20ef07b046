import { describe, expect, test } from '@jest/globals';
import { CallError } from '@opencvi/plugin-api';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { audioOffer, body, offers } from './test/offers.ts';
import { startSip } from './test/sip-rig.ts';

const never = new AbortController().signal;

describe.each(['udp', 'tcp', 'tls'] as const)('a call over %s', transport => {
  test('is answered, and its BYE after its record', async () => {
    await using rig = await startSip({ tlsPort: transport === 'tls' ? 0 : false });
    const device = await rig.device(transport);
    device.invite(offers.poly);
    const { leg, ended, record } = await rig.calls.next();

    expect(leg.protocol).toBe('sip');
    expect(leg.dialled).toEqual({ user: 'teams', host: '127.0.0.1' });
    expect(leg.remote).toEqual({
      address: { user: 'room4', host: 'example.com' },
      displayName: 'Room 4 "North"',
      userAgent: 'TestRoom/1.0',
      source: { address: '127.0.0.1', port: device.port, transport },
    });

    await leg.ring();
    await leg.ring();
    const ringing = await device.response(180);
    expect(ringing.header('allow')).toContain('INFO');
    expect(leg.state).toBe('ringing');

    const endpoint = new FakeEndpoint();
    const answered = leg.answer(endpoint, never);
    const ok = await device.response(200);
    expect(ok.header('content-type')).toBe('application/sdp');
    expect(ok.header('contact')).toContain(`:${rig.port(transport)}`);
    expect(ok.body.match(/m=.*/g)).toEqual([
      'm=audio 50000 RTP/AVP 9 119',
      'm=video 50002 RTP/AVP 111',
      'm=video 0 RTP/AVP 111 34',
      'm=application 0 UDP/BFCP *',
    ]);
    expect(leg.state).toBe('ringing');
    device.ack();
    await answered;
    expect(leg.state).toBe('connected');
    expect(endpoint.last('main')).toMatchObject({ direction: 'sendrecv', maxBitrate: 1_024_000 });
    expect(leg.facts).toMatchObject({ callId: device.callId, transport, offer: 'early', codecs: 'G722, H264', srtp: false });

    device.bye();
    expect(await ended).toEqual({ code: 'normal', by: 'room' });
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(device.has('SIP/2.0 200')).toBe(false);
    record.resolve();
    await device.response(200, 'BYE');
    expect(leg.state).toBe('ended');
    expect(device.has('SIP/2.0 180')).toBe(false);
    expect(rig.log.messages('error')).toEqual([]);
  });
});

test('late offer: ours in the 200, the answer in the ACK', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite();
  const { leg } = await rig.calls.next();
  const endpoint = new FakeEndpoint();
  const answered = leg.answer(endpoint, never);
  const ok = await device.response(200);
  expect(ok.body).toContain('m=audio 50000 RTP/AVP 97 9 0 8 101');
  expect(ok.body).toContain('a=crypto:');
  expect(endpoint.agreements).toEqual([]);
  device.ack(body('v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 4000 RTP/AVP 8\nm=video 0 RTP/AVP 99'));
  await answered;
  expect(endpoint.last('audio')).toMatchObject({ send: [{ codec: 'PCMA' }], remote: { port: 4000 } });
  expect(endpoint.last('main')).toBeUndefined();
  expect(leg.facts).toMatchObject({ offer: 'late', codecs: 'PCMA' });
});

test('late offer with a useless answer: incompatible, and BYE', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite();
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never).catch(error => error);
  await device.response(200);
  device.ack('this is no SDP');
  const error = await answered;
  expect(error).toBeInstanceOf(CallError);
  expect(error.reason).toMatchObject({ code: 'incompatible-media', by: 'gateway' });
  const over = leg.end(error.reason);
  const bye = await device.received('BYE');
  expect(bye.header('reason')).toMatch(/^Q\.850;cause=88;text="SDP in ACK/);
  device.reply(bye, 200);
  await over;
});

test('CANCEL while it rings', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg, ended } = await rig.calls.next();
  await leg.ring();
  await device.response(180);
  device.cancel();
  await device.response(200, 'CANCEL');
  await device.response(487);
  expect(await ended).toEqual({ code: 'cancelled', by: 'room' });
  expect(leg.state).toBe('ended');
  await expect(leg.answer(new FakeEndpoint(), never)).rejects.toMatchObject({ reason: { code: 'cancelled' } });
  await leg.end({ code: 'normal', by: 'gateway' });
  await leg.ring();
});

test.each([
  {
    reason: { code: 'not-found', by: 'gateway', detail: 'no meeting 12' } as const,
    status: 404,
    header: 'Q.850;cause=1;text="no meeting 12"',
  },
  { reason: { code: 'unavailable', by: 'gateway', retryAfter: 30 } as const, status: 503, header: 'Q.850;cause=34;text="unavailable"' },
  { reason: { code: 'incompatible-media', by: 'gateway' } as const, status: 488, header: 'Q.850;cause=88;text="incompatible-media"' },
])('an end before the answer is a final response: $status', async ({ reason, status, header }) => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  await leg.ring();
  await leg.end(reason);
  const final = await device.response(status);
  expect(final.header('reason')).toBe(header);
  expect(final.header('retry-after')).toBe('retryAfter' in reason ? '30' : undefined);
  expect(leg.state).toBe('ended');
  expect(rig.metrics.counts.get(`sip_calls_refused_total ${status}`)).toBe(1);
});

test('an end after the answer is a BYE', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  let told = 0;
  leg.on('ended', () => (told += 1));
  const answered = leg.answer(new FakeEndpoint(), never);
  await device.response(200);
  device.ack();
  await answered;
  const over = leg.end({ code: 'meeting-ended', by: 'meeting', detail: 'the "meeting"\r\nended' });
  expect(leg.end({ code: 'failed', by: 'gateway' })).toBe(over);
  const bye = await device.received('BYE');
  expect(bye.header('reason')).toBe(`Q.850;cause=16;text="the 'meeting' ended"`);
  device.reply(bye, 200);
  await over;
  expect(told).toBe(0);
  expect(rig.metrics.gauges.get('sip_legs')?.()).toBe(0);
});

test('an end before the ACK waits for it', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never).catch(error => error);
  await device.response(200);
  const over = leg.end({ code: 'operator', by: 'operator' });
  expect(await answered).toMatchObject({ reason: { code: 'operator' } });
  expect(device.has('BYE')).toBe(false);
  device.ack();
  const bye = await device.received('BYE');
  device.reply(bye, 200);
  await over;
});

test('no codec in common: the leg says so and is ended by its owner', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer().replace('RTP/AVP 0 101', 'RTP/AVP 18'));
  const { leg } = await rig.calls.next();
  const error = await leg.answer(new FakeEndpoint(), never).catch(caught => caught);
  expect(error.reason).toEqual({ code: 'incompatible-media', by: 'gateway', detail: 'no audio codec in common' });
  await leg.end(error.reason);
  await device.response(488);
});

test('a call that was called off is not answered', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  const reason = { code: 'operator', by: 'operator' } as const;
  await expect(leg.answer(new FakeEndpoint(), AbortSignal.abort(reason))).rejects.toMatchObject({ reason });
  expect(device.has('SIP/2.0 200')).toBe(false);
  await leg.end(reason);
  await device.response(480);
});

test('closing ends every call and refuses new ones', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite(audioOffer());
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never);
  await device.response(200);
  device.ack();
  await answered;
  const closed = rig.sip.close();
  const late = await rig.device();
  late.invite(audioOffer());
  await late.response(503);
  const bye = await device.received('BYE');
  device.reply(bye, 200);
  await closed;
  await rig.sip.close();
  expect(leg.state).toBe('ended');
  expect(rig.calls.accepted).toBe(1);
});
