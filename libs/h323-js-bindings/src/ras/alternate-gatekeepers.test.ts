import { expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import { TestGatekeeper } from '../testing/gatekeeper.ts';
import { admit, gkAddress, gkOptions, otherGkAddress, registered, setting } from './test/setting.ts';

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
