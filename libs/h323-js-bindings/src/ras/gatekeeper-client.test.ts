import { describe, expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import { RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { decode } from '../per/decode.ts';
import { TestGatekeeper, type TestGatekeeperCommand, type TestGatekeeperEvent, type TestGatekeeperOptions } from '../testing/gatekeeper.ts';
import { RasNet } from '../testing/ras-net.ts';
import { GatekeeperClient } from './gatekeeper-client.ts';
import type { GatekeeperClientOptions, GatekeeperCommand, GatekeeperEvent } from './ras.ts';

const gkAddress: SocketAddress = { address: '192.0.2.1', port: 1719 };
const otherGkAddress: SocketAddress = { address: '192.0.2.2', port: 1719 };
const clientAddress: SocketAddress = { address: '192.0.2.10', port: 1719 };
const called: SocketAddress = { address: '192.0.2.20', port: 1720 };

const clientOptions: GatekeeperClientOptions = {
  gatekeeper: gkAddress,
  discover: true,
  callSignalAddresses: [{ address: '192.0.2.10', port: 1720 }],
  rasAddress: clientAddress,
  aliases: [
    { kind: 'h323-ID', value: 'gateway' },
    { kind: 'dialledDigits', value: '5000' },
  ],
  prefixes: ['88'],
  terminalType: 'gateway',
  vendor: { product: 'OpenCVI', version: '1' },
  timeToLive: 60,
};

const gkOptions: TestGatekeeperOptions = { id: 'gk', rasAddress: gkAddress, timeToLive: 60, routes: { room: called } };

const callIdentifier = new Uint8Array(16).fill(7);

function admit(id: string, more: Partial<Extract<GatekeeperCommand, { do: 'admit' }>> = {}): GatekeeperCommand {
  return {
    do: 'admit',
    id,
    answering: false,
    destination: [{ kind: 'h323-ID', value: 'room' }],
    source: [{ kind: 'h323-ID', value: 'gateway' }],
    bandwidth: 768_000,
    callReference: 17,
    callIdentifier,
    conferenceId: new Uint8Array(16).fill(8),
    ...more,
  };
}

interface Setting {
  readonly net: RasNet;
  readonly gk: { command(command: TestGatekeeperCommand): void; readonly events: TestGatekeeperEvent[] };
  readonly client: { command(command: GatekeeperCommand): void; readonly events: GatekeeperEvent[] };
  readonly machine: GatekeeperClient;
}

function setting({
  client = {},
  gk = {},
}: {
  client?: Partial<GatekeeperClientOptions>;
  gk?: Partial<TestGatekeeperOptions>;
} = {}): Setting {
  const net = new RasNet();
  const machine = new GatekeeperClient({ ...clientOptions, ...client });
  return {
    net,
    machine,
    gk: net.add(gkAddress, new TestGatekeeper({ ...gkOptions, ...gk })),
    client: net.add(clientAddress, machine),
  };
}

function registered(options: Parameters<typeof setting>[0] = {}): Setting {
  const all = setting(options);
  all.client.command({ do: 'register' });
  expect(all.client.events).toEqual([expect.objectContaining({ type: 'registered' })]);
  all.client.events.splice(0);
  all.gk.events.splice(0);
  return all;
}

/** Names of the messages that a host has sent, with a mark where the same number was used again. */
function sentBy({ net }: Setting, from: SocketAddress = clientAddress): string[] {
  return net.sent.filter(one => one.from.address === from.address).map(({ bytes }) => decode(RasMessage, bytes).type);
}

describe('registration', () => {
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
    expect(client.events).toEqual([
      { type: 'unregistered', by: 'us', reason: 'noAnswer' },
      expect.objectContaining({ type: 'registered' }),
    ]);
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
    expect(() => new GatekeeperClient({ ...clientOptions, aliases: [{ kind: 'dialledDigits', value: 'letters' }] })).toThrow(
      'terminalAlias',
    );
    expect(() => new GatekeeperClient({ ...clientOptions, rasAddress: { address: 'name', port: 1 } })).toThrow(RangeError);
  });
});

