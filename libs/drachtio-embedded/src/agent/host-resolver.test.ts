import { expect, test } from '@jest/globals';
import { FakeClock } from '../test/fake-clock.ts';
import { chooseService, HostResolver } from './host-resolver.ts';

const record = (name: string, priority: number, weight: number) => ({ name, port: 5060, priority, weight });

test.each([
  [[], 0.5, undefined],
  [[record('b', 20, 1), record('a', 10, 0)], 0.9, 'a'],
  [[record('a', 10, 30), record('b', 10, 70)], 0.29, 'a'],
  [[record('a', 10, 30), record('b', 10, 70)], 0.31, 'b'],
  [[record('.', 0, 0)], 0.5, undefined], // RFC 2782: decidedly not served
])('SRV records, case %#', (records, draw, expected) => {
  expect(chooseService(records, draw)?.name).toBe(expected);
});

test('a name is asked for once in a while, and again at once after a failure', async () => {
  const clock = new FakeClock();
  let asked = 0;
  const address = async (host: string) => {
    asked++;
    if (host === 'bad') throw new Error('not found');
    return '192.0.2.1';
  };
  const hosts = new HostResolver(clock, { address, service: async () => [] });
  expect(await Promise.all([hosts.resolve('a'), hosts.resolve('a'), hosts.resolve('10.0.0.1')])).toEqual([
    '192.0.2.1',
    '192.0.2.1',
    '10.0.0.1',
  ]);
  expect(asked).toBe(1);
  clock.advance(30_000);
  await hosts.resolve('a');
  expect(asked).toBe(2);
  await expect(hosts.resolve('bad')).rejects.toThrow();
  await expect(hosts.resolve('bad')).rejects.toThrow();
  expect(asked).toBe(4);
});
