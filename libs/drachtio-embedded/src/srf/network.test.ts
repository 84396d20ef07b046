import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deferred } from '../test/deferred.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { spoiltMessage } from '../test/mutate.ts';
import { RawPeer } from '../test/raw-peer.ts';
import { sdp, startApp, type TestApp } from '../test/srf-app.ts';
import type { SrfDialog, SrfMessage, SrfRequest } from '../test/srf-types.ts';

let app: TestApp;
let dialog: SrfDialog;
let answered: () => void = () => {};

beforeAll(async () => {
  app = await startApp({}, srf => {
    srf.invite(async (req, res) => {
      if (req.uri.includes('silent')) return;
      dialog = await srf.createUAS(req, res, { localSdp: sdp('1') });
      dialog.on('info', () => {}); // left unanswered
      answered();
    });
    srf.options((_, res) => res.send(200));
  });
});

afterAll(async () => app[Symbol.asyncDispose]());

const connect = () => RawPeer.open(app.address('udp').port);

/** An answered and acknowledged call; what later requests of the peer carry. */
async function call(peer: RawPeer, changes: Record<string, string> = {}): Promise<{ To: string }> {
  const up = deferred();
  answered = () => up.resolve();
  peer.request('INVITE', changes, sdp('2'));
  const ok = await peer.next(200);
  const To = ok.headers.get('To') ?? '';
  peer.request('ACK', { ...changes, To });
  await up.promise;
  return { To };
}

describe('requests the application is not asked about', () => {
  test.each([
    ['an unknown method', 'HOLD', {}, 501, 'Allow'],
    ['a method nobody registered for', 'SUBSCRIBE', {}, 405, 'Allow'],
    ['a BYE out of the blue', 'BYE', {}, 481, undefined],
    ['a CANCEL out of the blue', 'CANCEL', {}, 481, undefined],
    ['a request within an unknown dialog', 'INFO', { To: '<sip:room@x>;tag=unknown' }, 481, undefined],
    ['a scheme we do not know', 'OPTIONS', { line: 'OPTIONS unknown:room SIP/2.0' }, 416, undefined],
    ['an extension we do not know', 'INVITE', { Require: 'nothingSupportsThis, 100rel' }, 420, 'Unsupported'],
    ['an INVITE whose Contact is none', 'INVITE', { Contact: ';' }, 400, undefined],
    ['an INVITE without Contact', 'INVITE', { Contact: '' }, 400, undefined],
    ['a faulty request', 'OPTIONS', { 'Content-Length': '5 ' }, 400, 'Warning'],
    ['another version', 'OPTIONS', { line: 'OPTIONS sip:room@x SIP/3.0' }, 505, undefined],
  ])('%s', async (_, method, changes, status, header) => {
    await using peer = await connect();
    peer.request(method, changes as unknown as Record<string, string>);
    const response = await peer.next(status);
    expect(response.headers.get('To')).toMatch(/;tag=/);
    if (header) expect(response.headers.has(header)).toBe(true);
  });

  test('what cannot be answered is dropped and counted', async () => {
    await using peer = await connect();
    const before = app.server.stats().malformed['start-line'] ?? 0;
    peer.sendRaw('nonsense\r\n\r\n');
    peer.sendRaw('\r\n\r\n'); // a keep-alive
    peer.request('ACK', { CSeq: '1 INVITE' });
    peer.request('OPTIONS');
    await peer.next(200);
    expect(app.server.stats().malformed['start-line']).toBe(before + 1);
    expect(peer.received).toEqual([]);
  });
});

describe('responses go back', () => {
  test('to the source port when rport asks for it (RFC 3581)', async () => {
    await using peer = await connect();
    peer.request('OPTIONS', { Via: 'SIP/2.0/UDP 10.1.1.1:5999;rport;branch=z9hG4bKr' });
    const via = (await peer.next(200)).headers.get('Via');
    expect(via).toBe(`SIP/2.0/UDP 10.1.1.1:5999;rport=${peer.port};branch=z9hG4bKr;received=127.0.0.1`);
  });

  test('to the port of sent-by otherwise (18.2.2)', async () => {
    await using peer = await connect();
    await using other = await connect();
    peer.request('OPTIONS', { Via: `SIP/2.0/UDP 127.0.0.1:${other.port};branch=z9hG4bKs` });
    expect((await other.next(200)).headers.get('Via')).toBe(`SIP/2.0/UDP 127.0.0.1:${other.port};branch=z9hG4bKs`);
  });
});

