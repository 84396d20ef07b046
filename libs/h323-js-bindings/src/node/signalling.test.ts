import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { CallInput, CallOutput } from '../call/call.ts';
import { dialWith } from './dial-call.ts';
import { listenWith } from './listen-for-calls.ts';
import type { RunningCall, SignallingServer, SignallingServerOptions } from './rim.ts';
import { cleanUpsAfterEach } from './test/clean-ups.ts';
import { ScriptedCall } from './test/scripted-call.ts';
import { bytes, callOptions, HandClock, Peer, systemClock, until } from './test/tools.ts';

const cleanUps = cleanUpsAfterEach();

type Script = (input: CallInput, call: ScriptedCall) => readonly CallOutput[];

/** A server whose calls follow scripts, one after another. */
async function serve(scripts: Script[], options: Partial<SignallingServerOptions> = {}) {
  const calls: ScriptedCall[] = [];
  const running: RunningCall[] = [];
  const defects: unknown[] = [];
  const clock = new HandClock();
  const create = () => {
    const call = new ScriptedCall(scripts[calls.length]);
    calls.push(call);
    return call;
  };
  const server: SignallingServer = await listenWith(create, {
    host: '127.0.0.1',
    port: 0,
    clock,
    onConnection: () => ({ options: callOptions, onEvent: (_, call) => void running.push(call) }),
    onDefect: error => void defects.push(error),
    ...options,
  });
  cleanUps.push(() => server.close());
  const peer = async (how = {}): Promise<Peer> => {
    const made = await Peer.connect(server.address.port, how);
    cleanUps.push(() => made.socket.destroy());
    return made;
  };
  return { server, calls, running, defects, clock, peer };
}

const event = { type: 'event', event: { type: 'proceeding' } } as const;
const send = (text: string): CallOutput => ({ type: 'send', on: 'signalling', bytes: bytes(text) });

