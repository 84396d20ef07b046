import { expect, jest, test } from '@jest/globals';
import { startPair } from './test/pair.ts';

// Calls last in real time, and other work slows them
jest.setTimeout(30_000);

const kinds = ['UDPWrap', 'TCPSocketWrap', 'TCPServerWrap', 'Timeout'] as const;

/** How many there are of what keeps a process alive. */
function open(): number[] {
  const active = process.getActiveResourcesInfo();
  return kinds.map(kind => active.filter(each => each === kind).length);
}

test.each([true, false])('nothing stays open after calls and close; tunnelling: %s', async tunnelling => {
  const before = open();
  const pair = await startPair();
  const { a } = await pair.call({ tunnelling });
  await a.until(() => a.hears().seconds > 0.2);
  // What tests before left to the system goes meanwhile: of its own, a call has RTP and RTCP at both ends, and a connection with two
  const [udp = 0, tcp = 0] = open();
  expect([udp >= 4, tcp >= 2]).toEqual([true, true]);
  // Both hang up at once
  await Promise.all([pair.alice.close(), pair.bob.close()]);
  // Sockets are let go of at the end of the loop's round, and the test runner's own timers come and go
  const more = () => open().map((count, i) => Math.max(0, count - (before[i] ?? 0)));
  for (let turn = 0; turn < 80 && more().some(count => count > 0); turn++) await new Promise(resolve => setTimeout(resolve, 25));
  expect(more()).toEqual([0, 0, 0, 0]);
});
