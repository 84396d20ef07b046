import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { H323Phone } from '@opencvi/test-kit/h323-phone';
import { type Gateway, startGateway } from '../../rig/index.ts';
import { recordsOf } from '../call-rig.ts';
import { callsIn, combinations, isHeard, MEETING, recordOf } from './h323-rig.ts';
import { phoneHears } from './phone-rig.ts';

jest.setTimeout(60_000);

let gateway: Gateway;

/** Addresses as the default configuration has them: none is named. */
beforeAll(async () => {
  const plugins = { 'protocol-h323': { host: undefined }, 'media-mediasoup': { listenAddress: undefined } };
  gateway = await startGateway({ config: { plugins } });
});
afterAll(() => gateway?.close());

const phoneAt = (host: string): Promise<H323Phone> => H323Phone.start({ host, displayName: host });
const target = (host: string): string => `${MEETING}@${host.includes(':') ? `[${host}]` : host}:${gateway.ports.h323}`;

test.each(combinations)('rooms of IPv4 and of IPv6 hear each other with %j', async how => {
  await using four = await phoneAt('127.0.0.1');
  await using six = await phoneAt('::1');
  const [low, high] = await Promise.all([
    four.dial(target('127.0.0.1'), { ...how, toneHz: 600, toneAmplitude: 0.3 }),
    six.dial(target('::1'), { ...how, toneHz: 1_400, toneAmplitude: 0.3 }),
  ]);
  const calls = await callsIn(gateway, 'connected', 2, isHeard);
  await Promise.all([phoneHears(low, 1_400), phoneHears(high, 600)]);
  await Promise.all([low.hangUp(), high.hangUp()]);
  const records = await Promise.all(calls.map(({ id }) => recordOf(gateway, id)));
  for (const record of records) {
    expect(record).toMatchObject({ protocol: 'h323', endReason: { code: 'normal' }, facts: { fastStart: how.fastStart } });
  }
  const sources = records.map(({ source = '' }) => source.replace(/:\d+$/, ''));
  expect(sources.sort()).toEqual(['127.0.0.1', '[::1]']);
});

test('no address is written mapped, and the start message names both families', async () => {
  const { h323 } = gateway.ports;
  const [listening] = gateway.log.filter(({ msg, addresses }) => msg === 'listening' && JSON.stringify(addresses).includes('H.323'));
  expect(listening?.addresses).toEqual([`H.323 TCP: 0.0.0.0:${h323} and [::]:${h323}`, `H.323 RAS UDP: 0.0.0.0:${h323} and [::]:${h323}`]);
  expect(gateway.log.length).toBeGreaterThan(0);
  expect(JSON.stringify([gateway.log, await recordsOf(gateway)])).not.toMatch(/::ffff:/i);
});
