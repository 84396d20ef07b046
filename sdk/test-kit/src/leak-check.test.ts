import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { definePlugin } from '@opencvi/plugin-api';
import { z } from 'zod';
import { startTestGateway } from './gateway/start-test-gateway.ts';

const leaky = (name: string, onStart: () => void | Promise<void>) =>
  definePlugin({ name, api: 1, config: z.object({}), needs: {}, setup: host => host.onStart(onStart) });

test('a plugin that leaves a timer is told so, with the place', async () => {
  let timer: NodeJS.Timeout | undefined;
  const gateway = await startTestGateway({
    plugins: [
      leaky('leaves-a-timer', () => {
        timer = setTimeout(() => {}, 60_000);
      }),
    ],
  });
  await expect(gateway.stop()).rejects.toThrow(/a timer set at .*leak-check\.test/);
  clearTimeout(timer);
});

test('a plugin that leaves a listener is told so', async () => {
  const server = createServer();
  const gateway = await startTestGateway({
    plugins: [leaky('leaves-a-listener', () => new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve())))],
  });
  await expect(gateway.stop()).rejects.toThrow('1 TCPServerWrap');
  await new Promise(resolve => server.close(resolve));
});

test('a plugin that cleans up is not', async () => {
  const gateway = await startTestGateway({ plugins: [leaky('clean', () => {})] });
  await expect(gateway.stop()).resolves.toBeUndefined();
});
