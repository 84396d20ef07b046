/** RAS over a network that loses, doubles, delays and disorders datagrams, with a gatekeeper that has moods. */
import { expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import { TestGatekeeper, type TestGatekeeperCommand } from '../testing/gatekeeper.ts';
import { Random } from '../testing/random.ts';
import { admit, clientAddress, gkOptions, otherGkAddress, type Setting, setting } from './test/setting.ts';

const moods: readonly TestGatekeeperCommand[] = [
  { do: 'forget' },
  { do: 'ask' },
  { do: 'drop', requests: 4 },
  { do: 'delay', ms: 8_000 },
  { do: 'unregister', reason: 'reregistrationRequired' },
  { do: 'unregister', reason: 'maintenance' },
  { do: 'reject', request: 'gatekeeperRequest', reason: 'resourceUnavailable' },
  { do: 'reject', request: 'registrationRequest', reason: 'fullRegistrationRequired' },
  { do: 'reject', request: 'registrationRequest', reason: 'discoveryRequired' },
  { do: 'reject', request: 'admissionRequest', reason: 'invalidEndpointIdentifier' },
  { do: 'reject', request: 'bandwidthRequest', reason: 'notBound' },
];

/** A client and its gatekeeper, with another one that may take its place. */
function badSetting(random: Random): Setting {
  const rasAddress = toH225Address(otherGkAddress);
  const alternates = [{ rasAddress, gatekeeperIdentifier: 'other', needToRegister: true, priority: 1 }];
  const reports = random.chance(0.5) && { irrFrequency: 20, acknowledgesReports: random.chance(0.5) };
  const made = setting({ client: { discover: random.chance(0.5) }, gk: { ...(random.chance(0.5) && { alternates }), ...reports } });
  made.net.add(otherGkAddress, new TestGatekeeper({ ...gkOptions, id: 'other', rasAddress: otherGkAddress }));
  const late = (): number => random.between(0, 4_000);
  made.net.delays = () => (random.chance(0.3) ? [] : random.chance(0.1) ? [late(), late()] : [late()]);
  return made;
}

/** Calls by their names: whether they are still wanted. */
type Calls = Map<string, boolean>;

function doSomething({ client, gk, net }: Setting, calls: Calls, random: Random): void {
  const wanted = [...calls].filter(([, isWanted]) => isWanted).map(([id]) => id);
  const kind = random.next();
  if (kind < 0.4) net.advance(random.between(1, 20_000));
  else if (kind < 0.6) gk.command(random.pick(moods));
  else if (kind < 0.75 || wanted.length === 0) {
    const number = calls.size + 1;
    calls.set(String(number), true);
    client.command(admit(String(number), { callIdentifier: new Uint8Array(16).fill(number), callReference: number }));
  } else if (kind < 0.9) client.command({ do: 'bandwidth', id: random.pick(wanted), bandwidth: 64_000 });
  else {
    const id = random.pick(wanted);
    calls.set(id, false);
    client.command({ do: 'disengage', id, reason: 'normalDrop' });
  }
}

test('a registration comes about in the end, every call has one answer, and nothing is left behind', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = new Random(seed);
    const made = badSetting(random);
    const { client, net, machine } = made;
    const calls: Calls = new Map();
    client.command({ do: 'register' });
    for (let i = random.between(5, 40); i > 0; i--) doSomething(made, calls, random);
    net.delays = () => [1];
    net.advance(1_800_000);
    expect([seed, machine.state]).toEqual([seed, 'registered']);
    const answered = client.events.flatMap(event => (event.type === 'admitted' || event.type === 'refused' ? event.id : []));
    expect([seed, new Set(answered).size]).toEqual([seed, answered.length]);
    const unanswered = [...calls].filter(([id, isWanted]) => isWanted && !answered.includes(id));
    expect([seed, unanswered]).toEqual([seed, []]);
    for (const id of calls.keys()) client.command({ do: 'disengage', id, reason: 'normalDrop' });
    client.command({ do: 'unregister' });
    net.advance(60_000);
    expect([seed, machine.state, net.timers(clientAddress)]).toEqual([seed, 'idle', []]);
  }
});
