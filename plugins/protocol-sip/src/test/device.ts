import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A SIP message as it was on the wire. */
export interface WireMessage {
  readonly startLine: string;
  readonly body: string;
  header(name: string): string | undefined;
}

interface Wire {
  readonly via: string;
  readonly port: number;
  send(text: string): void;
  close(): void;
}

interface RequestOptions {
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly type?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly uri?: string;
}

/** A room system that says exactly what a test wants said: one call, over one socket. */
export class Device implements AsyncDisposable {
  readonly callId = `call-${Math.random().toString(36).slice(2)}`;
  readonly tag = Math.random().toString(36).slice(2);
  userAgent = 'TestRoom/1.0';
  remoteTag: string | undefined;
  cseq = 1;
  #inviteBranch = '';
  #target: string;
  readonly #wire: Wire;
  readonly #inbox: WireMessage[];
  readonly #waiting = new Set<() => void>();

  private constructor(wire: Wire, inbox: WireMessage[], target: string) {
    this.#wire = wire;
    this.#inbox = inbox;
    this.#target = target;
  }

  static async connect(transport: 'udp' | 'tcp' | 'tls', port: number): Promise<Device> {
    const inbox: WireMessage[] = [];
    let device: Device | undefined;
    const receive = (text: string) => {
      inbox.push(parse(text));
      device?.wake();
    };
    const wire = await (transport === 'udp' ? udpWire(port, receive) : streamWire(transport, port, receive));
    device = new Device(wire, inbox, `sip:teams@127.0.0.1:${port}`);
    return device;
  }

  invite(body?: string, options: RequestOptions = {}): void {
    this.cseq = options.cseq ?? this.cseq;
    this.#inviteBranch = newBranch();
    this.request('INVITE', { ...options, branch: this.#inviteBranch, cseq: this.cseq, ...(body !== undefined && { body }) });
  }

  ack(body?: string): void {
    this.request('ACK', { cseq: this.cseq, ...(body !== undefined && { body }) });
  }

  cancel(): void {
    this.request('CANCEL', { cseq: this.cseq, branch: this.#inviteBranch });
  }

  bye(): void {
    this.request('BYE', { cseq: ++this.cseq });
  }

  request(
    method: string,
    { headers = [], body = '', type = 'application/sdp', cseq = ++this.cseq, branch = newBranch(), uri }: RequestOptions = {},
  ): void {
    this.#wire.send(
      [
        `${method} ${uri ?? this.#target} SIP/2.0`,
        `Via: SIP/2.0/${this.#wire.via} 127.0.0.1:${this.#wire.port};branch=${branch};rport`,
        'Max-Forwards: 70',
        `From: "Room 4 \\"North\\"" <sip:room4@example.com>;tag=${this.tag}`,
        `To: <sip:teams@example.com>${this.remoteTag === undefined || method === 'CANCEL' ? '' : `;tag=${this.remoteTag}`}`,
        `Call-ID: ${this.callId}`,
        `CSeq: ${cseq} ${method}`,
        `Contact: <sip:room4@127.0.0.1:${this.#wire.port}${this.#wire.via === 'UDP' ? '' : `;transport=${this.#wire.via.toLowerCase()}`}>`,
        `User-Agent: ${this.userAgent}`,
        ...headers,
        ...(body === '' ? [] : [`Content-Type: ${type}`]),
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  }

  /** The next response with this status and method, learning the dialog from it. */
  async response(status: number, method = 'INVITE'): Promise<WireMessage> {
    const message = await this.#take(
      `${status} to ${method}`,
      ({ startLine, header }) => startLine.startsWith(`SIP/2.0 ${status} `) && (header('cseq') ?? '').endsWith(` ${method}`),
    );
    this.remoteTag ??= /;tag=([^;]+)/.exec(message.header('to') ?? '')?.[1];
    return message;
  }

  /** The next request of this method. */
  received(method: string): Promise<WireMessage> {
    return this.#take(method, ({ startLine }) => startLine.startsWith(`${method} `));
  }

  /** From now on every BYE is answered: the test is over. */
  farewell(): void {
    const look = () => {
      for (const message of this.#inbox.splice(0)) if (message.startLine.startsWith('BYE ')) this.reply(message, 200);
    };
    this.#waiting.add(look);
    look();
  }

  /** Whether something came, of what has come so far. */
  has(start: string): boolean {
    return this.#inbox.some(({ startLine }) => startLine.startsWith(start));
  }

  reply(request: WireMessage, status: number, { body = '', headers = [] }: { body?: string; headers?: readonly string[] } = {}): void {
    const tag = /;tag=/.test(request.header('to') ?? '') ? '' : `;tag=${this.tag}`;
    this.#wire.send(
      [
        `SIP/2.0 ${status} Whatever`,
        `Via: ${request.header('via')}`,
        `From: ${request.header('from')}`,
        `To: ${request.header('to')}${tag}`,
        `Call-ID: ${request.header('call-id')}`,
        `CSeq: ${request.header('cseq')}`,
        `Contact: <sip:room4@127.0.0.1:${this.#wire.port}>`,
        ...headers,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  }

  get port(): number {
    return this.#wire.port;
  }

  wake(): void {
    for (const look of this.#waiting) look();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#wire.close();
  }

  #take(what: string, wanted: (message: WireMessage) => boolean): Promise<WireMessage> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const index = this.#inbox.findIndex(wanted);
        const [message] = index < 0 ? [] : this.#inbox.splice(index, 1);
        if (message === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(message);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no ${what}, but: ${this.#inbox.map(({ startLine }) => startLine).join(' | ') || 'nothing'}`));
      }, 4_000);
      this.#waiting.add(look);
      look();
    });
  }
}

function newBranch(): string {
  return `z9hG4bK${Math.random().toString(36).slice(2)}`;
}

function parse(text: string): WireMessage {
  const end = text.indexOf('\r\n\r\n');
  const [startLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { startLine, body: text.slice(end + 4), header: name => headers.get(name.toLowerCase()) };
}

async function udpWire(port: number, receive: (text: string) => void): Promise<Wire> {
  const socket = createSocket('udp4');
  // It answers whoever spoke last
  let peer = port;
  socket.on('message', (bytes, from) => {
    peer = from.port;
    receive(bytes.toString());
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { via: 'UDP', port: socket.address().port, send: text => socket.send(text, peer, '127.0.0.1'), close: () => socket.close() };
}

async function streamWire(transport: 'tcp' | 'tls', port: number, receive: (text: string) => void): Promise<Wire> {
  const target = { port, host: '127.0.0.1' };
  const socket = transport === 'tcp' ? connectTcp(target) : connectTls({ ...target, rejectUnauthorized: false });
  await once(socket, transport === 'tcp' ? 'connect' : 'secureConnect');
  let buffered = '';
  socket.on('data', bytes => {
    buffered += bytes.toString();
    for (let end = buffered.indexOf('\r\n\r\n'); end >= 0; end = buffered.indexOf('\r\n\r\n')) {
      const length = Number(/^content-length:\s*(\d+)/im.exec(buffered.slice(0, end))?.[1] ?? 0);
      if (buffered.length < end + 4 + length) return;
      receive(buffered.slice(0, end + 4 + length));
      buffered = buffered.slice(end + 4 + length);
    }
  });
  return {
    via: transport.toUpperCase(),
    port: socket.localPort ?? 0,
    send: text => void socket.write(text),
    close: () => socket.destroy(),
  };
}
