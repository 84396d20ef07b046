import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultLimits, type Limits } from '../limits.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import type { Flow } from './flow.ts';
import { StreamListener } from './stream-listener.ts';

const options = rawMessage(requestLines('OPTIONS'));

let clock: FakeClock;
let listener: StreamListener;
let messages: Buffer[];
let flows: Flow[];
let arrived: () => void;

async function listen(limits: Partial<Limits> = {}): Promise<void> {
  const events = {
    onBytes(bytes: Buffer, flow: Flow) {
      messages.push(bytes);
      flows.push(flow);
      arrived();
    },
    onBadStream() {
      arrived();
    },
  };
  listener = await StreamListener.listen(
    { transport: 'tcp', host: '127.0.0.1', port: 0 },
    { limits: { ...defaultLimits, ...limits }, clock, events },
  );
}

async function open(): Promise<Socket> {
  const socket = connect(listener.local.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

function arrival(): Promise<void> {
  return new Promise(resolve => {
    arrived = resolve;
  });
}

beforeEach(() => {
  clock = new FakeClock();
  messages = [];
  flows = [];
  arrived = () => {};
});

afterEach(() => listener.close());

describe('a connection', () => {
  test('carries messages both ways and answers pings', async () => {
    await listen();
    const socket = await open();
    const message = arrival();
    socket.write(options);
    await message;
    expect(messages).toEqual([options]);
    flows[0]?.send(Buffer.from('answer'));
    const [answer] = await once(socket, 'data');
    expect(answer.toString()).toBe('answer');
    socket.write('\r\n\r\n');
    expect((await once(socket, 'data')).toString()).toBe('\r\n');
    socket.destroy();
  });

  test('that stalls in the middle of a message is closed, however slowly bytes drip', async () => {
    await listen({ messageTimeoutMs: 5000 });
    const socket = await open();
    const closed = once(socket, 'close');
    socket.write(options);
    await arrival();
    for (let i = 0; i < 6; i++) {
      socket.write('x');
      await new Promise(resolve => setTimeout(resolve, 5));
      clock.advance(1000);
    }
    await closed;
    expect(listener.connections).toBe(0);
  });

  test('that is idle is closed, unless it is held', async () => {
    await listen({ idleTimeoutMs: 5000 });
    const socket = await open();
    const closed = once(socket, 'close');
    const message = arrival();
    socket.write(options);
    await message;
    const release = flows[0]?.hold();
    clock.advance(20_000);
    expect(flows[0]?.open).toBe(true);
    release?.();
    clock.advance(5000);
    await closed;
    expect(flows[0]?.open).toBe(false);
  });

  test('that breaks the framing is closed', async () => {
    await listen();
    const socket = await open();
    const closed = once(socket, 'close');
    socket.write('no length\r\n\r\n');
    await closed;
  });

  test('more from one source than allowed are closed at once', async () => {
    await listen({ maxConnectionsPerSource: 2 });
    const sockets = [await open(), await open()];
    const third = connect(listener.local.port, '127.0.0.1');
    third.on('error', () => {});
    await once(third, 'close');
    expect(listener.connections).toBe(2);
    const [first, ...others] = sockets;
    first?.destroy();
    for (let i = 0; i < 50 && listener.connections > 1; i++) await new Promise(resolve => setTimeout(resolve, 5));
    const replacement = await open();
    const message = arrival();
    replacement.write(options);
    await message;
    for (const socket of [...others, replacement]) socket.destroy();
  });

  test('to a peer is made once and used again', async () => {
    await listen();
    const flow = listener.flowTo(listener.local);
    expect(listener.flowTo(listener.local)).toBe(flow);
    const message = arrival();
    flow.send(options);
    await message;
    expect(messages).toEqual([options]);
  });

  test('that cannot be made fails what waits for it, once', async () => {
    await listen();
    const flow = listener.flowTo({ host: '127.0.0.1', port: 9 });
    const errors: string[] = [];
    const failed = new Promise<void>(resolve => {
      flow.send(options, error => {
        errors.push(error.message);
        resolve();
      });
    });
    await failed;
    await new Promise(resolve => setTimeout(resolve, 10));
    expect([errors.length, flow.open]).toEqual([1, false]);
  });
});
