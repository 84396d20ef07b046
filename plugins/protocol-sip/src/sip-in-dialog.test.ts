import { describe, expect, test } from '@jest/globals';
import type { CallLeg } from '@opencvi/plugin-api';
import type { Device } from './test/device.ts';
import { FakeEndpoint } from './test/fake-endpoint.ts';
import { audioOffer, body, offers } from './test/offers.ts';
import { type SipRig, startSip } from './test/sip-rig.ts';

const never = new AbortController().signal;

interface Call extends AsyncDisposable {
  readonly rig: SipRig;
  readonly device: Device;
  readonly leg: CallLeg;
  readonly endpoint: FakeEndpoint;
  readonly holds: boolean[];
}

/** A call that is up. */
async function connected(offer = audioOffer(), headers: string[] = []): Promise<Call> {
  const rig = await startSip();
  const device = await rig.device();
  device.invite(offer, { headers });
  const { leg } = await rig.calls.next();
  const holds: boolean[] = [];
  leg.on('hold', held => holds.push(held));
  const endpoint = new FakeEndpoint();
  const answered = leg.answer(endpoint, never);
  await device.response(200);
  device.ack();
  await answered;
  return { rig, device, leg, endpoint, holds, [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose]() };
}

/** A re-INVITE with its ACK; the body of the 200. */
async function reinvite(device: Device, offer: string): Promise<string> {
  device.invite(offer, { cseq: device.cseq + 1 });
  const ok = await device.response(200);
  device.ack();
  return ok.body;
}

const version = (sdp: string) => /^o=- \S+ (\d+)/m.exec(sdp)?.[1];

describe('re-INVITE', () => {
  test.each([
    { name: 'sendonly', held: audioOffer({ more: 'a=sendonly', version: 2 }), answered: 'a=recvonly' },
    { name: 'inactive', held: audioOffer({ more: 'a=inactive', version: 2 }), answered: 'a=inactive' },
    { name: 'c=0.0.0.0', held: audioOffer({ address: '0.0.0.0', version: 2 }), answered: 'a=sendrecv' },
  ])('hold by $name, and resume', async ({ held, answered }) => {
    await using call = await connected();
    const { device, endpoint, holds } = call;
    const first = await reinvite(device, held);
    expect(first).toContain(answered);
    expect(endpoint.last('audio')).toMatchObject({ send: [] });
    expect(holds).toEqual([true]);
    const again = await reinvite(device, held);
    expect(again).toBe(first); // a refresh: the same description, the same version
    const resumed = await reinvite(device, audioOffer({ version: 3 }));
    expect(resumed).toContain('a=sendrecv');
    expect(Number(version(resumed)) - Number(version(first))).toBe(answered === 'a=sendrecv' ? 0 : 1);
    expect(holds).toEqual([true, false]);
    expect(endpoint.last('audio')?.send).toHaveLength(2);
    expect(call.rig.log.messages('error')).toEqual([]);
  });

  test('a new address and another codec', async () => {
    await using call = await connected();
    const sdp = await reinvite(call.device, audioOffer({ port: 41_000 }).replace('RTP/AVP 0 101', 'RTP/AVP 8'));
    expect(sdp).toContain('m=audio 50000 RTP/AVP 8\r\n');
    expect(call.endpoint.last('audio')).toMatchObject({ send: [{ codec: 'PCMA' }], remote: { port: 41_000 } });
  });

  test('video is given up', async () => {
    await using call = await connected(offers.tandberg);
    expect(call.endpoint.last('main')).toBeDefined();
    await reinvite(call.device, offers.tandberg.replace('m=video 2328', 'm=video 0'));
    expect(call.endpoint.released).toEqual(['main']);
  });

  test('without SDP: the session as it stands is offered again', async () => {
    await using call = await connected(offers.poly);
    const { device, endpoint } = call;
    device.invite(undefined, { cseq: device.cseq + 1 });
    const ok = await device.response(200);
    expect(ok.body.match(/m=.*/g)).toEqual([
      'm=audio 50000 RTP/AVP 9 119 97 0 8',
      'm=video 50002 RTP/AVP 111 98 96',
      'm=video 0 RTP/AVP 111 34',
      'm=application 0 UDP/BFCP *',
    ]);
    device.ack(
      body(
        'v=0\no=- 1 9 IN IP4 192.0.2.10\ns=-\nc=IN IP4 192.0.2.10\nt=0 0\nm=audio 49170 RTP/AVP 0\nm=video 0 RTP/AVP 111\nm=video 0 RTP/AVP 111\nm=application 0 UDP/BFCP *',
      ),
    );
    await until(() => endpoint.last('audio')?.remote?.port === 49_170);
    expect(endpoint.last('audio')).toMatchObject({ send: [{ codec: 'PCMU' }] });
    expect(endpoint.released).toEqual(['main']);
  });

  test.each([
    { name: 'nothing in common', offer: audioOffer().replace('RTP/AVP 0 101', 'RTP/AVP 18'), status: 488 },
    { name: 'broken SDP', offer: 'v=0\r\nm=nonsense\r\n', status: 400 },
  ])('$name is refused, and the session stays', async ({ offer, status }) => {
    await using call = await connected();
    const { device, endpoint } = call;
    const before = endpoint.agreements.length;
    device.invite(offer, { cseq: device.cseq + 1 });
    await device.response(status);
    device.ack();
    expect(endpoint.agreements).toHaveLength(before);
    expect(call.leg.state).toBe('connected');
    await reinvite(device, audioOffer({ port: 42_000 }));
    expect(endpoint.last('audio')?.remote?.port).toBe(42_000);
  });

  test('a body of another type is 415', async () => {
    await using call = await connected();
    call.device.invite('hello', { cseq: call.device.cseq + 1, type: 'text/plain' });
    const refused = await call.device.response(415);
    expect(refused.header('accept')).toContain('application/sdp');
  });

  test('a defect ends this call and no other', async () => {
    await using call = await connected();
    const { rig, device, endpoint } = call;
    endpoint.failure = new Error('no more ports');
    device.invite(audioOffer({ version: 2 }), { cseq: device.cseq + 1 });
    await device.response(500);
    const bye = await device.received('BYE');
    device.reply(bye, 200);
    expect(rig.log.messages('error')).toEqual(['defect']);
    const other = await rig.device();
    other.invite(audioOffer());
    await rig.calls.next();
  });
});

