import { describe, expect, test } from '@jest/globals';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { audioOffer } from './test/offers.ts';
import { type SipRig, startSip } from './test/sip-rig.ts';

const never = new AbortController().signal;
const room = { user: 'room 4', host: 'rooms.example.com' };

/** A gateway whose calls go to the other one. */
function dialling(to: SipRig, transport: 'udp' | 'tcp' | 'tls' = 'udp'): Promise<SipRig> {
  const proxy = `sip:127.0.0.1:${to.port(transport)};transport=${transport}`;
  return startSip({ outbound: { proxy, transport }, tlsPort: transport === 'tls' ? 0 : false });
}

describe.each(['udp', 'tcp', 'tls'] as const)('a call of ours over %s', transport => {
  test('rings, is answered with the offer of the far end, and hung up', async () => {
    await using far = await startSip({ tlsPort: transport === 'tls' ? 0 : false });
    await using near = await dialling(far, transport);
    const dialled = near.sip.dial(room, never);
    const { leg: theirs, ended, record } = await far.calls.next();
    record.resolve();
    expect(theirs.dialled).toEqual(room);
    expect(theirs.remote.displayName).toBe('OpenCVI');
    expect(theirs.remote.address.user).toBe('opencvi');
    await theirs.ring();
    const ours = await dialled;
    expect(ours.state).toBe('ringing');
    expect(ours.remote.address).toEqual(room);

    const [near1, far1] = [new FakeEndpoint(), new FakeEndpoint()];
    await Promise.all([ours.answer(near1, never), theirs.answer(far1, never)]);
    expect(ours.state).toBe('connected');
    expect(near1.last('audio')?.send[0]).toMatchObject({ codec: 'opus' });
    expect(near1.last('main')?.send[0]).toMatchObject({ codec: 'H264', feedback: ['nack', 'nack pli', 'ccm fir'] });
    // Both may encrypt, so they do: each sends with the key the other receives with
    expect(near1.last('main')?.srtp?.send).toEqual(far1.last('main')?.srtp?.receive);
    expect(near1.last('audio')?.srtp?.receive).toEqual(far1.last('audio')?.srtp?.send);
    expect(ours.facts).toMatchObject({ direction: 'outgoing', srtp: 'AEAD_AES_256_GCM', codecs: 'opus, H264' });
    expect(ours.facts.callId).toBe(theirs.facts.callId);

    await ours.end({ code: 'normal', by: 'gateway' });
    expect(await ended).toEqual({ code: 'normal', by: 'room' });
    expect(near.log.messages('error').concat(far.log.messages('error'))).toEqual([]);
  });
});

test('the far end hangs up', async () => {
  await using far = await startSip();
  await using near = await dialling(far);
  const dialled = near.sip.dial(room, never);
  const { leg: theirs } = await far.calls.next();
  await theirs.ring();
  const ours = await dialled;
  const ended = new Promise(resolve => ours.on('ended', resolve));
  await Promise.all([ours.answer(new FakeEndpoint(), never), theirs.answer(new FakeEndpoint(), never)]);
  await theirs.end({ code: 'normal', by: 'gateway' });
  expect(await ended).toEqual({ code: 'normal', by: 'room' });
});

test.each([
  { reason: { code: 'busy', by: 'gateway' } as const, code: 'busy' },
  { reason: { code: 'not-found', by: 'gateway' } as const, code: 'not-found' },
  { reason: { code: 'unavailable', by: 'gateway', retryAfter: 7 } as const, code: 'unavailable' },
])('the far end does not take it: $code', async ({ reason, code }) => {
  await using far = await startSip();
  await using near = await dialling(far);
  const dialled = near.sip.dial(room, never).catch(error => error);
  const { leg } = await far.calls.next();
  await leg.end(reason);
  expect((await dialled).reason).toMatchObject({ code, by: 'room', ...('retryAfter' in reason && { retryAfter: 7 }) });
  expect(near.metrics.gauges.get('sip_legs')?.()).toBe(0);
});

test('called off before it rings, and after', async () => {
  await using far = await startSip();
  await using near = await dialling(far);
  const controller = new AbortController();
  const dialled = near.sip.dial(room, controller.signal).catch(error => error);
  const first = await far.calls.next();
  controller.abort({ code: 'operator', by: 'operator' });
  expect((await dialled).reason).toEqual({ code: 'operator', by: 'operator' });
  expect(await first.ended).toEqual({ code: 'cancelled', by: 'room' });

  const again = near.sip.dial(room, never);
  const second = await far.calls.next();
  await second.leg.ring();
  const ours = await again;
  const answer = ours.answer(new FakeEndpoint(), never).catch(error => error);
  await ours.end({ code: 'operator', by: 'operator' });
  expect((await answer).reason).toEqual({ code: 'operator', by: 'operator' });
  expect(await second.ended).toEqual({ code: 'cancelled', by: 'room' });
});

test('an offer with nothing in common is acknowledged, then hung up', async () => {
  await using far = await startSip();
  await using near = await dialling(far);
  const dialled = near.sip.dial(room, never);
  const { leg: theirs, ended, record } = await far.calls.next();
  record.resolve();
  await theirs.ring();
  const ours = await dialled;
  const answer = ours.answer(new FakeEndpoint(), never).catch(error => error);
  const onlyG729 = new FakeEndpoint([{ role: 'audio', formats: [{ codec: 'G729', payloadType: 18, clockRate: 8000 }] }]);
  const their = theirs.answer(onlyG729, never).catch(error => error);
  const { reason } = await answer;
  expect(reason).toEqual({ code: 'incompatible-media', by: 'gateway', detail: 'no audio codec in common' });
  await ours.end(reason);
  // The far end was told no to every stream of its offer, in the ACK
  expect((await their).reason.code).toBe('incompatible-media');
  expect(onlyG729.agreements).toEqual([]);
  expect(await ended).toEqual({ code: 'normal', by: 'room' });
});

test('nowhere to go', async () => {
  await using near = await startSip({ tcpPort: false, outbound: { transport: 'tcp' } });
  await expect(near.sip.dial({ user: 'a', host: '127.0.0.1' }, never)).rejects.toMatchObject({
    reason: { code: 'unavailable', by: 'gateway' },
  });
  expect(near.metrics.gauges.get('sip_legs')?.()).toBe(0);
});

test('a BYE is answered at once where no record is to be written', async () => {
  await using near = await startSip({ outbound: { transport: 'udp' } });
  const device = await near.device();
  await using dialler = await startSip({ outbound: { proxy: `sip:127.0.0.1:${device.port}` } });
  const dialled = dialler.sip.dial(room, never);
  const invite = await device.received('INVITE');
  expect(invite.startLine).toBe('INVITE sip:room%204@rooms.example.com;transport=udp SIP/2.0');
  expect(invite.body).toBe('');
  device.reply(invite, 200, { body: audioOffer() });
  const leg = await dialled;
  await leg.answer(new FakeEndpoint(), never);
  const ack = await device.received('ACK');
  expect(ack.body).toContain('m=audio 50000 RTP/AVP 0 101');
  await Promise.all([leg.end({ code: 'normal', by: 'gateway' }), device.received('BYE').then(bye => device.reply(bye, 200))]);
});
