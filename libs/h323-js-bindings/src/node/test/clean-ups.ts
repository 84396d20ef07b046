import { afterEach, beforeEach } from '@jest/globals';
import { openSockets, until } from './tools.ts';

/** What the tests of a file put into this list is done after each of them, the last first; each leaves as many sockets as it found. */
export function cleanUpsAfterEach(): (() => unknown)[] {
  let before = 0;
  const cleanUps: (() => unknown)[] = [];
  beforeEach(() => {
    before = openSockets();
  });
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    await until(() => openSockets() <= before);
  });
  return cleanUps;
}
