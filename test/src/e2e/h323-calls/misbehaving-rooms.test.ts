/** Rooms that stall, fall silent or vanish: each call ends as the timers say, and leaves a record that tells why. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { encode, frameTpkt, H245 } from '@opencvi/h323-js-bindings';
import { H323Phone } from '@opencvi/test-kit/h323-phone';
import { type Gateway, startGateway } from '../../rig/index.ts';
import { nextRecord, recordsOf } from '../call-rig.ts';
import { startPhone } from './phone-rig.ts';

jest.setTimeout(60_000);

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ config: { plugins: { 'protocol-h323': { channelTimeout: '1s' } } } });
});
afterAll(() => gateway?.close());

const target = (): string => `teams@127.0.0.1:${gateway.ports.h323}`;

test.each([
  ['setup', /no TerminalCapabilitySet/],
  ['connected', /no TerminalCapabilitySet/],
  ['capabilities', /no OpenLogicalChannelAck/],
] as const)('a room that says nothing more after %s', async (stallAfter, why) => {
  const before = (await recordsOf(gateway)).length;
  await using phone = await startPhone('stalled');
  await phone.dial(target(), { stallAfter, answerTimeoutMs: 3_000 }).catch(() => undefined);
  const record = await nextRecord(gateway, before);
  const endReason = { code: 'signalling-timeout', by: 'gateway', detail: expect.stringMatching(why) };
  expect(record).toMatchObject({ protocol: 'h323', displayName: 'stalled', endReason });
});

test('a room that drops its connection', async () => {
  const before = (await recordsOf(gateway)).length;
  await using phone = await startPhone('gone');
  const call = await phone.dial(target());
  await call.until(() => call.hears().speech, { what: 'the IVR' });
  call.dropConnection();
  expect(await nextRecord(gateway, before)).toMatchObject({ displayName: 'gone', endReason: { code: 'signalling-timeout', by: 'room' } });
});

test('a room that opens no channel hears and sees the IVR all the same', async () => {
  const before = (await recordsOf(gateway)).length;
  await using phone = await H323Phone.start({ displayName: 'quiet' });
  const call = await phone.dial(target(), { sendNothing: true });
  await call.until(() => call.hears().speech && call.sees()?.width === 1280, { what: 'the IVR' });
  await call.hangUp();
  expect(await nextRecord(gateway, before)).toMatchObject({ displayName: 'quiet', endReason: { code: 'normal', by: 'room' } });
});

test.each([true, false])('a room that talks without end; tunnelling: %s', async tunnelling => {
  const before = (await recordsOf(gateway)).length;
  await using phone = await startPhone('loud');
  const call = await phone.dial(target(), { tunnelling });
  await call.until(() => call.hears().speech, { what: 'the IVR' });
  const ask = { type: 'request', value: { type: 'roundTripDelayRequest', value: { sequenceNumber: 7 } } } as const;
  const packet = frameTpkt(encode(H245.MultimediaSystemControlMessage, ask));
  if (tunnelling) for (let digit = 0; digit < 3_000; digit++) void call.sendDigits('1', { by: 'keypad' });
  else call.sendRaw(Buffer.concat(Array.from({ length: 3_000 }, () => packet)), 'control');
  expect(await call.ended).toMatchObject({ by: 'them', cause: 42 });
  const endReason = { code: 'throttled', by: 'gateway', detail: 'too many messages' };
  expect(await nextRecord(gateway, before)).toMatchObject({ displayName: 'loud', endReason });
});