describe('incoming calls', () => {
  test('bytes go in, outputs are carried out in order, a command of the event waits its turn', async () => {
    const script: Script = input => {
      if (input.type === 'bytes') return [send('1'), event, send('2')];
      return input.type === 'command' ? [send('3')] : [];
    };
    const { calls, peer } = await serve([script], {
      onConnection: () => ({ options: callOptions, onEvent: (_, call) => call.command({ do: 'alert' }) }),
    });
    const { socket, ...caller } = await peer();
    void caller;
    const heard: string[] = [];
    socket.on('data', data => heard.push(data.toString()));
    socket.write('hello');
    await until(() => heard.join('') === '123');
    expect(calls[0]?.told).toEqual(['connected signalling', 'bytes signalling hello', 'command alert']);
  });

  test('a connection closed by the machine ends after what was sent, without a `closed`', async () => {
    const script: Script = input => (input.type === 'bytes' ? [send('bye'), { type: 'close', on: 'signalling' }, event] : []);
    const { calls, running, peer } = await serve([script]);
    const caller = await peer();
    caller.socket.write('x');
    await until(() => caller.isClosed);
    expect([caller.received, caller.hasEnded]).toEqual(['bye', true]);
    await running[0]?.over;
    expect(calls[0]?.told).toEqual(['connected signalling', 'bytes signalling x']);
  });

  test('what a released call leaves open is closed, and its timers are cleared', async () => {
    const script: Script = (input, call) => {
      if (input.type !== 'bytes') return [];
      call.state = 'released';
      return [{ type: 'arm', name: 'T1', ms: 60_000 }, event, send('bye')];
    };
    const { clock, running, peer } = await serve([script]);
    const caller = await peer();
    caller.socket.write('x');
    await until(() => caller.isClosed);
    await running[0]?.over;
    expect([caller.received, clock.timers.size]).toEqual(['bye', 0]);
  });

  test('timers run out, start again and are taken back', async () => {
    const arm = (name: string, ms: number): CallOutput => ({ type: 'arm', name, ms });
    const script: Script = input => {
      if (input.type === 'connected') return [arm('T1', 100), arm('T2', 200), arm('T3', 300)];
      if (input.type === 'timer' && input.name === 'T1') return [arm('T2', 250), { type: 'disarm', name: 'T3' }];
      return [];
    };
    const { calls, clock, peer } = await serve([script]);
    await peer();
    await until(() => clock.runOut(100));
    expect([clock.runOut(200), clock.runOut(300), clock.runOut(250)]).toEqual([false, false, true]);
    expect(calls[0]?.told).toEqual(['connected signalling', 'timer T1', 'timer T2']);
  });

  test('a far side that closes half of a connection closes it', async () => {
    const { calls, clock, peer } = await serve([() => [event]]);
    const caller = await peer({ allowHalfOpen: true });
    caller.socket.end('x');
    await until(() => calls[0]?.told.at(-1) === 'closed signalling');
    await until(() => caller.hasEnded);
    clock.runOut(2_000);
    await until(() => caller.isClosed);
  });

  test('a far side that stays half open after our end is dropped', async () => {
    const script: Script = input => (input.type === 'bytes' ? [{ type: 'close', on: 'signalling' }, event] : []);
    const { clock, running, peer } = await serve([script]);
    const caller = await peer({ allowHalfOpen: true });
    caller.socket.write('x');
    await until(() => caller.hasEnded);
    expect(caller.isClosed).toBe(false);
    expect(clock.runOut(2_000)).toBe(true);
    await running[0]?.over;
  });

  test('a far side that resets the connection is told with the reason', async () => {
    const { calls, peer } = await serve([() => []]);
    const caller = await peer();
    caller.socket.resetAndDestroy();
    await until(() => calls[0]?.told.at(-1)?.startsWith('closed') === true);
    expect(calls[0]?.told.at(-1)).toMatch(/^closed signalling: .*ECONNRESET/);
  });

  test.each(['reset', 'ended'] as const)('what came before the connection was %s is heard, although our answer to it fails', async how => {
    let caller: Peer | undefined;
    const hangUp = (input: CallInput): void => {
      if (input.type !== 'bytes' || Buffer.from(input.bytes).toString() !== 'x') return;
      // All of it is in the system's queue before our answer goes out
      caller?.socket.write('bye');
      if (how === 'reset') caller?.socket.resetAndDestroy();
      else caller?.socket.end();
    };
    const script: Script = input => {
      hangUp(input);
      return input.type === 'bytes' ? [event, send('answer')] : [];
    };
    const { calls, running, clock, peer } = await serve([script]);
    caller = await peer();
    caller.socket.write('x');
    await until(() => calls[0]?.told.at(-1)?.startsWith('closed') === true);
    expect(calls[0]?.told).toEqual([
      'connected signalling',
      'bytes signalling x',
      'bytes signalling bye',
      expect.stringMatching(how === 'reset' ? /^closed signalling: write / : /^closed signalling$/),
    ]);
    await until(() => running.length > 0);
    await running[0]?.over;
    expect(clock.timers.size).toBe(0);
  });

  test('a far side that does not read is dropped before it fills our memory', async () => {
    const flood = send('x'.repeat(64 << 10));
    const script: Script = input => (input.type === 'bytes' ? Array.from({ length: 200 }, () => flood) : []);
    const { calls, peer } = await serve([script]);
    const caller = await peer();
    caller.socket.pause();
    caller.socket.write('x');
    await until(() => calls[0]?.told.at(-1) === 'closed signalling: the far side does not read');
  });

  test('a connection that is not wanted, and one too many, are closed', async () => {
    let wanted = false;
    const tooMany: string[] = [];
    const { calls, server, peer } = await serve([() => []], {
      maxConnections: 1,
      onTooMany: remote => tooMany.push(remote.address),
      onConnection: () => (wanted ? { options: callOptions, onEvent: () => {} } : undefined),
    });
    const unwanted = await peer();
    await until(() => unwanted.isClosed);
    wanted = true;
    const first = await peer();
    await until(() => calls.length === 1);
    const second = await peer();
    await until(() => second.isClosed);
    expect([first.isClosed, calls.length, tooMany]).toEqual([false, 1, ['127.0.0.1']]);
    first.socket.destroy();
    await until(() => calls[0]?.told.at(-1) === 'closed signalling');
    await peer();
    await until(() => calls.length === 2);
    await server.close();
  });

  test.each(['::', undefined])('listening on %s: who calls is known by a plain address', async host => {
    const remotes: string[] = [];
    const { server } = await serve([], {
      host,
      onConnection: ({ address }) => {
        remotes.push(address);
        return undefined;
      },
    });
    for (const to of ['127.0.0.1', '::1']) {
      const socket = connect({ host: to, port: server.address.port });
      await once(socket, 'close');
    }
    expect(remotes).toEqual(['127.0.0.1', '::1']);
  });

  test('the port is free after close, and calls go on', async () => {
    const { server, calls, peer } = await serve([() => [send('ok')]]);
    const caller = await peer();
    await until(() => caller.received === 'ok');
    for (const call of calls) call.state = 'present';
    const idle = await peer();
    await until(() => calls.length === 2);
    await server.close();
    await server.close();
    await until(() => idle.isClosed);
    await expect(Peer.connect(server.address.port)).rejects.toThrow(/ECONNREFUSED/);
    const next = await serve([], { port: server.address.port });
    expect(next.server.address.port).toBe(server.address.port);
    caller.socket.write('still here');
    await until(() => calls[0]?.told.at(-1) === 'bytes signalling still here');
  });

  test('an address that is taken is told', async () => {
    const { server } = await serve([]);
    await expect(serve([], { port: server.address.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('defects', () => {
  const oops = (): never => {
    throw new Error('oops');
  };

  test.each([
    ['the machine', (input: CallInput): CallOutput[] => (input.type === 'bytes' ? oops() : []), () => {}],
    ['its owner', (input: CallInput): CallOutput[] => (input.type === 'bytes' ? [event, send('never')] : []), oops],
  ])('what %s throws ends that call alone', async (_, script, onEvent) => {
    const { defects, calls, clock, peer } = await serve(
      [input => (input.type === 'connected' ? [{ type: 'arm', name: 'T', ms: 1 }] : script(input)), () => []],
      { onConnection: () => ({ options: callOptions, onEvent }) },
    );
    const [bad, good] = [await peer(), await peer()];
    bad.socket.write('x');
    await until(() => bad.isClosed);
    expect(defects).toEqual([new Error('oops')]);
    expect(bad.received).toBe('');
    expect(clock.timers.size).toBe(0);
    expect(calls[0]?.told).toEqual(['connected signalling', 'bytes signalling x']);
    good.socket.write('y');
    await until(() => calls[1]?.told.at(-1) === 'bytes signalling y');
  });

  test('what the owner throws at a connection closes it', async () => {
    const { defects, peer } = await serve([], { onConnection: oops });
    const caller = await peer();
    await until(() => caller.isClosed);
    expect(defects).toHaveLength(1);
  });

  test('a call that is destroyed hears and says nothing more', async () => {
    const { calls, running, clock, peer } = await serve([() => [event, { type: 'arm', name: 'T', ms: 5 }]]);
    const caller = await peer();
    await until(() => running.length > 0);
    running[0]?.destroy();
    running[0]?.command({ do: 'alert' });
    await running[0]?.over;
    await until(() => caller.isClosed);
    expect([calls[0]?.told, clock.timers.size]).toEqual([['connected signalling'], 0]);
  });
});

describe('outgoing calls', () => {
  async function answering(onSocket: (peer: Peer) => void) {
    const server = createServer((socket: Socket) => onSocket(new Peer(socket)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => server.close());
    const address = server.address();
    return { address: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
  }

  const base = { clock: systemClock, options: { ...callOptions, role: 'caller' as const }, onEvent: () => {}, onDefect: () => {} };

  test('the machine is told when it may speak', async () => {
    const peers: Peer[] = [];
    const to = await answering(peer => void peers.push(peer));
    const machine = new ScriptedCall(input => (input.type === 'command' ? [send('setup')] : []));
    const call = await dialWith(() => machine, { ...base, to });
    expect([call.remote, call.local.address, call.phase]).toEqual([to, '127.0.0.1', 'idle']);
    call.command({ do: 'proceed' });
    await until(() => peers[0]?.received === 'setup');
    expect(machine.told).toEqual(['connected signalling', 'command proceed']);
    call.destroy();
    await call.over;
    await until(() => peers[0]?.isClosed === true);
  });

  test('nobody there', async () => {
    const to = await answering(() => {});
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
    await expect(dialWith(() => new ScriptedCall(), { ...base, to })).rejects.toMatchObject({ reason: 'failed', code: 'ECONNREFUSED' });
  });

  test.each([
    ['too late', { connectTimeout: 50 }, 'timeout'],
    ['taken back', { signal: AbortSignal.timeout(50) }, 'aborted'],
    ['taken back before', { signal: AbortSignal.abort() }, 'aborted'],
  ])('%s', async (_, options, reason) => {
    // RFC 5737: nobody answers there; where there is no way to it, that is told at once
    const dialled = dialWith(() => new ScriptedCall(), { ...base, to: { address: '192.0.2.1', port: 1720 }, ...options });
    await expect(dialled).rejects.toMatchObject({ name: 'ConnectError', reason: expect.stringMatching(`${reason}|failed`) });
  });
});
