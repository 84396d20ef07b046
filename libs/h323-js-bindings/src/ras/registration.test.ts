import { expect, test } from '@jest/globals';
import { RasMessage } from '../generated/h323-messages.ts';
import { decode } from '../per/decode.ts';
import { TestGatekeeper } from '../testing/gatekeeper.ts';
import { GatekeeperClient } from './gatekeeper-client.ts';
import { admit, clientAddress, clientOptions, gkAddress, gkOptions, otherGkAddress, registered, sentBy, setting } from './test/setting.ts';

test('discovery, then in full', () => {
  const { client, gk, machine } = setting();
  client.command({ do: 'register' });
  expect(gk.events).toEqual([
    { type: 'discovered', by: clientAddress },
    { type: 'registered', endpointId: 'endpoint-1', aliases: clientOptions.aliases, keptAlive: false },
  ]);
  expect(client.events).toEqual([{ type: 'registered', gatekeeper: gkAddress, endpointId: 'endpoint-1', timeToLive: 60 }]);
  expect(machine.state).toBe('registered');
});

test('what is sent says who we are', () => {
  const all = setting({ client: { gatekeeperId: 'gk' } });
  all.client.command({ do: 'register' });
  const messages = all.net.sent.filter(({ from }) => from === clientAddress).map(({ bytes }) => decode(RasMessage, bytes));
  const prefix = { supportedPrefixes: [{ prefix: { type: 'dialledDigits', value: '88' } }] };
  expect(messages).toMatchObject([
    { type: 'gatekeeperRequest', value: { requestSeqNum: 1, gatekeeperIdentifier: 'gk', supportsAltGK: null } },
    {
      type: 'registrationRequest',
      value: {
        requestSeqNum: 2,
        discoveryComplete: true,
        gatekeeperIdentifier: 'gk',
        timeToLive: 60,
        terminalAlias: [
          { type: 'h323-ID', value: 'gateway' },
          { type: 'dialledDigits', value: '5000' },
        ],
        terminalType: {
          gateway: {
            protocol: [
              { type: 'h323', value: prefix },
              { type: 'voice', value: prefix },
            ],
          },
        },
      },
    },
  ]);
});

test('without discovery', () => {
  const all = setting({ client: { discover: false } });
  all.client.command({ do: 'register' });
  expect(sentBy(all)).toEqual(['registrationRequest']);
  expect(all.machine.state).toBe('registered');
});

test('kept alive by light messages, for hours', () => {
  const { net, gk, client } = registered();
  net.advance(3_600_000);
  expect(gk.events.length).toBeGreaterThan(80);
  expect(gk.events.every(event => event.type === 'registered' && event.keptAlive)).toBe(true);
  expect(client.events).toEqual([]);
});

test('while it is renewed we are registered', () => {
  const { net, gk, client, machine } = registered();
  gk.command({ do: 'drop', requests: 2 });
  net.advance(36_000);
  expect([machine.state, net.timers(clientAddress)]).toEqual(['registered', expect.arrayContaining(['request 3'])]);
  client.command(admit('a'));
  expect(client.events).toMatchObject([]);
  client.command({ do: 'unregister' });
  expect(client.events.at(-1)).toEqual({ type: 'unregistered', by: 'us' });
  expect([machine.state, net.timers(clientAddress)]).toEqual(['idle', expect.not.arrayContaining(['request 3', 'keepAlive'])]);
});

test('for ever where no lifetime is told', () => {
  const { net, client, machine } = registered({ gk: { timeToLive: undefined as never } });
  expect(net.timers(clientAddress)).toEqual([]);
  net.advance(1e9);
  expect([machine.state, client.events]).toEqual(['registered', []]);
});

test('a gatekeeper that has forgotten us is told everything again', () => {
  const { net, gk, client } = registered();
  gk.command({ do: 'forget' });
  net.advance(40_000);
  expect(gk.events.map(event => event.type)).toEqual(['rejected', 'registered']);
  expect(client.events).toEqual([expect.objectContaining({ type: 'registered', endpointId: 'endpoint-2' })]);
});