describe('an INVITE', () => {
  test('that comes again is absorbed; by another path it is merged', async () => {
    await using peer = await connect();
    const silent = { line: 'INVITE sip:silent@127.0.0.1 SIP/2.0', Via: `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKsame` };
    peer.request('INVITE', silent);
    await peer.next(100);
    peer.request('INVITE', silent);
    await peer.next(100);
    peer.request('INVITE', { ...silent, Via: `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKfork` });
    await peer.next(482);
    peer.request('CANCEL', { ...silent, line: 'CANCEL sip:silent@127.0.0.1 SIP/2.0' });
    const terminated = await peer.next(487);
    expect(terminated.headers.get('CSeq')).toBe('1 INVITE');
    expect((await peer.next(200)).headers.get('To')).toBe(terminated.headers.get('To')); // 9.2
  });

  test('within a dialog while ours is under way: 491; ours again later', async () => {
    await using peer = await connect();
    const { To } = await call(peer);
    const modified = dialog.modify(sdp('3'));
    const ours = await peer.next('INVITE');
    peer.request('INVITE', { To, CSeq: '2 INVITE' });
    await peer.next(491);
    peer.request('ACK', { To, CSeq: '2 ACK' });
    peer.respond(ours, 200, { Contact: `<sip:peer@127.0.0.1:${peer.port}>` });
    const ack = await peer.next('ACK');
    expect(ack.headers.get('CSeq')).toBe(`${ours.essentials.cseq.number} ACK`);
    await modified;
    peer.respond(ours, 200, { Contact: `<sip:peer@127.0.0.1:${peer.port}>` });
    expect((await peer.next('ACK')).headers.get('CSeq')).toBe(ack.headers.get('CSeq'));
    await hangUp(peer, To, 3);
  });

  test('within a dialog before the last one is answered: 500', async () => {
    await using peer = await connect();
    const { To } = await call(peer);
    dialog.once('modify', () => {});
    peer.request('INVITE', { To, CSeq: '2 INVITE' }, sdp('9'));
    await peer.next(100);
    peer.request('INVITE', { To, CSeq: '3 INVITE' }, sdp('9'));
    expect((await peer.next(500)).headers.has('Retry-After')).toBe(true);
    peer.request('BYE', { To, CSeq: '4 BYE' });
    expect((await peer.next(487)).headers.get('CSeq')).toBe('2 INVITE');
    expect((await peer.next(200)).headers.get('CSeq')).toBe('4 BYE');
  });
});

async function hangUp(peer: RawPeer, To: string, cseq: number, changes: Record<string, string> = {}): Promise<void> {
  peer.request('BYE', { To, CSeq: `${cseq} BYE`, ...changes });
  await peer.next(200);
}

