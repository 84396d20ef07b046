import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { DrachtioEmbedded } from '@opencvi/drachtio-embedded';
import { eventually, RecordingLog, systemClock } from '@opencvi/test-kit';
import { Drachtio } from './drachtio.ts';
import type { IncomingRequest } from './sip-stack.ts';

const secret = 's3cret';

/** A control connection that says what a test wants said. */
class ScriptedServer implements AsyncDisposable {
  readonly #server: Server;
  readonly frames: string[] = [];
  socket: Socket | undefined;
  onFrame: (frame: string) => void = () => {};

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<ScriptedServer> {
    const server = createServer(socket => scripted.#accept(socket));
    const scripted = new ScriptedServer(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return scripted;
  }

  get control() {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return { host: '127.0.0.1', port: address.port, secret };
  }

  /** Several frames in one chunk. */
  send(...frames: string[]): void {
    this.socket?.write(frames.map(frame => `${Buffer.byteLength(frame)}#${frame}`).join(''));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket?.destroy();
    this.#server.close();
  }

  #accept(socket: Socket): void {
    this.socket = socket;
    let buffered = '';
    socket.on('error', () => {});
    socket.on('data', bytes => {
      buffered += bytes.toString();
      for (let at = buffered.indexOf('#'); at > 0; at = buffered.indexOf('#')) {
        const length = Number(buffered.slice(0, at));
        if (buffered.length < at + 1 + length) return;
        this.#receive(buffered.slice(at + 1, at + 1 + length));
        buffered = buffered.slice(at + 1 + length);
      }
    });
  }

  #receive(frame: string): void {
    const [id, type] = frame.split('|');
    if (type === 'authenticate') this.send(`x|response|${id}|OK|udp/127.0.0.1:5060|v0.9.9|udp/127.0.0.1:5060`);
    else if (type === 'route') this.send(`x|response|${id}|OK`);
    else this.onFrame(frame);
  }
}

function message(startLine: string, cseq: string, toTag = ''): string {
  return [
    startLine,
    'Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1',
    'From: <sip:a@b>;tag=f',
    `To: <sip:c@d>${toTag}`,
    'Call-ID: c1',
    `CSeq: ${cseq}`,
    'Contact: <sip:a@127.0.0.1:9>',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

const dialogId = 'c1;from-tag=f';
const network = (txn: string, dialog: string, text: string) => `y|sip|network|0|udp|127.0.0.1|9|00:00:00|${txn}|${dialog}|\r\n${text}`;

function connectTo(handlers: Partial<{ onRequest(request: IncomingRequest): void; onLost(): void }> = {}, log = new RecordingLog()) {
  const events = { onRequest: () => {}, onLost: () => {}, ...handlers };
  return { stack: new Drachtio({ clock: systemClock, log, events }), log };
}

test('an ACK and a BYE in the same chunk as the answer to our 200 are not lost', async () => {
  await using server = await ScriptedServer.start();
  const seen: string[] = [];
  const { stack } = connectTo({
    onRequest: request => {
      const dialog = { opened: (id: string) => seen.push(`opened ${id}`), handle: (inside: IncomingRequest) => seen.push(inside.method) };
      request.respond(200, { body: 'v=0\r\n', dialog }).then(() => seen.push('sent'));
    },
  });
  await stack.connect(server.control);
  const answered = new Promise<void>(resolve => {
    server.onFrame = frame => {
      const id = frame.split('|', 1)[0];
      const echo = `x|response|${id}|OK|application|0|udp|127.0.0.1|9|00:00:00|t1|${dialogId}||Msg sent:|\r\n${message('SIP/2.0 200 OK', '1 INVITE', ';tag=t')}`;
      server.send(
        echo,
        network('t1', dialogId, message('ACK sip:x SIP/2.0', '1 ACK')),
        network('t2', dialogId, message('BYE sip:x SIP/2.0', '2 BYE')),
      );
      resolve();
    };
  });
  server.send(network('t1', '', message('INVITE sip:x@y SIP/2.0', '1 INVITE')));
  await answered;
  await eventually('all of it', () => seen.length >= 4);
  expect(seen).toEqual([`opened ${dialogId}`, 'ACK', 'BYE', 'sent']);
  stack.close();
});

test('a CANCEL in the same chunk as its INVITE is not lost', async () => {
  await using server = await ScriptedServer.start();
  const cancelled = new Promise<void>(resolve => {
    const { stack } = connectTo({
      onRequest: request =>
        setImmediate(() => {
          request.onCancel(() => {
            stack.close();
            resolve();
          });
        }),
    });
    void stack.connect(server.control).then(() => {
      server.send(
        network('t1', '', message('INVITE sip:x@y SIP/2.0', '1 INVITE')),
        network('t1', '', message('CANCEL sip:x@y SIP/2.0', '1 CANCEL')),
      );
    });
  });
  await cancelled;
});

test('an exception in a handler is logged and goes no further', async () => {
  await using server = await ScriptedServer.start();
  let handled = 0;
  const { stack, log } = connectTo({
    onRequest: () => {
      handled += 1;
      throw new Error('bug');
    },
  });
  await stack.connect(server.control);
  for (const txn of ['t1', 't2']) server.send(network(txn, '', message('OPTIONS sip:x@y SIP/2.0', '1 OPTIONS')));
  await eventually('two defects', () => log.messages('error').length >= 2);
  expect(handled).toBe(2);
  expect(log.messages('error')).toEqual(['defect', 'defect']);
  stack.close();
});

describe('the connection', () => {
  test('is refused: the error names the address', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const port = address !== null && typeof address !== 'string' ? address.port : 0;
    closed.close();
    const { stack } = connectTo();
    await expect(stack.connect({ host: '127.0.0.1', port, secret })).rejects.toThrow(`cannot use the SIP server at 127.0.0.1:${port}`);
  });

  test('has the wrong secret', async () => {
    const server = new DrachtioEmbedded({ listeners: [{ transport: 'udp', host: '127.0.0.1', port: 0 }], control: { secret } });
    const { controlPort } = await server.start();
    const { stack } = connectTo();
    await expect(stack.connect({ host: '127.0.0.1', port: controlPort, secret: 'wrong' })).rejects.toThrow('cannot use the SIP server');
    await server.close();
  });

  test('is lost: that is told once, and it is made again', async () => {
    await using server = await ScriptedServer.start();
    let lost = 0;
    const { stack, log } = connectTo({ onLost: () => (lost += 1) });
    await stack.connect(server.control);
    server.socket?.destroy();
    for (let tries = 0; tries < 300 && !log.messages('info').includes('SIP server connected again'); tries++) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    expect(log.messages('info')).toEqual(['SIP server connected again']);
    expect(lost).toBe(1);
    stack.close();
  });

  test('is not there: nothing waits for it', async () => {
    await using server = await ScriptedServer.start();
    const { stack } = connectTo();
    await stack.connect(server.control);
    stack.close();
    stack.close();
    await expect(stack.request('d', { method: 'BYE' })).rejects.toThrow('no connection to the SIP server');
  });
});
