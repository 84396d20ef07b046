import { describe, expect, test } from '@jest/globals';
import { ManualClock } from './test/manual-clock.ts';
import { audioOffer } from './test/offers.ts';
import { startSip } from './test/sip-rig.ts';

describe('what begins no call', () => {
  test('OPTIONS tells what we can do', async () => {
    await using rig = await startSip();
    const device = await rig.device();
    device.request('OPTIONS');
    const ok = await device.response(200, 'OPTIONS');
    expect(ok.header('allow')).toBe('INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK');
    expect(ok.header('accept')).toContain('application/sdp');
    expect(ok.header('supported')).toContain('timer');
  });

  test.each([
    { method: 'REGISTER', status: 405 },
    { method: 'MESSAGE', status: 405 },
    { method: 'REFER', status: 405 },
    { method: 'SUBSCRIBE', status: 489 },
    { method: 'PUBLISH', status: 489 },
    { method: 'NOTIFY', status: 481 },
    { method: 'INFO', status: 481 },
    { method: 'BYE', status: 481 },
    { method: 'PIZZA', status: 501 },
  ])('$method is $status', async ({ method, status }) => {
    await using rig = await startSip();
    const device = await rig.device();
    device.request(method);
    const refusal = await device.response(status, method);
    if (status === 405) expect(refusal.header('allow')).toContain('INVITE');
    expect(rig.calls.accepted).toBe(0);
  });
});

describe('an INVITE that becomes no call', () => {
  test.each([
    { name: 'another scheme', options: { uri: 'mailto:a@b' }, status: 416 },
    { name: 'an unknown extension', options: { headers: ['Require: x-new'] }, status: 420, header: ['unsupported', 'x-new'] },
    { name: 'another body', options: { body: '<x/>', type: 'text/xml' }, status: 415, header: ['accept', 'application/sdp'] },
    {
      name: 'a compressed body',
      options: { body: 'xxx', headers: ['Content-Encoding: gzip'] },
      status: 415,
      header: ['accept-encoding', 'identity'],
    },
    { name: 'broken SDP', options: { body: 'v=0\r\nm=x\r\n' }, status: 400, header: ['warning', 'm-line is broken'] },
  ] as const)('$name', async ({ options, status, ...expected }) => {
    await using rig = await startSip();
    const device = await rig.device();
    device.invite(undefined, options);
    const refusal = await device.response(status);
    if ('header' in expected) expect(refusal.header(expected.header[0])).toContain(expected.header[1]);
    expect(rig.calls.accepted).toBe(0);
    expect(rig.metrics.gauges.get('sip_legs')?.()).toBe(0);
  });

  test('a scanner', async () => {
    await using rig = await startSip();
    const [device, other] = [await rig.device(), await rig.device()];
    device.userAgent = 'Friendly-Scanner v2';
    device.invite(audioOffer());
    await device.response(403);
    other.userAgent = 'sipvicious';
    other.request('OPTIONS');
    await other.response(403, 'OPTIONS');
    expect(rig.calls.accepted).toBe(0);
    expect(rig.metrics.counts.get('sip_requests_refused_total user-agent')).toBe(2);
    expect(rig.log.messages('warn')).toEqual([]);
  });

  test('one too fast', async () => {
    await using rig = await startSip({ limits: { callsPerSecond: 0.01, burst: 1 } });
    const [first, second] = [await rig.device(), await rig.device()];
    first.invite(audioOffer());
    await rig.calls.next();
    second.invite(audioOffer());
    expect((await second.response(503)).header('retry-after')).toBe('10');
    expect(rig.metrics.counts.get('sip_requests_refused_total calls-too-fast')).toBe(1);
  });

  test('a flood fills no log', async () => {
    await using rig = await startSip({ limits: { requestsPerSecond: 1 } }, new ManualClock());
    const device = await rig.device();
    for (let sent = 1; sent <= 40; sent++) {
      device.remoteTag = undefined;
      device.request('OPTIONS');
      await device.response(sent <= 2 ? 200 : 503, 'OPTIONS');
    }
    expect(rig.metrics.counts.get('sip_requests_refused_total requests-too-fast')).toBe(38);
    expect(rig.log.messages('warn')).toHaveLength(10);
  });

  test('one too many, until another is over', async () => {
    await using rig = await startSip({ limits: { concurrentCalls: 1 } });
    const [first, second, third] = [await rig.device(), await rig.device(), await rig.device()];
    first.invite(audioOffer());
    const { leg } = await rig.calls.next();
    second.invite(audioOffer());
    await second.response(503);
    await leg.end({ code: 'busy', by: 'gateway' });
    await first.response(486);
    third.invite(audioOffer());
    await rig.calls.next();
    expect(rig.metrics.counts.get('sip_requests_refused_total too-many-calls')).toBe(1);
  });
});

test('an INVITE for a host of ours alone, and with optional baggage', async () => {
  await using rig = await startSip();
  const device = await rig.device();
  device.invite('whatever', { uri: 'sip:127.0.0.1', type: 'x/y', headers: ['Content-Disposition: render;handling=optional'] });
  const { leg } = await rig.calls.next();
  expect(leg.dialled).toEqual({ user: '', host: '127.0.0.1' });
  expect(leg.facts.offer).toBe('late');
});