describe('alternate gatekeepers', () => {
  const alternate = (needToRegister = true, priority = 1) => ({
    rasAddress: toH225Address(otherGkAddress),
    gatekeeperIdentifier: 'other',
    needToRegister,
    priority,
  });
  const dead = { rasAddress: toH225Address({ address: '192.0.2.3', port: 1719 }), needToRegister: true, priority: 0 };

  test('take over when the first is gone, the best first', () => {
    const { client, net } = registered({ gk: { alternates: [alternate(), dead] } });
    const other = net.add(otherGkAddress, new TestGatekeeper({ ...gkOptions, id: 'other', rasAddress: otherGkAddress }));
    net.remove(gkAddress);
    net.advance(36_000 + 9_000 + 9_000);
    expect(client.events).toEqual([
      { type: 'registrationFailed', reason: 'noAnswer', retryIn: 0 },
      { type: 'registrationFailed', reason: 'noAnswer', retryIn: 0 },
      { type: 'registered', gatekeeper: otherGkAddress, endpointId: 'endpoint-1', timeToLive: 60 },
    ]);
    expect(other.events).toMatchObject([{ type: 'registered', keptAlive: false }]);
    client.events.splice(0);
    net.advance(600_000);
    expect(client.events).toEqual([]);
  });

  test('named in a reject', () => {
    const { client, net, gk } = setting();
    net.add(otherGkAddress, new TestGatekeeper({ ...gkOptions, id: 'other', rasAddress: otherGkAddress }));
    gk.command({ do: 'reject', request: 'registrationRequest', reason: 'resourceUnavailable', alternates: [alternate()] });
    client.command({ do: 'register' });
    expect(client.events).toEqual([
      { type: 'registrationFailed', reason: 'resourceUnavailable', retryIn: 0 },
      expect.objectContaining({ type: 'registered', gatekeeper: otherGkAddress }),
    ]);
  });

  test('all of them gone: waits, then begins with the first', () => {
    const { client, net } = registered({ gk: { alternates: [alternate(), dead] } });
    net.remove(gkAddress);
    net.advance(120_000);
    expect(client.events.filter(event => event.type === 'registrationFailed' && event.retryIn > 0)).toHaveLength(2);
    net.add(gkAddress, new TestGatekeeper(gkOptions));
    net.advance(120_000);
    expect(client.events.at(-1)).toMatchObject({ type: 'registered', gatekeeper: gkAddress });
  });

  test('without registration: asked when the gatekeeper does not answer for a call', () => {
    const { client, net } = registered({ gk: { alternates: [alternate(false)] } });
    const backup = new TestGatekeeper({ ...gkOptions, id: 'other', rasAddress: otherGkAddress });
    const other = net.add(otherGkAddress, backup);
    net.remove(gkAddress);
    client.command(admit('a'));
    net.advance(9_000);
    // It does not know us, being no real backup: what matters is that it was asked.
    expect(other.events).toEqual([{ type: 'rejected', request: 'admissionRequest', reason: 'callerNotRegistered' }]);
    expect(client.events[0]).toEqual({ type: 'refused', id: 'a', reason: 'callerNotRegistered' });
  });

  test('for good: calls are refused and we move', () => {
    const { client, net, gk } = registered();
    net.add(otherGkAddress, new TestGatekeeper({ ...gkOptions, id: 'other', rasAddress: otherGkAddress }));
    gk.command({ do: 'reject', request: 'admissionRequest', reason: 'resourceUnavailable', alternates: [alternate()], permanent: true });
    client.command(admit('a'));
    expect(client.events).toEqual([
      { type: 'refused', id: 'a', reason: 'resourceUnavailable' },
      { type: 'unregistered', by: 'gatekeeper', reason: 'resourceUnavailable' },
      { type: 'registrationFailed', reason: 'resourceUnavailable', retryIn: 0 },
      expect.objectContaining({ type: 'registered', gatekeeper: otherGkAddress }),
    ]);
  });
});

