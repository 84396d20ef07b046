import { describe, expect, test } from '@jest/globals';
import type * as H225 from '../generated/h323-messages.ts';
import { Tunnel } from './tunnel.ts';

const pdu = (more: Partial<H225.H323UUPDU> = {}): H225.H323UUPDU => ({ h323MessageBody: { type: 'empty' }, ...more });

describe('both sides must want it (H.323 8.2.1)', () => {
  test.each([
    [true, true, 'on'],
    [true, false, 'off'],
    [false, true, 'off'],
  ] as const)('offered %s, wanted %s: %s', (offered, wanted, state) => {
    const tunnel = new Tunnel();
    tunnel.answer(offered, wanted);
    expect([tunnel.state, tunnel.flag]).toEqual([state, state === 'on']);
  });

  test('once off it stays off', () => {
    const tunnel = new Tunnel();
    tunnel.offer(true);
    expect(tunnel.flag).toBe(true);
    expect(tunnel.learn('callProceeding', pdu({ h245Tunnelling: true }))).toBe(false);
    expect(tunnel.state).toBe('on');
    expect(tunnel.learn('alerting', pdu())).toBe(false);
    expect(tunnel.learn('facility', pdu({ h245Tunnelling: false }))).toBe(true);
    expect(tunnel.learn('connect', pdu({ h245Tunnelling: true }))).toBe(false);
    expect([tunnel.state, tunnel.flag]).toEqual(['off', false]);
  });

  test('a Connect answers, whatever a gatekeeper says beside it', () => {
    const tunnel = new Tunnel();
    tunnel.offer(true);
    tunnel.learn('connect', pdu({ provisionalRespToH245Tunnelling: null }));
    expect(tunnel.state).toBe('off');
  });
});

test('a message takes as much as fits, in order, and at least one', () => {
  const tunnel = new Tunnel();
  const sizes = [100, 16_000, 500, 40_000, 1];
  for (const size of sizes) tunnel.push(new Uint8Array(size));
  const taken: number[][] = [];
  while (tunnel.isPending) taken.push(tunnel.take().map(({ length }) => length));
  expect(taken).toEqual([[100, 16_000], [500], [40_000], [1]]);
  expect(tunnel.take()).toEqual([]);
});