describe('a dialog', () => {
  test('refuses what comes out of order', async () => {
    await using peer = await connect();
    const { To } = await call(peer, {});
    peer.request('OPTIONS', { To, CSeq: '7 OPTIONS' });
    await peer.next(200);
    peer.request('OPTIONS', { To, CSeq: '6 OPTIONS' });
    await peer.next(500);
    await hangUp(peer, To, 8);
    peer.request('INFO', { To, CSeq: '9 INFO' });
    await peer.next(481);
  });

  test('follows Record-Route, loose and strict', async () => {
    await using peer = await connect();
    const routes = `<sip:127.0.0.1:${peer.port};lr>, <sip:far.example;lr>`;
    const { To } = await call(peer, { 'Record-Route': routes, Contact: '<sip:peer@far.example>' });
    const gone = dialog.destroy();
    const bye = await peer.next('BYE');
    expect(bye).toMatchObject({ uri: 'sip:peer@far.example' });
    expect(bye.headers.list('Route')).toEqual(routes.split(', '));
    expect([bye.headers.get('To'), bye.headers.get('From')]).toEqual(['<sip:peer@127.0.0.1>;tag=peer', To]);
    peer.respond(bye, 200);
    await gone;

    await call(peer, { 'Record-Route': `<sip:127.0.0.1:${peer.port}>`, Contact: '<sip:peer@far.example>', 'Call-ID': 'strict' });
    const again = dialog.destroy();
    const strict = await peer.next('BYE');
    expect(strict).toMatchObject({ uri: `sip:127.0.0.1:${peer.port}` });
    expect(strict.headers.list('Route')).toEqual(['<sip:peer@far.example>']);
    peer.respond(strict, 200);
    await again;
  });

  test('whose BYE comes on the heels of the answer ends a moment later, when somebody can listen', async () => {
    const clock = new FakeClock();
    const ended = deferred();
    let hasEnded = false;
    await using app = await startApp({ clock }, srf =>
      srf.invite(async (req, res) => {
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('1') });
        dialog.on('destroy', () => {
          hasEnded = true;
          ended.resolve();
        });
      }),
    );
    await using peer = await RawPeer.open(app.address('udp').port);
    peer.request('INVITE', {}, sdp('2'));
    const To = (await peer.next(200)).headers.get('To') ?? '';
    peer.request('ACK', { To });
    peer.request('BYE', { To, CSeq: '2 BYE' });
    peer.request('OPTIONS', { 'Call-ID': 'other' });
    await peer.next(200);
    await new Promise(resolve => setTimeout(resolve, 30));
    expect([hasEnded, app.server.stats().dialogs]).toEqual([false, 0]);
    clock.advance(10);
    await ended.promise;
    await peer.next(200);
  });

  test('is ended by a callee only after the ACK (15)', async () => {
    await using peer = await connect();
    const up = deferred();
    answered = () => up.resolve();
    peer.request('INVITE', {}, sdp('2'));
    const ok = await peer.next(200);
    await up.promise;
    const gone = dialog.destroy();
    peer.request('OPTIONS', { 'Call-ID': 'other' });
    await peer.next(200);
    expect(peer.received).toEqual([]);
    peer.request('ACK', { To: ok.headers.get('To') ?? '' });
    peer.respond(await peer.next('BYE'), 200);
    await gone;
  });
});

