import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { SocketAddress } from '../machine.ts';
import type { RasInput, RasMachine, RasOutput } from '../ras/ras.ts';
import { openRas } from './open-ras.ts';
import { bytes, HandClock, openSockets, until } from './test/tools.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Script = (input: RasInput<string>) => readonly RasOutput<string>[];

async function start(script: Script, { host }: { readonly host?: string | undefined } = { host: '127.0.0.1' }) {
  const clock = new HandClock();
  const inputs: RasInput<string>[] = [];
  const [events, defects]: [string[], unknown[]] = [[], []];
  const machine: RasMachine<string, string> = {
    state: 'idle',
    handle(input) {
      inputs.push(input);
      return script(input);
    },
  };
  const ras = await openRas({
    host,
    port: 0,
    clock,
    machine,
    onEvent(event, ras) {
      events.push(event);
      if (event === 'again') ras.command('more');
    },
    onDefect: error => void defects.push(error),
  });
  cleanUps.push(() => ras.close());
  return { ras, clock, inputs, events, defects };
}

async function peer(host = '127.0.0.1') {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const received: string[] = [];
  socket.on('message', data => received.push(data.toString()));
  socket.bind(0, host);
  await once(socket, 'listening');
  cleanUps.push(() => socket.close());
  const { address, port } = socket.address();
  const say = (text: string, to: SocketAddress): void => socket.send(text, to.port, host);
  return { received, address: { address, port }, say };
}

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::', '127.0.0.1'],
  [undefined, '127.0.0.1'],
  [undefined, '::1'],
])('datagrams in and out on %s; who sent them from %s is known by a plain address', async (host, from) => {
  const echo: Script = input =>
    input.type === 'bytes' ? [{ type: 'send', to: input.from, bytes: bytes(`re: ${Buffer.from(input.bytes)}`) }] : [];
  const { ras, inputs } = await start(echo, { host });
  const far = await peer(from);
  far.say('hello', ras.local);
  await until(() => far.received.length === 1);
  expect(far.received).toEqual(['re: hello']);
  expect(inputs[0]).toMatchObject({ type: 'bytes', from: far.address });
});

test('commands, timers and events; a command of an event comes after', async () => {
  const script: Script = input => {
    if (input.type === 'timer') return [{ type: 'event', event: `timer ${input.name}` }];
    if (input.type !== 'command') return [];
    if (input.command === 'more') return [{ type: 'event', event: 'more' }];
    const arm = { type: 'arm', name: 'retry', ms: 3000 } as const;
    return [{ type: 'event', event: 'again' }, arm, { type: 'arm', name: 'other', ms: 9 }, { type: 'disarm', name: 'other' }];
  };
  const { ras, clock, events } = await start(script);
  ras.command('go');
  expect(events).toEqual(['again', 'more']);
  expect([clock.runOut(9), clock.runOut(3000)]).toEqual([false, true]);
  expect(events).toEqual(['again', 'more', 'timer retry']);
});

test('a datagram at which the machine throws does not keep it from the next', async () => {
  const script: Script = input => {
    if (input.type === 'bytes' && input.bytes[0] === 0x78) throw new Error('oops');
    return input.type === 'bytes' ? [{ type: 'event', event: Buffer.from(input.bytes).toString() }] : [];
  };
  const { ras, events, defects } = await start(script);
  const far = await peer();
  far.say('x', ras.local);
  await until(() => defects.length === 1);
  far.say('good', ras.local);
  await until(() => events.length === 1);
  expect([defects, events]).toEqual([[new Error('oops')], ['good']]);
});

test('nothing is left after close', async () => {
  const before = openSockets();
  const { ras, clock, inputs } = await start(() => [{ type: 'arm', name: 'T', ms: 5 }]);
  ras.command('go');
  await ras.close();
  await ras.close();
  ras.command('go');
  expect([clock.timers.size, inputs.length]).toEqual([0, 1]);
  await until(() => openSockets() <= before);
});

test('an address that is taken is told', async () => {
  const { ras } = await start(() => []);
  const machine: RasMachine<string, string> = { state: 'idle', handle: () => [] };
  const second = openRas({ ...ras.local, host: '127.0.0.1', clock: new HandClock(), machine, onEvent: () => {}, onDefect: () => {} });
  await expect(second).rejects.toThrow(/EADDRINUSE/);
});
