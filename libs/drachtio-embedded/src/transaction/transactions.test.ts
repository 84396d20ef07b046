import { beforeEach, describe, expect, test } from '@jest/globals';
import { createResponse } from '../message/create-response.ts';
import { parseMessage } from '../message/parse-message.ts';
import type { ReceivedMessage, ReceivedRequest, ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { FakeFlow } from '../test/fake-flow.ts';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { InviteServerTransaction } from './invite-server-transaction.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { defaultTimers } from './timers.ts';
import { TransactionLayer } from './transaction-layer.ts';

function parse(lines: readonly string[]): ReceivedMessage {
  const parsed = parseMessage(rawMessage(lines));
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.value;
}

const request = (method = 'INVITE', changes: Record<string, string> = {}) => parse(requestLines(method, changes)) as ReceivedRequest;

let clock: FakeClock;
let requests: ServerTransaction[];
let acks: ReceivedRequest[];
let layer: TransactionLayer;

beforeEach(() => {
  clock = new FakeClock();
  requests = [];
  acks = [];
  const user = {
    onRequest: (transaction: ServerTransaction) => void requests.push(transaction),
    onAck: (ack: ReceivedRequest) => void acks.push(ack),
    onStrayResponse: () => {},
  };
  layer = new TransactionLayer({ clock, timers: defaultTimers, user, maxTransactions: 100 });
});

function receive(message: ReceivedMessage, flow: FakeFlow): void {
  layer.receive(message, flow, 0);
}

function only(): ServerTransaction {
  const [transaction] = requests;
  if (requests.length !== 1 || !transaction) throw new Error(`${requests.length} transactions`);
  return transaction;
}

describe.each([
  ['udp', false],
  ['tcp', true],
])('INVITE server over %s (17.2.1)', (_, reliable) => {
  test('a failure is repeated until its ACK (timer G), then ACKs are absorbed (timer I)', () => {
    const flow = new FakeFlow(reliable);
    receive(request(), flow);
    const transaction = only();
    transaction.respond(createResponse(transaction.request, { status: 100 }));
    transaction.respond(createResponse(transaction.request, { status: 486, toTag: 't' }));
    clock.advance(500 + 1000 + 2000 + 4000 + 4000);
    expect(flow.statuses()).toEqual(['100', '486', ...(reliable ? [] : ['486', '486', '486', '486', '486'])]);
    receive(request('ACK'), flow);
    expect([acks.length, layer.size]).toEqual([0, reliable ? 0 : 1]);
    flow.sent.length = 0;
    clock.advance(4999);
    receive(request('ACK'), flow);
    expect([flow.sent.length, layer.size, acks.length]).toEqual([0, reliable ? 0 : 1, reliable ? 1 : 0]);
    clock.advance(1);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });

  test('without an ACK it ends after timer H', () => {
    const flow = new FakeFlow(reliable);
    receive(request(), flow);
    only().respond(createResponse(only().request, { status: 486, toTag: 't' }));
    clock.advance(31_999);
    expect(layer.size).toBe(1);
    clock.advance(1);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });

  test('a repeated INVITE gets the last response, after a 2xx nothing (RFC 6026)', () => {
    const flow = new FakeFlow(reliable);
    receive(request(), flow);
    receive(request(), flow);
    expect(flow.sent).toEqual([]);
    only().respond(createResponse(only().request, { status: 180, toTag: 't' }));
    receive(request(), flow);
    expect(flow.statuses()).toEqual(['180', '180']);
    only().respond(createResponse(only().request, { status: 200, toTag: 't' }));
    receive(request(), flow);
    expect(flow.statuses()).toEqual(['180', '180', '200']);
    expect(only().respond(createResponse(request(), { status: 486 }))).toBeUndefined();
    receive(request('ACK', { Via: 'SIP/2.0/UDP 192.0.2.1:9;branch=z9hG4bKother' }), flow);
    expect(acks.length).toBe(1);
    clock.advance(32_000);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });
});

describe.each([
  ['udp', false],
  ['tcp', true],
])('other server over %s (17.2.2)', (_, reliable) => {
  test('retransmissions are absorbed, then answered (timer J)', () => {
    const flow = new FakeFlow(reliable);
    receive(request('OPTIONS'), flow);
    receive(request('OPTIONS'), flow);
    expect(flow.sent).toEqual([]);
    only().respond(createResponse(only().request, { status: 200, toTag: 't' }));
    receive(request('OPTIONS'), flow);
    expect(flow.statuses()).toEqual(['200', '200']);
    clock.advance(reliable ? 0 : 31_999);
    expect(layer.size).toBe(reliable ? 0 : 1);
    clock.advance(1);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });

  test('left unanswered it is forgotten without a 408 (RFC 4320)', () => {
    const flow = new FakeFlow(reliable);
    receive(request('OPTIONS'), flow);
    clock.advance(32_000);
    expect([flow.sent.length, layer.size, clock.pending]).toEqual([0, 0, 0]);
  });
});

interface Heard {
  readonly statuses: number[];
  timeouts: number;
  errors: number;
}

function client(method: string, flow: FakeFlow): Heard {
  const heard: Heard = { statuses: [], timeouts: 0, errors: 0 };
  const user = {
    onResponse: (response: ReceivedResponse) => void heard.statuses.push(response.status),
    onTimeout: () => void heard.timeouts++,
    onTransportError: () => void heard.errors++,
  };
  const sent: SipRequest = request(method, { Via: 'SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKours' });
  layer.createClient(sent, 'z9hG4bKours', { flow, user }).start();
  return heard;
}

function answer(method: string, status: number, flow: FakeFlow): void {
  const changes = { line: `SIP/2.0 ${status} x`, Via: 'SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKours', To: '<sip:room@example.com>;tag=t' };
  receive(parse(requestLines(method, changes)), flow);
}

describe('INVITE client (17.1.1)', () => {
  test('is repeated at doubling intervals (timer A) until timer B', () => {
    const flow = new FakeFlow(false);
    const heard = client('INVITE', flow);
    clock.advance(500 + 1000 + 2000 + 4000 + 8000);
    expect(flow.sent.length).toBe(6);
    clock.advance(16_500);
    expect([heard.timeouts, layer.size, clock.pending, flow.sent.length]).toEqual([1, 0, 0, 7]);
  });

  test('is sent once over TCP', () => {
    const flow = new FakeFlow(true);
    const heard = client('INVITE', flow);
    clock.advance(32_000);
    expect([flow.sent.length, heard.timeouts]).toEqual([1, 1]);
  });

  test('a provisional response stops repetition and timeout', () => {
    const flow = new FakeFlow(false);
    const heard = client('INVITE', flow);
    answer('INVITE', 180, flow);
    clock.advance(300_000);
    expect([flow.sent.length, heard.timeouts, heard.statuses]).toEqual([1, 0, [180]]);
  });

  test('a failure is acknowledged, each time it comes, and told once (timer D)', () => {
    const flow = new FakeFlow(false);
    const heard = client('INVITE', flow);
    answer('INVITE', 486, flow);
    answer('INVITE', 486, flow);
    expect(heard.statuses).toEqual([486]);
    const acknowledgements = flow.sent.slice(1).map(bytes => bytes.toString());
    expect(acknowledgements.length).toBe(2);
    expect(acknowledgements[0]).toMatch(/^ACK sip:room@example.com SIP\/2.0\r\nVia: SIP\/2.0\/UDP 192.0.2.9;branch=z9hG4bKours\r\n/);
    expect(acknowledgements[0]).toMatch(/\r\nTo: <sip:room@example.com>;tag=t\r\n.*\r\nCSeq: 1 ACK\r\n/s);
    clock.advance(32_000);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });

  test('every 2xx goes up, none is acknowledged here (RFC 6026, timer M)', () => {
    const flow = new FakeFlow(false);
    const heard = client('INVITE', flow);
    answer('INVITE', 200, flow);
    answer('INVITE', 200, flow);
    answer('INVITE', 486, flow);
    expect([heard.statuses, flow.sent.length]).toEqual([[200, 200], 1]);
    clock.advance(32_000);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });

  test('a transport error ends it', () => {
    const flow = new FakeFlow(true);
    const heard = client('INVITE', flow);
    flow.fail();
    expect([heard.errors, layer.size, clock.pending]).toEqual([1, 0, 0]);
  });
});

describe('other client (17.1.2)', () => {
  test('is repeated at intervals up to T2 (timer E) until timer F', () => {
    const flow = new FakeFlow(false);
    const heard = client('OPTIONS', flow);
    clock.advance(32_000);
    expect(flow.sent.length).toBe(11); // 0, .5, 1.5, 3.5, 7.5, then every 4 s to 31.5
    expect([heard.timeouts, layer.size, clock.pending]).toEqual([1, 0, 0]);
  });

  test('goes on at T2 after a provisional response', () => {
    const flow = new FakeFlow(false);
    client('OPTIONS', flow);
    answer('OPTIONS', 100, flow);
    clock.advance(500);
    expect(flow.sent.length).toBe(2);
    clock.advance(3999);
    expect(flow.sent.length).toBe(2);
    clock.advance(1);
    expect(flow.sent.length).toBe(3);
  });

  test('a final response is told once (timer K)', () => {
    const flow = new FakeFlow(false);
    const heard = client('OPTIONS', flow);
    answer('OPTIONS', 200, flow);
    answer('OPTIONS', 200, flow);
    expect([heard.statuses, layer.size]).toEqual([[200], 1]);
    clock.advance(5000);
    expect([layer.size, clock.pending]).toEqual([0, 0]);
  });
});

describe('finding the transaction', () => {
  test('a CANCEL names its INVITE by branch and sent-by', () => {
    const flow = new FakeFlow(false);
    receive(request(), flow);
    expect(layer.inviteOf(request('CANCEL'))).toBeInstanceOf(InviteServerTransaction);
    expect(layer.inviteOf(request('CANCEL', { Via: 'SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKtest' }))).toBeUndefined();
  });

  test('senders of RFC 2543, without the cookie', () => {
    const flow = new FakeFlow(false);
    const old = { Via: 'SIP/2.0/UDP 192.0.2.1;branch=1' };
    receive(request('INVITE', old), flow);
    receive(request('INVITE', old), flow);
    only().respond(createResponse(only().request, { status: 486, toTag: 't' }));
    receive(request('ACK', { ...old, To: '<sip:room@example.com>;tag=t' }), flow);
    expect(acks).toEqual([]);
    receive(request('INVITE', { ...old, 'Call-ID': 'another' }), flow);
    expect(requests.length).toBe(2);
  });

  test('the same request by another path is merged (8.2.2.2)', () => {
    const flow = new FakeFlow(false);
    receive(request(), flow);
    receive(request('INVITE', { Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKsecond' }), flow);
    expect(requests.map(transaction => layer.isMerged(transaction))).toEqual([false, true]);
  });

  test('too many are refused without state', () => {
    const flow = new FakeFlow(false);
    for (let i = 0; i < 101; i++) receive(request('OPTIONS', { Via: `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK${i}` }), flow);
    expect([requests.length, layer.refused, flow.statuses()]).toEqual([100, 1, ['503']]);
  });
});
