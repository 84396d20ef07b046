import { expect, test } from '@jest/globals';
import { admit, called, callIdentifier, registered, setting } from './test/setting.ts';

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
