import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { parseMessage } from '../message/parse-message.ts';
import type { ReceivedMessage } from '../message/sip-message.ts';
import { rawMessage } from './raw-message.ts';

/** A peer that says over UDP exactly what a test makes it say. */
export class RawPeer implements AsyncDisposable {
  readonly received: ReceivedMessage[] = [];
  readonly port: number;
  readonly #socket = createSocket('udp4');
  readonly #target: number;
  #wake: () => void = () => {};

  private constructor(port: number, target: number, socket: ReturnType<typeof createSocket>) {
    this.port = port;
    this.#target = target;
    this.#socket = socket;
    socket.on('message', bytes => {
      const parsed = parseMessage(bytes);
      if (!parsed.ok) throw new Error(`the server sent something malformed: ${parsed.error.reason}\n${bytes.toString()}`);
      this.received.push(parsed.value);
      this.#wake();
    });
  }

  static async open(target: number): Promise<RawPeer> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RawPeer(socket.address().port, target, socket);
  }

  sendRaw(bytes: Buffer | string): void {
    this.#socket.send(bytes, this.#target, '127.0.0.1');
  }

  /** Sends a request; the headers given replace ordinary ones or, when empty, drop them. */
  request(method: string, changes: Record<string, string> = {}, body = ''): void {
    const { line, ...headers } = { line: `${method} sip:room@127.0.0.1:${this.#target} SIP/2.0`, ...changes };
    const all: Record<string, string> = {
      Via: `SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bK${method}${Math.random()}`,
      From: '<sip:peer@127.0.0.1>;tag=peer',
      To: `<sip:room@127.0.0.1:${this.#target}>`,
      'Call-ID': `call-${this.port}`,
      CSeq: `1 ${method}`,
      Contact: `<sip:peer@127.0.0.1:${this.port}>`,
      'Max-Forwards': '70',
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
    this.sendRaw(rawMessage([line, ...lines], body));
  }

  /** Answers a request the server sent. */
  respond(request: ReceivedMessage, status: number, changes: Record<string, string> = {}): void {
    const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].flatMap(name =>
      name in changes ? [] : request.headers.all(name).map(value => `${name}: ${value}`),
    );
    const added = Object.entries(changes).map(([name, value]) => `${name}: ${value}`);
    this.sendRaw(rawMessage([`SIP/2.0 ${status} x`, ...copied, ...added, 'Content-Length: 0']));
  }

  /** The next message of that kind, a status or a method; taken out, so that asking again waits for another. */
  async next(what: number | string): Promise<ReceivedMessage> {
    for (;;) {
      const at = this.received.findIndex(message => (message.kind === 'response' ? message.status : message.method) === what);
      if (at >= 0) {
        const [message] = this.received.splice(at, 1);
        if (message) return message;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>(resolve => this.#socket.close(() => resolve()));
  }
}
