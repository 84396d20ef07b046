import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import type { CallInput, CallOutput } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';
import { dialWith } from './dial-call.ts';
import { listenWith } from './listen-for-calls.ts';
import type { ControlListening, RunningCall } from './rim.ts';
import { cleanUpsAfterEach } from './test/clean-ups.ts';
import { ScriptedCall } from './test/scripted-call.ts';
import { bytes, callOptions, HandClock, Peer, until } from './test/tools.ts';

const cleanUps = cleanUpsAfterEach();

/** A call whose signalling connection is up; each line that comes makes the machine do what the test says. */
async function start(script: (line: string) => readonly CallOutput[], control: ControlListening = {}) {
  const machine = new ScriptedCall((input: CallInput) => {
    if (input.type === 'connected' && input.on === 'signalling') return [{ type: 'event', event: { type: 'proceeding' } }];
    return input.type === 'bytes' && input.on === 'signalling' ? script(Buffer.from(input.bytes).toString()) : [];
  });
  const calls: RunningCall[] = [];
  const clock = new HandClock();
  const server = await listenWith(() => machine, {
    host: '127.0.0.1',
    port: 0,
    clock,
    control,
    onConnection: () => ({ options: callOptions, onEvent: (_, call) => void calls.push(call) }),
    onDefect: error => {
      throw error;
    },
  });
  const caller = await Peer.connect(server.address.port);
  cleanUps.push(() => server.close());
  cleanUps.push(() => caller.socket.destroy());
  await until(() => calls.length === 1);
  const [call] = calls;
  if (!call) throw new Error('no call');
  cleanUps.push(() => call.destroy());
  const listening = (): SocketAddress[] => machine.inputs.flatMap(input => (input.type === 'listening' ? [input.address] : []));
  const connect = async (port: number, localAddress?: string): Promise<Peer> => {
    const peer = await Peer.connect(port, localAddress === undefined ? {} : { localAddress });
    cleanUps.push(() => peer.socket.destroy());
    return peer;
  };
  return { machine, call, clock, caller, listening, connect };
}

