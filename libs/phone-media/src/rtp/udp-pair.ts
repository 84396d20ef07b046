import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

/** How many pairs are tried when other programs hold the odd port. */
const attempts = 50;
/** Key frames come in bursts. */
const bufferSize = 1 << 20;

/** Two UDP sockets on free ports: RTP on an even one, RTCP on the next. */
export class UdpPair {
  readonly rtp: Socket;
  readonly rtcp: Socket;
  #closed = false;

  private constructor(rtp: Socket, rtcp: Socket) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    // Port unreachable, say: silence is noticed elsewhere
    for (const socket of [rtp, rtcp]) socket.on('error', () => {});
  }

  static async open(host: string): Promise<UdpPair> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const first = await bind(host, 0);
      const { port } = first.address();
      const second = port % 2 === 0 ? await bind(host, port + 1).catch(() => undefined) : undefined;
      if (second) return new UdpPair(first, second);
      await close(first);
    }
    throw new Error(`no two neighbouring ports are free on ${host}`);
  }

  get port(): number {
    return this.rtp.address().port;
  }

  send(socket: 'rtp' | 'rtcp', bytes: Uint8Array, to: { readonly address: string; readonly port: number }): void {
    if (!this.#closed) this[socket].send(bytes, 0, bytes.length, to.port, to.address, () => {});
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([close(this.rtp), close(this.rtcp)]);
  }
}

async function bind(host: string, port: number): Promise<Socket> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  try {
    socket.bind({ address: host, port, exclusive: true });
    await once(socket, 'listening');
    socket.setRecvBufferSize(bufferSize);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

function close(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.close(() => resolve()));
}
