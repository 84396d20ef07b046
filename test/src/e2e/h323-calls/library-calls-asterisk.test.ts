/** A caller on the library, with fast start and without: the gateway's own calls are placed before their endpoint is known, so they never propose it. */
import { expect, jest, test } from '@jest/globals';
import { H323Phone } from '@opencvi/h323-phone';
import { asteriskBlock, readH323, startAsterisk, startCapture } from '../../rig/index.ts';
import { combinations } from './h323-rig.ts';

jest.setTimeout(60_000);

test.each(combinations)('a phone calls Asterisk with %j', async how => {
  await using stack = new AsyncDisposableStack();
  const phone = stack.use(await H323Phone.start());
  const peer = { address: phone.host, port: phone.port };
  const asterisk = stack.use(await startAsterisk({ name: 'called', toneHz: 1_400, ...how, block: stack.use(await asteriskBlock()), peer }));
  await using capture = await startCapture({ filter: asterisk.captureFilter });
  const target = {
    address: asterisk.host,
    port: asterisk.port,
    aliases: [{ kind: 'dialledDigits', value: '603' }] as const,
    calledNumber: '603',
  };
  const call = await phone.dial(target, { ...how, toneHz: 700, video: false, audio: ['PCMU'] });
  const answered = await asterisk.incoming();
  await Promise.all([call.until(() => call.hearsTone(1_400) > 0.9, { what: "Asterisk's tone" }), answered.hears(700)]);
  expect(call.facts).toMatchObject({ audio: 'PCMU', ...how });
  await call.hangUp();
  expect(await answered.ended()).toMatchObject({ cause: 16 });
  const { messages, complaints } = await readH323(capture, phone.host);
  expect(complaints).toEqual([]);
  const said = messages.filter(({ from }) => from.startsWith(`${phone.host}:`)).map(({ info }) => info.trim());
  expect(said.some(info => /^CS: setup OpenLogicalChannel/.test(info))).toBe(how.fastStart);
  expect(said.some(info => /^terminalCapabilitySet/.test(info))).toBe(!how.tunnelling);
});