describe('calls', () => {
  test('admitted, given more bandwidth, ended', () => {
    const { client, gk } = registered({ gk: { maxBandwidth: 1_000_000 } });
    client.command(admit('a'));
    client.command({ do: 'bandwidth', id: 'a', bandwidth: 900_000 });
    client.command({ do: 'bandwidth', id: 'a', bandwidth: 2_000_000 });
    client.command({ do: 'disengage', id: 'a', reason: 'normalDrop', cause: 16 });
    expect(client.events).toEqual([
      { type: 'admitted', id: 'a', callSignalAddress: called, bandwidth: 768_000, gatekeeperRouted: false },
      { type: 'bandwidth', id: 'a', bandwidth: 900_000, granted: true },
      { type: 'bandwidth', id: 'a', bandwidth: 900_000, granted: false },
    ]);
    expect(gk.events).toEqual([
      { type: 'admitted', callIdentifier, answering: false, bandwidth: 768_000 },
      { type: 'bandwidth', callIdentifier, bandwidth: 900_000 },
      { type: 'rejected', request: 'bandwidthRequest', reason: 'insufficientResources' },
      { type: 'disengaged', callIdentifier, cause: 16 },
    ]);
  });

  test('answered ones are asked for too, with less bandwidth where there is less', () => {
    const { client, gk } = registered({ gk: { maxBandwidth: 128_000 } });
    client.command(admit('in', { answering: true, sourceAddress: called }));
    expect(client.events).toMatchObject([{ type: 'admitted', id: 'in', bandwidth: 128_000 }]);
    expect(gk.events).toMatchObject([{ type: 'admitted', answering: true }]);
  });

  test.each([
    'calledPartyNotRegistered',
    'requestDenied',
    'undefinedReason',
    'routeCallToGatekeeper',
    'resourceUnavailable',
    'securityDenial',
    'incompleteAddress',
    'exceedsCallCapacity',
    'noRouteToDestination',
  ])('rejected: %s', reason => {
    const { client, gk, machine } = registered();
    gk.command({ do: 'reject', request: 'admissionRequest', reason });
    client.command(admit('a'));
    expect(client.events).toEqual([{ type: 'refused', id: 'a', reason }]);
    expect(machine.state).toBe('registered');
    // Its name is free again.
    client.command(admit('a'));
    expect(client.events.at(-1)).toMatchObject({ type: 'admitted', id: 'a' });
  });

  test.each(['callerNotRegistered', 'invalidEndpointIdentifier'])('rejected, %s: registers again', reason => {
    const { client, gk, machine } = registered();
    gk.command({ do: 'reject', request: 'admissionRequest', reason });
    client.command(admit('a'));
    expect(client.events.map(event => event.type)).toEqual(['refused', 'unregistered', 'registered']);
    expect(machine.state).toBe('registered');
  });

  test('no answer: refused, and the gatekeeper is looked after', () => {
    const { client, gk, net, machine } = registered();
    gk.command({ do: 'drop', requests: 3 });
    client.command(admit('a'));
    net.advance(9_000);
    expect(client.events).toEqual([{ type: 'refused', id: 'a', reason: 'noAnswer' }]);
    expect(gk.events).toMatchObject([{ type: 'registered', keptAlive: true }]);
    expect(machine.state).toBe('registered');
  });

  test('requestInProgress', () => {
    const { client, gk, net } = registered();
    gk.command({ do: 'delay', ms: 20_000 });
    client.command(admit('a'));
    net.advance(9_999);
    expect(client.events).toEqual([]);
    net.advance(1);
    expect(client.events).toMatchObject([{ type: 'admitted' }]);
  });

  test('what cannot be asked is refused here', () => {
    const { client } = setting();
    client.command(admit('a'));
    client.command({ do: 'register' });
    client.command(admit('b', { destination: [{ kind: 'dialledDigits', value: 'room' }] }));
    client.command(admit('c'));
    client.command(admit('c'));
    client.command({ do: 'bandwidth', id: 'nobody', bandwidth: 1 });
    client.command({ do: 'disengage', id: 'nobody', reason: 'normalDrop' });
    expect(client.events).toMatchObject([
      { type: 'refused', id: 'a', reason: 'notRegistered' },
      { type: 'registered' },
      { type: 'refused', id: 'b', reason: 'badFormatAddress' },
      { type: 'admitted', id: 'c' },
      { type: 'refused', id: 'c', reason: 'alreadyAdmitted' },
      { type: 'bandwidth', id: 'nobody', granted: false },
    ]);
  });

  test('ended before it is admitted: the gatekeeper hears of it', () => {
    const { client, gk, net } = registered();
    gk.command({ do: 'delay', ms: 2_000 });
    client.command(admit('a'));
    client.command({ do: 'disengage', id: 'a', reason: 'normalDrop' });
    net.advance(1_000);
    expect(gk.events.map(event => event.type)).toEqual(['admitted', 'disengaged']);
    expect(client.events).toEqual([]);
  });

  test('the gatekeeper ends one', () => {
    const { client, gk } = registered();
    client.command(admit('a'));
    gk.command({ do: 'disengage', callIdentifier });
    expect(gk.events.at(-1)).toEqual({ type: 'answered', with: 'disengageConfirm' });
    expect(client.events.at(-1)).toEqual({ type: 'disengage', id: 'a', reason: 'forcedDrop' });
    gk.command({ do: 'disengage', callIdentifier });
    expect(gk.events.at(-1)).toEqual({ type: 'answered', with: 'disengageReject' });
  });

  test('the gatekeeper sets the bandwidth of one', () => {
    const { client, gk } = registered();
    client.command(admit('a'));
    gk.command({ do: 'bandwidth', callIdentifier, bandwidth: 64_000 });
    expect(gk.events.at(-1)).toEqual({ type: 'answered', with: 'bandwidthConfirm' });
    expect(client.events.at(-1)).toEqual({ type: 'bandwidth', id: 'a', bandwidth: 64_000, granted: true });
    client.command({ do: 'disengage', id: 'a', reason: 'normalDrop' });
    gk.command({ do: 'bandwidth', callIdentifier, bandwidth: 64_000 });
  });
});

