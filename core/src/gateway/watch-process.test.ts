import { expect, test } from '@jest/globals';
import type { Logger } from '@opencvi/plugin-api';
import { watchProcess } from './watch-process.ts';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops the gateway and does not end the process', async signal => {
  const watch = watchProcess(silent);
  process.emit(signal, signal);
  expect(await watch.stopSignal()).toBe(signal);
  const again = watch.stopSignal();
  process.emit('SIGTERM', 'SIGTERM');
  expect(await again).toBe('SIGTERM');
  watch.close();
  expect(process.listenerCount(signal)).toBe(0);
});
