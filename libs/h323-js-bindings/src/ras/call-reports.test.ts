import { expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import { type InfoRequestResponse, RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { admit, clientAddress, gkAddress, registered, type Setting } from './test/setting.ts';

const calls = (all: Setting, count: number): void => {
  for (let i = 0; i < count; i++)
    all.client.command(admit(`${i}`, { callIdentifier: new Uint8Array(16).fill(i + 1), callReference: i + 1 }));
  all.gk.events.splice(0);
};
const answersOf = ({ gk }: Setting): unknown[] => gk.events.filter(event => event.type === 'answered' || event.type === 'report');

test('of one call, of all', () => {
  const all = registered();
  calls(all, 2);
  all.gk.command({ do: 'ask', callIdentifier: new Uint8Array(16).fill(1) });
  all.gk.command({ do: 'ask' });
  all.client.command({ do: 'disengage', id: '0', reason: 'normalDrop' });
  expect(answersOf(all)).toEqual([
    { type: 'report', unsolicited: false, calls: 1, status: 'complete' },
    { type: 'report', unsolicited: false, calls: 2, status: 'complete' },
  ]);
});

test('of very many calls: as many as a datagram holds', () => {
  const all = registered();
  calls(all, 30);
  all.gk.command({ do: 'ask' });
  expect(answersOf(all)).toEqual([{ type: 'report', unsolicited: false, calls: 8, status: 'incomplete' }]);
  expect(all.net.sent.at(-1)?.bytes.length).toBeLessThan(1200);
});

test('unasked, as often as the gatekeeper wants, until the call is over', () => {
  const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000 } });
  calls(all, 1);
  all.net.advance(35_000);
  expect(answersOf(all)).toEqual(Array(3).fill({ type: 'report', unsolicited: true, calls: 1 }));
  all.client.command({ do: 'disengage', id: '0', reason: 'normalDrop' });
  all.net.advance(100_000);
  expect(answersOf(all)).toHaveLength(3);
});

test('that are acknowledged are repeated until they are', () => {
  const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000, acknowledgesReports: true } });
  calls(all, 1);
  all.gk.command({ do: 'drop', requests: 1 });
  all.net.advance(14_000);
  expect(answersOf(all)).toHaveLength(1);
  expect(all.net.timers(clientAddress).filter(name => name.startsWith('request'))).toEqual([]);
});

test('that are refused: it does not know us', () => {
  const all = registered({ gk: { irrFrequency: 10, timeToLive: 6000, acknowledgesReports: true } });
  calls(all, 1);
  all.gk.command({ do: 'reject', request: 'infoRequestResponse', reason: 'notRegistered' });
  all.net.advance(10_000);
  expect(all.client.events.slice(-2).map(event => event.type)).toEqual(['unregistered', 'registered']);
});

test('of a call that there is not, and to the host that asks alone', () => {
  const all = registered();
  const ask = (replyAddress: SocketAddress): unknown => {
    const value = { requestSeqNum: 5, callReferenceValue: 99, replyAddress: toH225Address(replyAddress) };
    all.net.inject(gkAddress, clientAddress, encode<RasMessage>(RasMessage, { type: 'infoRequest', value }));
    const answer = all.net.sent.at(-1);
    return { to: answer?.to, message: answer && decode(RasMessage, answer.bytes) };
  };
  const message = { type: 'infoRequestResponse', value: { requestSeqNum: 5, irrStatus: { type: 'invalidCall' } } };
  expect(ask({ ...gkAddress, port: 2000 })).toMatchObject({ to: { ...gkAddress, port: 2000 }, message });
  expect(ask({ address: '203.0.113.5', port: 1719 })).toMatchObject({ to: gkAddress, message });
});

test('of very many calls in parts, to a gatekeeper that asks for parts', () => {
  const all = registered();
  calls(all, 18);
  const parts = [0, 1, 2].map(nextSegmentRequested => {
    const value = { requestSeqNum: 6, callReferenceValue: 0, segmentedResponseSupported: null, nextSegmentRequested };
    all.net.inject(gkAddress, clientAddress, encode<RasMessage>(RasMessage, { type: 'infoRequest', value }));
    const { irrStatus, perCallInfo } = (
      decode(RasMessage, all.net.sent.at(-1)?.bytes ?? new Uint8Array()) as { value: InfoRequestResponse }
    ).value;
    return [irrStatus, perCallInfo?.length];
  });
  expect(parts).toEqual([
    [{ type: 'segment', value: 0 }, 8],
    [{ type: 'segment', value: 1 }, 8],
    [{ type: 'complete' }, 2],
  ]);
});