describe('reports', () => {
  const calls = (all: Setting, count: number): void => {
    for (let i = 0; i < count; i++)
      all.client.command(admit(`${i}`, { callIdentifier: new Uint8Array(16).fill(i + 1), callReference: i + 1 }));
    all.gk.events.splice(0);
  };
  const answersOf = ({ gk }: Setting): unknown[] => gk.events.filter(event => event.type === 'answered' || event.type === 'report');

  test('of one call, of all, of one that there is not', () => {
    const all = registered();
    calls(all, 2);
    all.gk.command({ do: 'ask', callIdentifier: new Uint8Array(16).fill(1) });
    all.gk.command({ do: 'ask' });
    all.client.command({ do: 'disengage', id: '0', reason: 'normalDrop' });
    expect(answersOf(all)).toEqual([
      { type: 'report', unsolicited: false, calls: 1, status: 'complete' },
      { type: 'report', unsolicited: false, calls: 2, status: 'complete' },
    ]);
  });

  test('of very many calls: as many as a datagram holds', () => {
    const all = registered();
    calls(all, 30);
    all.gk.command({ do: 'ask' });
    expect(answersOf(all)).toEqual([{ type: 'report', unsolicited: false, calls: 8, status: 'incomplete' }]);
    expect(all.net.sent.at(-1)?.bytes.length).toBeLessThan(1200);
  });

  test('unasked, as often as the gatekeeper wants, until the call is over', () => {
    const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000 } });
    calls(all, 1);
    all.net.advance(35_000);
    expect(answersOf(all)).toEqual(Array(3).fill({ type: 'report', unsolicited: true, calls: 1 }));
    all.client.command({ do: 'disengage', id: '0', reason: 'normalDrop' });
    all.net.advance(100_000);
    expect(answersOf(all)).toHaveLength(3);
  });

  test('that are acknowledged are repeated until they are', () => {
    const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000, acknowledgesReports: true } });
    calls(all, 1);
    all.gk.command({ do: 'drop', requests: 1 });
    all.net.advance(14_000);
    expect(answersOf(all)).toHaveLength(1);
    expect(all.net.timers(clientAddress).filter(name => name.startsWith('request'))).toEqual([]);
  });

  test('that are refused: it does not know us', () => {
    const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000, acknowledgesReports: true } });
    calls(all, 1);
    all.gk.command({ do: 'reject', request: 'infoRequestResponse', reason: 'notRegistered' });
    all.net.advance(10_000);
    expect(all.client.events.slice(-2).map(event => event.type)).toEqual(['unregistered', 'registered']);
  });
});

describe('calls that are granted with the registration', () => {
  const callSignalAddress = { address: '192.0.2.1', port: 1721 };
  const preGranted = { makeCall: true, useGKCallSignalAddressToMakeCall: true, answerCall: true, useGKCallSignalAddressToAnswer: false };

  test('nobody is asked', () => {
    const all = registered({
      gk: { callSignalAddress, preGranted: { ...preGranted, totalBandwidthRestriction: 5000, irrFrequencyInCall: 20 } },
    });
    all.client.command(admit('out'));
    all.client.command(admit('in', { answering: true, sourceAddress: called }));
    all.client.command({ do: 'bandwidth', id: 'out', bandwidth: 400_000 });
    all.client.command({ do: 'bandwidth', id: 'out', bandwidth: 600_000 });
    expect(all.client.events).toEqual([
      { type: 'admitted', id: 'out', callSignalAddress, bandwidth: 500_000, gatekeeperRouted: true },
      { type: 'admitted', id: 'in', callSignalAddress: called, bandwidth: 500_000, gatekeeperRouted: false },
      { type: 'bandwidth', id: 'out', bandwidth: 400_000, granted: true },
      { type: 'bandwidth', id: 'out', bandwidth: 400_000, granted: false },
    ]);
    all.net.advance(20_000);
    expect(all.gk.events.map(event => event.type)).toEqual(['report', 'report']);
    all.client.command({ do: 'disengage', id: 'out', reason: 'normalDrop' });
    expect(sentBy(all)).not.toContain('disengageRequest');
  });

  test.each([
    ['calls are not', { ...preGranted, makeCall: false }, {}],
    ['an alias leads nowhere', { ...preGranted, useGKCallSignalAddressToMakeCall: false }, {}],
    ['answers are not', { ...preGranted, answerCall: false }, { answering: true }],
    ['it came round the gatekeeper', { ...preGranted, useGKCallSignalAddressToAnswer: true }, { answering: true, sourceAddress: called }],
  ])('%s: asks', (_, granted, more) => {
    const all = registered({ gk: { callSignalAddress, preGranted: granted } });
    all.client.command(admit('a', more));
    expect(sentBy(all)).toContain('admissionRequest');
    expect(all.client.events).toMatchObject([{ type: 'admitted' }]);
  });
});
