import { expect, test } from '@jest/globals';
import { openRas, type RunningRas } from '@opencvi/h323-js-bindings/node';
import { TestGatekeeper, type TestGatekeeperCommand, type TestGatekeeperEvent } from '@opencvi/h323-js-bindings/testing';
import { CountingMetrics, eventually, RecordingLog, systemClock, VirtualClock } from '@opencvi/test-kit';
import { config } from '../config.ts';
import { Gatekeeper } from './gatekeeper.ts';

/** A gatekeeper at an address of this machine; 0 takes any port. */
function gatekeeperAt(host: string, port = 0): Promise<RunningRas<TestGatekeeperCommand>> {
  const machine = new TestGatekeeper({ id: 'gk', rasAddress: { address: host, port: 1_719 }, timeToLive: 60, routes: {} });
  const onDefect = (error: unknown): never => {
    throw error;
  };
  return openRas<TestGatekeeperCommand, TestGatekeeperEvent>({ host, port, clock: systemClock, machine, onEvent: () => {}, onDefect });
}

/** A client of `gk.example`, and what its name leads to; nothing: there is no such host. */
function clientOf(port: number, names: { address: string | undefined }, host?: string) {
  const clock = new VirtualClock();
  const log = new RecordingLog();
  const asked: number[] = [];
  const settings = config.parse({ ...(host !== undefined && { host }), gatekeeper: { host: 'gk.example', port } });
  if (!settings.gatekeeper) throw new Error('there is no gatekeeper');
  const client = new Gatekeeper(settings.gatekeeper, {
    ...{ config: settings, clock, log, metrics: new CountingMetrics() },
    onDisengage: () => {},
    onBandwidth: () => {},
    resolve: async (_name, family) => {
      asked.push(family);
      if (names.address === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      return names.address;
    },
  });
  const reached = async (): Promise<boolean> => {
    await clock.advance(1_000);
    return client.registered;
  };
  return { client, clock, log, asked, reached };
}

const lost = (log: RecordingLog) => log.lines.filter(({ message }) => message === 'not registered');

test('a gatekeeper that is gone is looked for where its name leads then', async () => {
  const first = await gatekeeperAt('127.0.0.1');
  const { port } = first.local;
  const names: { address: string | undefined } = { address: '127.0.0.1' };
  const { client, clock, log, reached } = clientOf(port, names);
  await client.start(1_720);
  await eventually('the registration', () => client.registered);
  await first.close();
  names.address = '127.0.0.2';
  const second = await gatekeeperAt('127.0.0.2', port);
  await eventually('the loss to be told', async () => {
    await clock.advance(20_000);
    return lost(log).length > 0;
  });
  await eventually('the other registration', reached);
  const told = log.lines.filter(({ message }) => message === 'registered').map(({ fields }) => fields?.['gatekeeper']);
  expect(told).toEqual(['127.0.0.1', '127.0.0.2']);
  await client.close();
  await second.close();
});

test('a name that leads nowhere for a while is told, and tried again', async () => {
  const gatekeeper = await gatekeeperAt('127.0.0.2');
  const names: { address: string | undefined } = { address: '127.0.0.1' };
  const { client, clock, log, reached } = clientOf(gatekeeper.local.port, names);
  await client.start(1_720);
  names.address = undefined;
  await eventually('the failure', async () => {
    await clock.advance(1_000);
    return log.messages('warn').includes('gatekeeper not found');
  });
  names.address = '127.0.0.2';
  await eventually('the registration', reached);
  await client.close();
  await gatekeeper.close();
});

test.each([
  ['192.0.2.7', 4],
  ['::1', 6],
  ['::', 0],
  [undefined, 0],
])('listening on %s an address of family %d is of use', async (host, family) => {
  const { client, asked } = clientOf(1_719, { address: undefined }, host);
  await expect(client.start(1_720)).rejects.toThrow('gatekeeper.host: gk.example cannot be found');
  expect(asked).toEqual([family]);
});
