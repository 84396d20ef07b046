import { createSocket } from 'node:dgram';
import { createServer as createWeb } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Clock } from '@opencvi/plugin-api';
import { TimeoutError } from '@opencvi/plugin-api';
import { generate } from 'selfsigned';
import { httpAsk } from './http-ask.ts';
import { networkProbes } from './probes.ts';
import { nodeResolver } from './resolver.ts';
import { optionsAnswer, optionsRequest } from './sip-options.ts';

/** The wall's clock, as far as probes use it: they wait for a real network. */
const clock = {
  now: () => Date.now(),
  every(ms: number, callback: () => void) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  async within<T>(ms: number, work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimeoutError(ms)), ms);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  },
} as Clock;
const probes = networkProbes(clock, 700);
const host = '127.0.0.1';
const { signal } = new AbortController();
const closers: (() => Promise<unknown>)[] = [];
let port = 22_500;

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function answerTo(request: string, status = '200 OK'): string {
  const callId = /^Call-ID: (.+)$/m.exec(request)?.[1];
  return `SIP/2.0 ${status}\r\nVia: x\r\ni : ${callId}\r\nContent-Length: 0\r\n\r\n`;
}

async function udpServer(react: (request: string, count: number) => string | undefined): Promise<number> {
  const socket = createSocket('udp4');
  let count = 0;
  socket.on('message', (data, from) => {
    const answer = react(data.toString(), ++count);
    if (answer !== undefined) socket.send(answer, from.port, from.address);
  });
  const at = port++;
  await new Promise<void>(resolve => socket.bind(at, host, resolve));
  closers.push(() => new Promise<void>(resolve => socket.close(resolve)));
  return at;
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', socket => sockets.add(socket));
  server.on('secureConnection', socket => sockets.add(socket));
  const at = port++;
  await new Promise<void>(resolve => server.listen(at, host, resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise(resolve => server.close(resolve));
  });
  return at;
}

const tcpServer = (react: (socket: Socket, request: string) => void): Promise<number> =>
  listening(createServer(socket => socket.on('error', () => {}).on('data', data => react(socket, data.toString()))));

async function certificate(name: string) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Test' }], {
    keyType: 'ec',
    notBeforeDate: new Date(Date.now() - 86_400_000),
    notAfterDate: new Date(Date.now() + 5 * 86_400_000),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  return { key, cert };
}