/** Somebody who awaits control connections. */
async function awaiting(): Promise<{ readonly port: number; readonly peers: Peer[] }> {
  const peers: Peer[] = [];
  const server = createServer(socket => void peers.push(new Peer(socket)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => {
    for (const { socket } of peers) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, peers };
}

const listen: CallOutput = { type: 'listen', on: 'control' };
const close: CallOutput = { type: 'close', on: 'control' };
const say = (text: string): CallOutput => ({ type: 'send', on: 'control', bytes: bytes(text) });

test('an awaited connection: one, from the far side alone, within the ports that are given', async () => {
  const script = (line: string): CallOutput[] => (line === 'listen' ? [listen] : [say('hello'), close]);
  const { machine, caller, listening, connect } = await start(script, { announced: '203.0.113.7', ports: { min: 18_100, max: 18_119 } });
  caller.socket.write('listen');
  await until(() => listening().length === 1);
  const [{ address, port } = { address: '', port: 0 }] = listening();
  expect(address).toBe('203.0.113.7');
  expect(port).toBeGreaterThanOrEqual(18_100);
  expect(port).toBeLessThanOrEqual(18_119);
  const stranger = await connect(port, '127.0.0.2');
  await until(() => stranger.isClosed);
  const control = await connect(port);
  control.socket.write('x');
  await until(() => machine.told.at(-1) === 'bytes control x');
  await expect(connect(port)).rejects.toThrow(/ECONNREFUSED/);
  caller.socket.write('say');
  await until(() => control.isClosed);
  expect([control.received, machine.told.filter(word => word.endsWith('control'))]).toEqual([
    'hello',
    ['listening control', 'connected control'],
  ]);
});

test('an awaited connection from another host, where that is allowed', async () => {
  const { machine, caller, listening, connect } = await start(() => [listen], { allowOtherControlHosts: true });
  caller.socket.write('listen');
  await until(() => listening().length === 1);
  await connect(listening()[0]?.port ?? 0, '127.0.0.2');
  await until(() => machine.told.at(-1) === 'connected control');
});

test('no free port is told', async () => {
  const taken = await awaiting();
  const { machine, caller } = await start(() => [listen], { ports: { min: taken.port, max: taken.port } });
  caller.socket.write('listen');
  await until(() => machine.told.at(-1)?.startsWith('closed control: ') === true);
  expect(machine.told.at(-1)).toContain('EADDRINUSE');
});

test('a port of the range that is taken is passed over', async () => {
  const ports = { min: 18_120, max: 18_121 };
  const found = [];
  for (let i = 0; i < 2; i++) {
    const { caller, listening } = await start(() => [listen], { ports });
    caller.socket.write('listen');
    await until(() => listening().length === 1);
    found.push(listening()[0]?.port);
  }
  expect(found.sort()).toEqual([18_120, 18_121]);
});

test.each<[string, ControlListening, RegExp]>([
  ['a name to announce', { announced: 'gateway.example.com' }, /^control.announced: gateway.example.com is not an address of IP$/],
  ['ports the wrong way round', { ports: { min: 4000, max: 3999 } }, /^control.ports: 4000 to 3999 is no range of ports$/],
  ['no ports', { ports: { min: 65000, max: 66000 } }, /is no range of ports$/],
])('%s is refused before there is a call', async (_, control, message) => {
  const never = (): never => {
    throw new Error('there is no call');
  };
  const common = { clock: new HandClock(), control, onDefect: never };
  const listening = listenWith(never, { host: '127.0.0.1', port: 0, ...common, onConnection: () => undefined });
  await expect(listening).rejects.toThrow(message);
  const dialling = dialWith(never, { to: { address: '127.0.0.1', port: 9 }, ...common, options: callOptions, onEvent: never });
  await expect(dialling).rejects.toThrow(message);
});

test('what is awaited in vain is given up with the call', async () => {
  const { call, caller, listening, connect } = await start(() => [listen]);
  caller.socket.write('listen');
  await until(() => listening().length === 1);
  call.destroy();
  await call.over;
  await expect(connect(listening()[0]?.port ?? 0)).rejects.toThrow(/ECONNREFUSED/);
});

test('a connection to the far side; it closes, and that is told', async () => {
  const far = await awaiting();
  const to = { address: '127.0.0.1', port: far.port };
  const { machine, caller } = await start(line => (line === 'go' ? [{ type: 'connect', on: 'control', to }] : [say('hello')]));
  caller.socket.write('go');
  await until(() => machine.told.at(-1) === 'connected control');
  caller.socket.write('say');
  await until(() => far.peers[0]?.received === 'hello');
  far.peers[0]?.socket.end();
  await until(() => machine.told.at(-1) === 'closed control');
});

test.each([
  ['the far side, whatever address it says', {}, '127.0.0.3', true],
  ['another host where that is allowed', { allowOtherControlHosts: true }, '127.0.0.3', false],
])('a connection goes to %s', async (_, control, address, succeeds) => {
  // Only 127.0.0.1 listens
  const far = await awaiting();
  const { machine, caller } = await start(() => [{ type: 'connect', on: 'control', to: { address, port: far.port } }], control);
  caller.socket.write('go');
  await until(() => /^(connected|closed) control/.test(machine.told.at(-1) ?? ''));
  expect(machine.told.at(-1)?.startsWith('connected')).toBe(succeeds);
  expect(far.peers).toHaveLength(succeeds ? 1 : 0);
});

test('a second attempt takes the place of the first, which nothing is told of', async () => {
  const far = await awaiting();
  const to = { address: '127.0.0.1', port: far.port };
  const { machine, caller, listening, connect } = await start(line =>
    line === 'listen' ? [listen] : [{ type: 'connect', on: 'control', to }],
  );
  caller.socket.write('listen');
  await until(() => listening().length === 1);
  caller.socket.write('connect');
  await until(() => machine.told.at(-1) === 'connected control');
  expect(machine.told.filter(word => word.startsWith('closed'))).toEqual([]);
  await expect(connect(listening()[0]?.port ?? 0)).rejects.toThrow(/ECONNREFUSED/);
});

test('a call is over when its control connection is gone too', async () => {
  const { machine, call, caller, listening, connect } = await start(() => [listen]);
  caller.socket.write('listen');
  await until(() => listening().length === 1);
  const control = await connect(listening()[0]?.port ?? 0);
  await until(() => machine.told.at(-1) === 'connected control');
  let isOver = false;
  void call.over.then(() => {
    isOver = true;
  });
  caller.socket.end();
  await until(() => machine.told.at(-1) === 'closed signalling');
  await until(() => caller.isClosed);
  expect(isOver).toBe(false);
  control.socket.end();
  await call.over;
});
