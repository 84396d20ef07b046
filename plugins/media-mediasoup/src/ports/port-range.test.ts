import { expect, test } from '@jest/globals';
import { CallError } from '@opencvi/plugin-api';
import { PortRange } from './port-range.ts';
import { UdpPair } from './udp-pair.ts';
import { openUdpSocket } from './udp-socket.ts';

test('gives even ports, each once, and those given back last', () => {
  const range = new PortRange(18_401, 18_408);
  expect(range.size).toBe(3);
  expect([range.take(), range.take()]).toEqual([18_402, 18_404]);
  range.give(18_402);
  expect([range.take(), range.take(), range.take()]).toEqual([18_406, 18_402, undefined]);
  range.give(18_406);
  expect(range.free).toBe(1);
});

test('has at least one pair', () => {
  expect(() => new PortRange(18_401, 18_402)).toThrow('no pair of ports');
});

test('a pair goes past ports that others hold, and is refused when none is left', async () => {
  const range = new PortRange(18_410, 18_415);
  const other = await openUdpSocket('127.0.0.1', 18_411);
  const first = await UdpPair.open(range, '127.0.0.1');
  const second = await UdpPair.open(range, '127.0.0.1');
  expect([first.port, second.port]).toEqual([18_412, 18_414]);
  await expect(UdpPair.open(range, '127.0.0.1')).rejects.toBeInstanceOf(CallError);
  await first.close();
  await first.close();
  await second.close();
  await new Promise<void>(resolve => other.close(() => resolve()));
  expect(range.free).toBe(range.size);
});