describe('OPTIONS', () => {
  test('is a request by the book', () => {
    const { text, callId } = optionsRequest('tls', { host: '2001:db8::1', port: 5061 }, { address: '2001:db8::2', port: 4444 });
    expect(text.split('\r\n')).toEqual([
      'OPTIONS sip:[2001:db8::1]:5061;transport=tls SIP/2.0',
      expect.stringMatching(/^Via: SIP\/2\.0\/TLS \[2001:db8::2\]:4444;branch=z9hG4bK[\da-f]{16};rport$/),
      'Max-Forwards: 70',
      expect.stringMatching(/^From: <sip:opencvi-doctor@\[2001:db8::2\]>;tag=[\da-f]+$/),
      'To: <sip:[2001:db8::1]:5061;transport=tls>',
      `Call-ID: ${callId}`,
      'CSeq: 1 OPTIONS',
      'Contact: <sip:opencvi-doctor@[2001:db8::2]:4444;transport=tls>',
      'Accept: application/sdp',
      'User-Agent: OpenCVI doctor',
      'Content-Length: 0',
      '',
      '',
    ]);
  });

  test('takes the final answer to itself and nothing else', () => {
    const request = { text: '', callId: 'abc' };
    expect(optionsAnswer('SIP/2.0 404 Not Found\r\nCall-ID: abc\r\n\r\n', request)).toEqual({ status: 404, reason: 'Not Found' });
    expect(optionsAnswer('SIP/2.0 100 Trying\r\nCall-ID: abc\r\n\r\nSIP/2.0 200 OK\r\ni: abc\r\n\r\n', request)?.status).toBe(200);
    for (const other of [
      '',
      'SIP/2.0 200 OK\r\nCall-ID: abc\r\n',
      'SIP/2.0 200 OK\r\nCall-ID: abcd\r\n\r\n',
      'HTTP/1.1 200 OK\r\nCall-ID: abc\r\n\r\n',
    ]) {
      expect(optionsAnswer(other, request)).toBeUndefined();
    }
  });

  test('by UDP, though the first one is lost', async () => {
    const at = await udpServer((request, count) => (count === 1 ? undefined : answerTo(request)));
    expect(await probes.sip({ transport: 'udp', host, port: at }, signal)).toEqual({ status: 200, reason: 'OK' });
  });

  test('by UDP to nobody, and to one who is silent', async () => {
    await expect(probes.sip({ transport: 'udp', host, port: port++ }, signal)).rejects.toThrow(/ECONNREFUSED/);
    const at = await udpServer(() => undefined);
    await expect(probes.sip({ transport: 'udp', host, port: at }, signal)).rejects.toThrow('nothing happened within 700 ms');
  });

  test('by TCP, in pieces', async () => {
    const at = await tcpServer((socket, request) => {
      const answer = answerTo(request, '503 Service Unavailable');
      socket.write(answer.slice(0, 20));
      setImmediate(() => socket.write(answer.slice(20)));
    });
    expect(await probes.sip({ transport: 'tcp', host, port: at }, signal)).toEqual({ status: 503, reason: 'Service Unavailable' });
  });

  test('by TCP to nobody, to one who hangs up, to one who talks too much', async () => {
    await expect(probes.sip({ transport: 'tcp', host, port: port++ }, signal)).rejects.toThrow(/ECONNREFUSED/);
    const rude = await tcpServer(socket => socket.end());
    await expect(probes.sip({ transport: 'tcp', host, port: rude }, signal)).rejects.toThrow('closed without an answer');
    const chatty = await tcpServer(socket => socket.write('x'.repeat(100_000)));
    await expect(probes.sip({ transport: 'tcp', host, port: chatty }, signal)).rejects.toThrow('no SIP');
  });

  test('by TLS, whoever signed the certificate', async () => {
    const server = createTls(await certificate('gw.test'), socket =>
      socket.on('error', () => {}).on('data', data => socket.write(answerTo(data.toString()))),
    );
    const at = await listening(server);
    expect((await probes.sip({ transport: 'tls', host, port: at }, signal)).status).toBe(200);
  });

  test('can be called off', async () => {
    const aborting = new AbortController();
    for (const transport of ['udp', 'tcp'] as const) {
      const at = transport === 'udp' ? await udpServer(() => undefined) : await tcpServer(() => {});
      const asking = probes.sip({ transport, host, port: at }, AbortSignal.any([aborting.signal]));
      setImmediate(() => aborting.abort(new Error('called off')));
      await expect(asking).rejects.toThrow('called off');
    }
  });
});

test('a certificate as a client meets it', async () => {
  const at = await listening(createTls(await certificate('gw.test'), socket => socket.on('error', () => {})));
  const met = await probes.tls({ host, port: at, name: 'gw.test' }, signal);
  expect([met.covers('gw.test'), met.covers('other.test'), met.distrust]).toEqual([true, false, 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  expect(met.validTo - Date.now()).toBeGreaterThan(4 * 86_400_000);
  expect(met.validFrom).toBeLessThan(Date.now());
  expect(met.issuer).toContain('Test');
  const plain = await tcpServer(socket => socket.end('SIP/2.0 400 Bad Request\r\n\r\n'));
  await expect(probes.tls({ host, port: plain }, signal)).rejects.toThrow();
});

test('a TCP port', async () => {
  await probes.tcp(host, await tcpServer(() => {}), signal);
  await expect(probes.tcp(host, port++, signal)).rejects.toThrow(/ECONNREFUSED/);
});

test('a datagram over loopback, and a port that is taken', async () => {
  expect(await probes.udpLoop(port++, signal)).toBe('arrived');
  expect(await probes.udpLoop(await udpServer(() => undefined), signal)).toBe('taken');
});

test('a web server: status, date, silence', async () => {
  const at = await listening(createWeb((request, response) => request.method === 'HEAD' && response.writeHead(302).end()));
  const { status, headers } = await httpAsk({ method: 'HEAD', url: `http://${host}:${at}/`, timeout: 500, signal });
  expect([status, Number.isNaN(Date.parse(String(headers.date)))]).toEqual([302, false]);
  await expect(httpAsk({ method: 'GET', url: `http://${host}:${at}/`, timeout: 100, signal })).rejects.toThrow('no answer within 100 ms');
});

test('hosts of this machine', async () => {
  const resolver = nodeResolver(500);
  expect(await resolver.addresses('192.0.2.7')).toEqual(['192.0.2.7']);
  expect(await resolver.addresses('localhost')).toEqual(expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]));
});
