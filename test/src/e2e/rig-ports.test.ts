import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { isBound, LOOPBACK, PortBlock } from '../rig/ports.ts';

async function occupy(port: number): Promise<Socket & AsyncDisposable> {
  const socket = createSocket('udp4').bind(port, LOOPBACK);
  await once(socket, 'listening');
  return socket;
}

describe('a block of ports', () => {
  test('is nobody else until it is given back', async () => {
    await using many = new AsyncDisposableStack();
    const firsts: number[] = [];
    for (let count = 0; count < 8; count++) firsts.push(many.use(await PortBlock.take(35)).first);
    firsts.sort((a, b) => a - b);
    expect(firsts.every((first, index) => first % 2 === 0 && first - (firsts[index - 1] ?? 0) >= 35)).toBe(true);
    await expect(PortBlock.take(961)).rejects.toThrow('no 961 consecutive free ports in 16000-16999');
  });

  test('has no port on which somebody listens', async () => {
    const block = await PortBlock.take(20);
    await block[Symbol.asyncDispose]();
    await using _socket = await occupy(block.first + 3);
    expect([await isBound(block.first + 3, 'udp'), await isBound(block.first + 4, 'udp')]).toEqual([true, false]);
    await using many = new AsyncDisposableStack();
    const left = async (): Promise<number | undefined> => {
      const next = await PortBlock.take(20).catch(() => undefined);
      return next && many.use(next).first;
    };
    for (let first = await left(); first !== undefined; first = await left()) expect(first).not.toBe(block.first);
  });
});