test.each(['discoveryRequired', 'fullRegistrationRequired'])('%s once is put right', reason => {
  const all = setting({ client: { discover: false } });
  all.gk.command({ do: 'reject', request: 'registrationRequest', reason });
  all.client.command({ do: 'register' });
  all.net.advance(20_000);
  expect(all.machine.state).toBe('registered');
  expect(sentBy(all)).toEqual(
    reason === 'discoveryRequired'
      ? ['registrationRequest', 'gatekeeperRequest', 'registrationRequest']
      : ['registrationRequest', 'registrationRequest'],
  );
});

test.each([
  ['gatekeeperRequest', 'terminalExcluded'],
  ['gatekeeperRequest', 'resourceUnavailable'],
  ['registrationRequest', 'securityDenial'],
  ['registrationRequest', 'resourceUnavailable'],
  ['registrationRequest', 'invalidAlias'],
  ['registrationRequest', 'undefinedReason'],
])('%s rejected, %s: tried again, less and less often', (request, reason) => {
  const { net, gk, client, machine } = setting();
  for (let times = 0; times < 4; times++) gk.command({ do: 'reject', request, reason });
  client.command({ do: 'register' });
  expect(machine.state).toBe('waiting');
  net.advance(10_000 + 20_000 + 40_000 + 80_000);
  expect(client.events).toEqual([
    ...[10_000, 20_000, 40_000, 80_000].map(retryIn => ({ type: 'registrationFailed', reason, retryIn })),
    expect.objectContaining({ type: 'registered' }),
  ]);
});

test('repetitions have the same number; then it waits', () => {
  const all = setting();
  all.gk.command({ do: 'drop', requests: 3 });
  all.client.command({ do: 'register' });
  all.net.advance(9_000);
  const numbers = all.net.sent
    .map(({ bytes }) => decode(RasMessage, bytes))
    .map(({ value }) => (value as { requestSeqNum: number }).requestSeqNum);
  expect(numbers).toEqual([1, 1, 1]);
  expect(all.client.events).toEqual([{ type: 'registrationFailed', reason: 'noAnswer', retryIn: 10_000 }]);
});

test('one lost message costs nothing', () => {
  const { net, gk, client } = setting();
  gk.command({ do: 'drop', requests: 2 });
  client.command({ do: 'register' });
  net.advance(6_000);
  expect(client.events).toEqual([expect.objectContaining({ type: 'registered' })]);
});

test('requestInProgress: waits as long as the gatekeeper says', () => {
  const all = setting();
  all.gk.command({ do: 'delay', ms: 30_000 });
  all.client.command({ do: 'register' });
  all.net.advance(14_999);
  expect(sentBy(all)).toEqual(['gatekeeperRequest']);
  all.net.advance(1);
  expect(all.machine.state).toBe('registered');
});

test('given up', () => {
  const { gk, client, machine, net } = registered();
  client.command({ do: 'unregister' });
  expect(gk.events).toEqual([{ type: 'unregistered', endpointId: 'endpoint-1', by: 'endpoint' }]);
  expect(client.events).toEqual([{ type: 'unregistered', by: 'us' }]);
  expect([machine.state, net.timers(clientAddress)]).toEqual(['idle', []]);
});

test('given up though nobody answers, and taken up again meanwhile', () => {
  const { gk, client, net } = registered();
  gk.command({ do: 'drop', requests: 3 });
  client.command({ do: 'unregister' });
  client.command({ do: 'register' });
  net.advance(9_000);
  expect(client.events).toEqual([{ type: 'unregistered', by: 'us', reason: 'noAnswer' }, expect.objectContaining({ type: 'registered' })]);
});

test.each([
  { after: 0, drop: 99, state: 'discovering' },
  { after: 20_000, drop: 99, state: 'discovering' },
  { after: 9_000, drop: 99, state: 'waiting' },
])('given up while $state', ({ after, drop, state }) => {
  const { gk, client, net, machine } = setting();
  gk.command({ do: 'drop', requests: drop });
  client.command({ do: 'register' });
  net.advance(after);
  expect(machine.state).toBe(state);
  client.command({ do: 'unregister' });
  expect(client.events.at(-1)).toEqual({ type: 'unregistered', by: 'us' });
  expect([machine.state, net.timers(clientAddress)]).toEqual(['idle', []]);
});