test('UPDATE with an offer, and without', async () => {
  await using call = await connected();
  const { device, holds } = call;
  device.request('UPDATE', { body: audioOffer({ more: 'a=sendonly', version: 2 }) });
  const ok = await device.response(200, 'UPDATE');
  expect(ok.body).toContain('a=recvonly');
  expect(holds).toEqual([true]);
  device.request('UPDATE');
  expect((await device.response(200, 'UPDATE')).body).toBe('');
});

describe('INFO', () => {
  test.each([
    { type: 'application/dtmf-relay', content: 'Signal=5\r\nDuration=160\r\n', digit: '5' },
    { type: 'application/dtmf-relay', content: 'Signal= #\r\nDuration= 160\r\n', digit: '#' },
    { type: 'application/dtmf', content: '*', digit: '*' },
  ])('digits: $content', async ({ type, content, digit }) => {
    await using call = await connected();
    const digits: string[] = [];
    call.leg.on('digit', pressed => digits.push(pressed));
    call.device.request('INFO', { body: content, type });
    await call.device.response(200, 'INFO');
    expect(digits).toEqual([digit]);
  });

  test('a key frame is asked of us', async () => {
    await using call = await connected(offers.tandberg);
    const content = '<media_control><vc_primitive><to_encoder><picture_fast_update/></to_encoder></vc_primitive></media_control>';
    call.device.request('INFO', { body: content, type: 'application/media_control+xml' });
    await call.device.response(200, 'INFO');
    expect(call.endpoint.keyFrames).toEqual(['main']);
  });

  test('a key frame is asked of the device, not too often, and not in vain for ever', async () => {
    await using call = await connected(offers.tandberg);
    call.endpoint.events.emit('key-frame-wanted', 'main');
    call.endpoint.events.emit('key-frame-wanted', 'main');
    const info = await call.device.received('INFO');
    expect(info.header('content-type')).toBe('application/media_control+xml');
    expect(info.body).toContain('<picture_fast_update/>');
    call.device.reply(info, 415);
    await new Promise(resolve => setTimeout(resolve, 1_050));
    call.endpoint.events.emit('key-frame-wanted', 'main');
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(call.device.has('INFO')).toBe(false);
    expect(call.rig.metrics.counts.get('sip_key_frames_asked_total')).toBe(1);
  });

  test('no key frame is asked of a stream that is not there', async () => {
    await using call = await connected();
    call.endpoint.events.emit('key-frame-wanted', 'main');
    expect(call.rig.metrics.counts.get('sip_key_frames_asked_total')).toBeUndefined();
  });

  test('anything else is 415', async () => {
    await using call = await connected();
    call.device.request('INFO', { body: '<x/>', type: 'application/x' });
    await call.device.response(415, 'INFO');
  });
});

test.each([
  { method: 'OPTIONS', status: 200 },
  { method: 'REFER', status: 405 },
  { method: 'MESSAGE', status: 405 },
  { method: 'SUBSCRIBE', status: 489 },
  { method: 'NOTIFY', status: 481 },
])('$method within a call is answered $status', async ({ method, status }) => {
  await using call = await connected();
  call.device.request(method);
  await call.device.response(status, method);
  expect(call.leg.state).toBe('connected');
});

test('a session timer that the device refreshes is agreed', async () => {
  const rig = await startSip();
  await using _rig = rig;
  const device = await rig.device();
  device.invite(audioOffer(), { headers: ['Supported: timer', 'Session-Expires: 1800'] });
  const { leg } = await rig.calls.next();
  const answered = leg.answer(new FakeEndpoint(), never);
  const ok = await device.response(200);
  expect(ok.header('session-expires')).toBe('1800;refresher=uac');
  expect(ok.header('require')).toBe('timer');
  device.ack();
  await answered;
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) await new Promise(resolve => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}
