/** Whatever datagrams come, from whomever, in whatever state: no exception, and no more out than in. */
import { expect, test } from '@jest/globals';
import { RasMessage } from '../generated/h323-messages.ts';
import { encode } from '../per/encode.ts';
import { captures } from '../testing/captures.ts';
import { mutate } from '../testing/mutate.ts';
import { Random } from '../testing/random.ts';
import { randomValue } from '../testing/random-value.ts';
import { GatekeeperClient } from './gatekeeper-client.ts';
import type { GatekeeperEvent, RasOutput } from './ras.ts';
import { admit, callIdentifier, clientOptions, gkAddress, registered } from './test/setting.ts';

const captured = (captures().get('ras') ?? []).filter(({ protocol }) => protocol === 'ras');

/** A message of whatever kind, as often as not about something that the machine knows: one of its requests, its call. */
function message(random: Random): Uint8Array {
  if (random.chance(0.2)) return random.pick(captured).bytes;
  const value = randomValue(RasMessage, random, { size: random.pick([5, 30, 100]) }) as { value?: object };
  const known = {
    requestSeqNum: random.between(1, 40),
    callIdentifier: { guid: callIdentifier },
    callReferenceValue: random.pick([0, 17]),
  };
  const parts = Object.entries(known).filter(([name]) => name in (value.value ?? {}) && random.chance(0.7));
  if (Array.isArray(value.value) || parts.length === 0) return encode(RasMessage, value as RasMessage);
  return encode(RasMessage, { ...value, value: { ...value.value, ...Object.fromEntries(parts) } } as unknown as RasMessage);
}

function weigh(outputs: readonly RasOutput<GatekeeperEvent>[]): number {
  return outputs.reduce((sum, output) => sum + (output.type === 'send' ? output.bytes.length : 0), 0);
}

test.each([1, 2, 3, 4])('a client, seed %i', seed => {
  const random = new Random(seed);
  const { client, machine } = registered();
  client.command(admit('a'));
  const states = new Set<string>();
  let [answered, answeredStrangers, most, longest] = [0, 0, 0, 0];
  for (let i = 0; i < 2000; i++) {
    const sound = message(random);
    const bytes = random.chance(0.5) ? sound : mutate(sound, random);
    const from = random.chance(0.8) ? gkAddress : { address: '203.0.113.5', port: 1719 };
    const outputs = machine.handle({ type: 'bytes', from, bytes });
    const octets = weigh(outputs);
    most = Math.max(most, outputs.length);
    longest = Math.max(longest, octets);
    if (octets > 0) {
      answered++;
      answeredStrangers += from === gkAddress ? 0 : 1;
    }
    states.add(machine.state);
    if (random.chance(0.05))
      machine.handle({ type: 'timer', name: random.pick(['keepAlive', 'lifetime', 'register', 'request 3', 'request x', 'report a', '']) });
    if (random.chance(0.02))
      machine.handle({ type: 'command', command: random.pick([{ do: 'register' }, admit('a'), admit('b')] as const) });
  }
  expect(answered).toBeGreaterThan(20);
  expect(states.size).toBeGreaterThan(1);
  expect(answeredStrangers).toBe(0);
  expect(most).toBeLessThan(16);
  expect(longest).toBeLessThan(2500);
});

test('a client that waits for nothing answers nobody', () => {
  const random = new Random(9);
  const machine = new GatekeeperClient(clientOptions);
  for (let i = 0; i < 3000; i++) {
    const outputs = machine.handle({ type: 'bytes', from: { address: '203.0.113.5', port: 1 }, bytes: message(random) });
    expect(outputs.filter(output => output.type !== 'event')).toEqual([]);
  }
  expect(machine.state).toBe('idle');
});

test('a client that wants tokens believes nothing without', () => {
  const random = new Random(10);
  const security = { senderId: 'room', password: 'secret', now: () => Date.UTC(2026, 10, 20), random: () => 0.5 };
  const machine = new GatekeeperClient({ ...clientOptions, security });
  machine.handle({ type: 'command', command: { do: 'register' } });
  for (let i = 0; i < 3000; i++) {
    const outputs = machine.handle({ type: 'bytes', from: gkAddress, bytes: message(random) });
    expect(outputs.every(output => output.type === 'event' && output.event.type === 'unauthentic')).toBe(true);
  }
  expect(machine.state).toBe('discovering');
});
