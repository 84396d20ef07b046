import { expect, test } from '@jest/globals';
import type { CallEvent, CallOptions } from '../call/call.ts';
import { dialCall, listenForCalls, type RunningCall } from './index.ts';
import { openSockets, systemClock, until } from './test/tools.ts';

const options = (role: CallOptions['role'], random: number): CallOptions => ({
  role,
  vendor: { product: role, version: '1' },
  control: { random: () => random },
});

/** What one side is told. */
class Side {
  readonly events: CallEvent[] = [];
  call: RunningCall | undefined;

  onEvent = (event: CallEvent, call: RunningCall): void => {
    this.events.push(event);
    this.call = call;
  };

  has(type: CallEvent['type']): boolean {
    return this.events.some(event => event.type === type);
  }
}

test.each([true, false])('two machines on real sockets; tunnelling: %s', async tunnelling => {
  const before = openSockets();
  const [caller, callee] = [new Side(), new Side()];
  const onDefect = (error: unknown): void => {
    throw error;
  };
  const server = await listenForCalls({
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    control: { ports: { min: 18_130, max: 18_139 } },
    onConnection: () => ({ options: options('callee', 1), onEvent: callee.onEvent }),
    onDefect,
  });
  const to = server.address;
  const call = await dialCall({ to, clock: systemClock, options: options('caller', 1 << 22), onEvent: caller.onEvent, onDefect });
  const ids = { callIdentifier: new Uint8Array(16).fill(1), conferenceId: new Uint8Array(16).fill(2) };
  call.command({ do: 'setup', request: { destination: [], source: [], bandwidth: 768_000, tunnelling, ...ids } });
  await until(() => callee.has('setup'));
  const capabilities = { receive: [{ media: 'audio', codec: 'PCMA', framesPerPacket: 20 } as const], digits: { userInput: [] } };
  for (const side of [callee.call, call]) side?.command({ do: 'start', capabilities });
  callee.call?.command({ do: 'connect' });
  await until(() => [caller, callee].every(side => side.has('remoteCapabilities') && side.has('determined')));
  const ready = caller.events.find(event => event.type === 'controlReady');
  expect(ready).toEqual({ type: 'controlReady', tunnelled: tunnelling });
  call.command({ do: 'release', cause: 16 });
  await Promise.all([call.over, callee.call?.over]);
  expect(callee.events.at(-1)).toMatchObject({ type: 'released', release: { by: 'them' } });
  expect(caller.events.at(-1)).toMatchObject({ type: 'released', release: { by: 'us', cause: 16 } });
  expect([call.phase, callee.call?.phase]).toEqual(['released', 'released']);
  await server.close();
  await until(() => openSockets() <= before);
});
