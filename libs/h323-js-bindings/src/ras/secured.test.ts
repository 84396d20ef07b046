/** A client and a gatekeeper under H.235.1 procedure I. */
import { describe, expect, test } from '@jest/globals';
import { RasMessage } from '../generated/h323-messages.ts';
import { identifiers } from '../h235/identifiers.ts';
import { decode } from '../per/decode.ts';
import { TestGatekeeper } from '../testing/gatekeeper.ts';
import { RasNet } from '../testing/ras-net.ts';
import { GatekeeperClient } from './gatekeeper-client.ts';
import { admit, clientAddress, clientOptions, gkAddress, gkOptions } from './test/setting.ts';

const START = Date.UTC(2026, 10, 20);

function secured({ password = 'secret', ahead = 0, multicast = false } = {}) {
  const net = new RasNet();
  const clock = { now: () => START + net.now, random: () => 0.25 };
  const group = { address: '224.0.1.41', port: 1718 };
  const gatekeeper = new TestGatekeeper({ ...gkOptions, security: { ...clock, passwords: { room: 'secret', other: 'x' } } });
  const machine = new GatekeeperClient({
    ...clientOptions,
    gatekeeper: multicast ? group : gkAddress,
    security: { senderId: 'room', password, random: () => 0.5, now: () => clock.now() + ahead },
  });
  return { net, machine, group, gatekeeper, gk: net.add(gkAddress, gatekeeper), client: net.add(clientAddress, machine) };
}

test('a registration, a call and hours of renewals', () => {
  const { net, client, gk, machine } = secured();
  client.command({ do: 'register' });
  client.command(admit('a'));
  client.command({ do: 'disengage', id: 'a', reason: 'normalDrop' });
  net.advance(3_600_000);
  gk.command({ do: 'unregister', reason: 'reregistrationRequired' });
  client.command({ do: 'unregister' });
  expect(client.events.map(event => event.type)).toEqual(['registered', 'admitted', 'unregistered', 'registered', 'unregistered']);
  expect(gk.events.filter(event => event.type === 'unauthentic')).toEqual([]);
  expect(machine.state).toBe('idle');
});

test('every message has a token, from the identifier that the gatekeeper gave as soon as there is one', () => {
  const { net, client } = secured();
  client.command({ do: 'register' });
  client.command(admit('a'));
  const senders = net.sent.map(({ bytes }) => {
    const { value } = decode(RasMessage, bytes) as { value: { cryptoTokens?: unknown } };
    return (value.cryptoTokens as [{ value: { value: { hashedVals: { sendersID: string; generalID?: string } } } }])[0].value.value
      .hashedVals;
  });
  expect(senders).toMatchObject([
    { sendersID: 'room' },
    { sendersID: 'gk', generalID: 'room' },
    { sendersID: 'room', generalID: 'gk' },
    { sendersID: 'gk', generalID: 'room' },
    { sendersID: 'endpoint-1', generalID: 'gk' },
    { sendersID: 'gk', generalID: 'room' },
  ]);
  const [request] = net.sent;
  expect(decode(RasMessage, request?.bytes ?? new Uint8Array())).toMatchObject({
    value: { authenticationCapability: [{ type: 'pwdHash' }], algorithmOIDs: [identifiers.hmacSha1] },
  });
});

test('a repetition has a token of its own', () => {
  const { net, client, gk } = secured();
  gk.command({ do: 'drop', requests: 1 });
  client.command({ do: 'register' });
  net.advance(3_000);
  expect(client.events.map(event => event.type)).toEqual(['registered']);
  expect(net.sent[0]?.bytes).not.toEqual(net.sent[1]?.bytes);
});

test.each([
  ['a wrong password', { password: 'guess' }, 'securityIntegrityFailed'],
  ['a wrong clock', { ahead: 400_000 }, 'securityWrongSyncTime'],
])('%s: the gatekeeper refuses, and nobody believes its unsigned word', (_, change, reason) => {
  const { net, client, gk } = secured(change);
  client.command({ do: 'register' });
  net.advance(9_000);
  expect(gk.events[0]).toEqual({ type: 'unauthentic', what: `gatekeeperRequest: ${reason}` });
  expect(client.events.slice(0, 2)).toEqual([
    { type: 'unauthentic', from: gkAddress, what: 'gatekeeperReject: noToken' },
    { type: 'unauthentic', from: gkAddress, what: 'gatekeeperReject: noToken' },
  ]);
  expect(client.events.at(-1)).toEqual({ type: 'registrationFailed', reason: 'noAnswer', retryIn: 10_000 });
});

describe('on the way', () => {
  test('a changed octet of any answer is noticed', () => {
    const { net, client, gatekeeper, machine } = secured();
    net.remove(gkAddress);
    client.command({ do: 'register' });
    const request = net.sent[0]?.bytes ?? new Uint8Array();
    const answers = gatekeeper.handle({ type: 'bytes', from: clientAddress, bytes: request });
    const confirm = answers.flatMap(output => (output.type === 'send' ? [output.bytes] : []))[0] ?? new Uint8Array();
    for (let at = 0; at < confirm.length; at++) {
      const bytes = confirm.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      net.inject(gkAddress, clientAddress, bytes);
      expect(machine.state).toBe('discovering');
    }
    net.inject(gkAddress, clientAddress, confirm);
    expect(machine.state).toBe('registering');
  });

  test('what was sent before is not taken again, nor our own', () => {
    const { net, client, gk } = secured();
    client.command({ do: 'register' });
    client.command(admit('a'));
    gk.command({ do: 'disengage', callIdentifier: new Uint8Array(16).fill(7) });
    client.command(admit('a'));
    client.events.splice(0);
    const requests = net.sent.filter(({ bytes }) => decode(RasMessage, bytes).type === 'disengageRequest');
    for (const { bytes } of requests) net.inject(gkAddress, clientAddress, bytes);
    for (const { bytes, from } of [...net.sent]) if (from === clientAddress) net.inject(gkAddress, clientAddress, bytes);
    expect(client.events.some(event => event.type === 'disengage')).toBe(false);
    expect(client.events.find(event => event.type === 'unauthentic')).toEqual({
      type: 'unauthentic',
      from: gkAddress,
      what: 'disengageRequest: securityReplay',
    });
  });
});

test('a multicast group is asked without a token, and what follows has one', () => {
  const { net, client, group, machine } = secured({ multicast: true });
  client.command({ do: 'register' });
  const request = net.sent[0];
  expect(request?.to).toEqual(group);
  expect(decode(RasMessage, request?.bytes ?? new Uint8Array())).not.toHaveProperty('value.cryptoTokens');
  const open = new TestGatekeeper(gkOptions).handle({ type: 'bytes', from: clientAddress, bytes: request?.bytes ?? new Uint8Array() });
  for (const output of open) if (output.type === 'send') net.inject(gkAddress, clientAddress, output.bytes);
  expect(machine.state).toBe('registered');
});
