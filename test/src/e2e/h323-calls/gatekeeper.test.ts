import { describe, expect, jest, test } from '@jest/globals';
import {
  asteriskAddress,
  asteriskBlock,
  type Gateway,
  readH323,
  startAsterisk,
  startCapture,
  startGatekeeper,
  startGateway,
} from '../../rig/index.ts';
import { nextRecord } from '../call-rig.ts';
import { callsIn, h323Of, isHeard, MEETING } from './h323-rig.ts';

jest.setTimeout(60_000);

describe("Asterisk's RAS client", () => {
  test('registers with the gatekeeper of the library, and calls by it', async () => {
    await using gatekeeper = await startGatekeeper({ timeToLive: 60 });
    await using stack = new AsyncDisposableStack();
    const [northBlock, southBlock] = [stack.use(await asteriskBlock()), stack.use(await asteriskBlock())];
    const ras = { gatekeeper: gatekeeper.host };
    await using north = await startAsterisk({
      name: 'north',
      e164: '701',
      toneHz: 1_000,
      block: northBlock,
      peer: asteriskAddress(southBlock),
      ...ras,
    });
    await using south = await startAsterisk({
      name: 'south',
      e164: '603',
      toneHz: 1_400,
      block: southBlock,
      peer: asteriskAddress(northBlock),
      ...ras,
    });
    await gatekeeper.registered('701');
    await gatekeeper.registered('603');
    const call = await north.dial('603', { by: 'gatekeeper' });
    const answered = await south.incoming();
    expect([(await gatekeeper.waitFor('admitted')).answering, (await gatekeeper.waitFor('admitted')).answering]).toEqual([false, true]);
    await Promise.all([call.hears(1_400), answered.hears(1_000)]);
    await call.end();
    await gatekeeper.waitFor('disengaged');
    await gatekeeper.waitFor('disengaged');
  });
});

/** A gateway that registers. */
const registering = (host: string, settings: Record<string, unknown> = {}, password = 'correct'): Promise<Gateway> =>
  startGateway({
    env: { GATEKEEPER_PASSWORD: password },
    config: { plugins: { 'protocol-h323': { gatekeeper: { host, aliases: ['teams', MEETING], ...settings } } } },
  });

describe('the gateway', () => {
  test.each([false, true])('registers (discovery: %s), and gets a call by the gatekeeper', async discover => {
    await using gatekeeper = await startGatekeeper({ timeToLive: 60 });
    await using capture = await startCapture({ filter: `host ${gatekeeper.host}` });
    await using gateway = await registering(gatekeeper.host, { discover });
    if (discover) await gatekeeper.waitFor('discovered');
    await gatekeeper.registered(MEETING);
    await using asterisk = await startAsterisk({
      name: 'room',
      e164: '701',
      toneHz: 1_000,
      gatekeeper: gatekeeper.host,
      peer: h323Of(gateway),
    });
    await gatekeeper.registered('701');
    const call = await asterisk.dial(MEETING, { by: 'gatekeeper' });
    await callsIn(gateway, 'connected', 1, isHeard);
    expect([(await gatekeeper.waitFor('admitted')).answering, (await gatekeeper.waitFor('admitted')).answering]).toEqual([false, true]);
    await call.end();
    expect(await nextRecord(gateway)).toMatchObject({ protocol: 'h323', meeting: MEETING, endReason: { code: 'normal', by: 'room' } });
    await gatekeeper.waitFor('disengaged');
    await gatekeeper.waitFor('disengaged');
    await gateway.stop();
    expect(await gatekeeper.waitFor('unregistered')).toMatchObject({ by: 'endpoint' });
    const { messages, complaints } = await readH323(capture, '127.0.0.1');
    const said = messages.filter(({ from }) => from.startsWith('127.0.0.1:')).map(({ info }) => info.trim());
    expect(said).toEqual(expect.arrayContaining(['RAS: registrationRequest', 'RAS: admissionRequest', 'RAS: disengageRequest']));
    expect(complaints).toEqual([]);
  });

  test('is not let in when the gatekeeper does not admit the call', async () => {
    await using gatekeeper = await startGatekeeper();
    await using gateway = await registering(gatekeeper.host);
    await gatekeeper.registered(MEETING);
    await using asterisk = await startAsterisk({ name: 'room', peer: h323Of(gateway) });
    gatekeeper.command({ do: 'reject', request: 'admissionRequest', reason: 'requestDenied' });
    const call = await asterisk.dial(MEETING);
    expect(await call.ended()).toMatchObject({ cause: 21 });
  });

  test.each([
    ['with the right password', 'correct', { type: 'registered' }],
    ['not with a wrong one', 'wrong', { type: 'unauthentic', what: 'registrationRequest: securityIntegrityFailed' }],
  ] as const)('registers where messages are signed (H.235.1): %s', async (_name, password, event) => {
    const security = {
      passwords: { opencvi: 'correct' },
      now: Date.now,
      random: Math.random,
    };
    await using gatekeeper = await startGatekeeper({ security });
    await using _gateway = await registering(
      gatekeeper.host,
      { security: { senderId: 'opencvi', password: 'env:GATEKEEPER_PASSWORD' } },
      password,
    );
    expect(await gatekeeper.waitFor(event.type)).toMatchObject(event);
  });
});