test.each(['reregistrationRequired', 'ttlExpired'] as const)('unregistered by the gatekeeper, %s: registers at once', reason => {
  const { gk, client, machine } = registered();
  gk.command({ do: 'unregister', reason });
  expect(gk.events[0]).toEqual({ type: 'answered', with: 'unregistrationConfirm' });
  expect(client.events).toEqual([{ type: 'unregistered', by: 'gatekeeper', reason }, expect.objectContaining({ type: 'registered' })]);
  expect(machine.state).toBe('registered');
});

test('unregistered by the gatekeeper for maintenance: later', () => {
  const { gk, client, machine, net } = registered();
  gk.command({ do: 'unregister', reason: 'maintenance' });
  expect(client.events).toEqual([
    { type: 'unregistered', by: 'gatekeeper', reason: 'maintenance' },
    { type: 'registrationFailed', reason: 'maintenance', retryIn: 10_000 },
  ]);
  net.advance(10_000);
  expect(machine.state).toBe('registered');
});

test('a gatekeeper that is gone: tried until the lifetime is over, and after', () => {
  const { client, net } = registered();
  net.remove(gkAddress);
  net.advance(60_000);
  expect(client.events.map(event => event.type)).toEqual(['registrationFailed', 'unregistered']);
  expect(client.events[1]).toEqual({ type: 'unregistered', by: 'timeout' });
  net.add(gkAddress, new TestGatekeeper(gkOptions));
  net.advance(60_000);
  expect(client.events.at(-1)).toMatchObject({ type: 'registered' });
});

test('answers from others mean nothing', () => {
  const { client, net, machine } = setting();
  net.remove(gkAddress);
  client.command({ do: 'register' });
  const [request] = net.sent;
  const stranger = { address: '192.0.2.66', port: 1719 };
  const answer = new TestGatekeeper({ ...gkOptions, rasAddress: stranger }).handle({
    type: 'bytes',
    from: clientAddress,
    bytes: request?.bytes ?? new Uint8Array(),
  });
  const [confirm] = answer.flatMap(output => (output.type === 'send' ? [output.bytes] : []));
  net.inject(stranger, clientAddress, confirm ?? new Uint8Array());
  expect([machine.state, client.events]).toEqual(['discovering', []]);
  net.inject(gkAddress, clientAddress, confirm ?? new Uint8Array());
  expect(machine.state).toBe('registering');
});

test('options that cannot be sent are refused at once', () => {
  expect(() => new GatekeeperClient({ ...clientOptions, aliases: [{ kind: 'dialledDigits', value: 'letters' }] })).toThrow('terminalAlias');
  expect(() => new GatekeeperClient({ ...clientOptions, rasAddress: { address: 'name', port: 1 } })).toThrow(RangeError);
});

test('a gatekeeper that is somewhere else when it is gone is found there, by our new address', () => {
  const { client, net, machine } = registered({ client: { discover: false } });
  const other = net.add(otherGkAddress, new TestGatekeeper({ ...gkOptions, rasAddress: otherGkAddress }));
  const here = { address: '192.0.2.11', port: 1720 };
  client.command({ do: 'relocate', gatekeeper: otherGkAddress, callSignalAddresses: [here], rasAddress: clientAddress });
  net.advance(60_000);
  expect([machine.state, other.events]).toEqual(['registered', []]);
  net.remove(gkAddress);
  net.advance(70_000);
  expect(client.events).toEqual([
    { type: 'registrationFailed', reason: 'noAnswer', retryIn: 10_000 },
    { type: 'registered', gatekeeper: otherGkAddress, endpointId: 'endpoint-1', timeToLive: 60 },
  ]);
  const last = net.sent.filter(({ to }) => to === otherGkAddress).map(({ bytes }) => decode(RasMessage, bytes));
  expect(last[0]).toMatchObject({ value: { callSignalAddress: [{ value: { ip: Uint8Array.of(192, 0, 2, 11) } }], keepAlive: false } });
});