describe('calls we make', () => {
  test('a second fork that answers is acknowledged and hung up (13.2.2.4)', async () => {
    await using peer = await connect();
    const call = app.srf.createUAC(`sip:x@127.0.0.1:${peer.port}`, { localSdp: sdp('1') });
    const invite = await peer.next('INVITE');
    const answer = (tag: string) =>
      peer.respond(invite, 200, { To: `${invite.headers.get('To')};tag=${tag}`, Contact: `<sip:${tag}@127.0.0.1:${peer.port}>` });
    answer('one');
    expect(await peer.next('ACK')).toMatchObject({ uri: `sip:one@127.0.0.1:${peer.port}` });
    answer('two');
    expect(await peer.next('ACK')).toMatchObject({ uri: `sip:two@127.0.0.1:${peer.port}` });
    const bye = await peer.next('BYE');
    expect(bye.headers.get('To')).toMatch(/tag=two$/);
    peer.respond(bye, 200);
    answer('one');
    expect(await peer.next('ACK')).toMatchObject({ uri: `sip:one@127.0.0.1:${peer.port}` });
    const gone = (await call).destroy();
    peer.respond(await peer.next('BYE'), 200);
    await gone;
  });

  test.each([undefined, '"open <sip:x@y>'])('an answer without a usable Contact (%s) is acknowledged and hung up', async contact => {
    await using peer = await connect();
    const call = app.srf.createUAC(`sip:x@127.0.0.1:${peer.port}`, { localSdp: sdp('1') });
    const invite = await peer.next('INVITE');
    peer.respond(invite, 200, { To: `${invite.headers.get('To')};tag=t`, ...(contact && { Contact: contact }) });
    await expect(call).rejects.toMatchObject({ status: 500 });
    await peer.next('ACK');
    peer.respond(await peer.next('BYE'), 200);
    expect(app.server.stats().dialogs).toBe(0);
  });

  test('a peer whose Contact nobody can find is reached where it answered from', async () => {
    await using caller = await startApp({ lookup: () => Promise.reject(new Error('not found')) });
    await using peer = await RawPeer.open(caller.address('udp').port);
    const call = caller.srf.createUAC(`sip:x@127.0.0.1:${peer.port}`, { localSdp: sdp('1') });
    const invite = await peer.next('INVITE');
    peer.respond(invite, 200, { To: `${invite.headers.get('To')};tag=t`, Contact: '<sip:room@codec.local>' });
    expect(await peer.next('ACK')).toMatchObject({ uri: 'sip:room@codec.local' });
    const gone = (await call).destroy();
    peer.respond(await peer.next('BYE'), 200);
    await gone;
  });

  test('an answer that crosses our CANCEL makes a call (9.1)', async () => {
    await using peer = await connect();
    const sent = deferred<SrfRequest>();
    const cbRequest = (_: unknown, req: SrfRequest) => sent.resolve(req);
    const call = app.srf.createUAC(`sip:x@127.0.0.1:${peer.port}`, { localSdp: sdp('1') }, { cbRequest });
    const invite = await peer.next('INVITE');
    const tagged = { To: `${invite.headers.get('To')};tag=t`, Contact: `<sip:x@127.0.0.1:${peer.port}>` };
    peer.respond(invite, 180, tagged);
    (await sent.promise).cancel();
    const cancel = await peer.next('CANCEL');
    expect(cancel.headers.get('Via')).toBe(invite.headers.get('Via'));
    peer.respond(cancel, 200);
    peer.respond(invite, 200, tagged);
    await peer.next('ACK');
    const gone = (await call).destroy();
    peer.respond(await peer.next('BYE'), 200);
    await gone;
  });

  test('headers and names are the application’s, localhost is replaced, injected lines are not', async () => {
    await using peer = await connect();
    const headers = {
      From: '"Me" <sip:me@localhost>',
      Contact: '<sip:me@localhost>',
      'X-Room': 'a',
      'call-id': 'chosen',
      Via: 'SIP/2.0/UDP evil',
    };
    app.srf.request(`sip:x@127.0.0.1:${peer.port}`, { method: 'OPTIONS', headers }, (_, req) => req.on('response', () => {}));
    const options = await peer.next('OPTIONS');
    const port = app.address('udp').port;
    expect(options.headers.get('From')).toMatch(new RegExp(`^"Me" <sip:me@127.0.0.1:${port}>;tag=\\w+$`));
    expect(options.headers.get('Contact')).toBe(`<sip:me@127.0.0.1:${port}>`);
    expect([options.headers.get('X-Room'), options.headers.get('Call-ID')]).toEqual(['a', 'chosen']);
    expect(options.headers.list('Via').length).toBe(1);
    peer.respond(options, 200);
  });

  test('an early dialog takes UPDATE and is gone with the call', async () => {
    await using peer = await connect();
    const updated = deferred<string>();
    const cbRequest = (_: unknown, req: SrfMessage) => req.on('update', ((update: SrfMessage) => updated.resolve(update.method)) as never);
    const call = app.srf.createUAC(`sip:x@127.0.0.1:${peer.port}`, { localSdp: sdp('1') }, { cbRequest });
    const invite = await peer.next('INVITE');
    const To = `${invite.headers.get('To')};tag=t`;
    peer.respond(invite, 183, { To, Contact: `<sip:x@127.0.0.1:${peer.port}>` });
    peer.request('UPDATE', { From: To, To: invite.headers.get('From') ?? '', 'Call-ID': invite.essentials.callId, CSeq: '1 UPDATE' });
    expect(await updated.promise).toBe('UPDATE');
    await peer.next(200);
    peer.respond(invite, 486, { To });
    await expect(call).rejects.toMatchObject({ status: 486 });
    expect(app.server.stats().dialogs).toBe(0);
  });
});

test('after some hundreds of spoilt messages the server still serves', async () => {
  await using peer = await connect();
  for (const bytes of fc.sample(spoiltMessage, { numRuns: 500, seed: 7 })) peer.sendRaw(bytes);
  const { To } = await call(peer, { 'Call-ID': 'after' });
  await hangUp(peer, To, 2, { 'Call-ID': 'after' });
  expect(app.server.stats().malformed['internal-error']).toBeUndefined();
  expect(Object.keys(app.server.stats().malformed).length).toBeGreaterThan(5);
});
