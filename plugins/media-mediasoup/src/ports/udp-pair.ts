import { CallError } from '@opencvi/plugin-api';
import type { PortRange } from './port-range.ts';
import { openUdpSocket, type RemoteInfo, type Socket } from './udp-socket.ts';

/** How many pairs are tried when other programs hold ports of the range. */
const attempts = 20;

/** What comes in at a pair of ports. */
export interface DatagramHandlers {
  rtp(bytes: Buffer, from: RemoteInfo): void;
  rtcp(bytes: Buffer, from: RemoteInfo): void;
  failed(error: Error): void;
}

/** Two UDP sockets: RTP on an even port, RTCP on the next. */
export class UdpPair {
  readonly port: number;
  readonly #range: PortRange;
  readonly #rtp: Socket;
  readonly #rtcp: Socket;
  #closed = false;

  private constructor(range: PortRange, rtp: Socket, rtcp: Socket) {
    this.#range = range;
    this.#rtp = rtp;
    this.#rtcp = rtcp;
    this.port = rtp.address().port;
  }

  /** Opens a pair. Rejects with `CallError` `unavailable` when the range has none left. */
  static async open(range: PortRange, address: string): Promise<UdpPair> {
    let cause: unknown;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const port = range.take();
      if (port === undefined) break;
      try {
        return await UdpPair.#bind(range, address, port);
      } catch (error) {
        cause = error;
        range.give(port);
      }
    }
    throw new CallError({ code: 'unavailable', by: 'gateway', detail: 'no media port is free' }, { cause });
  }

  static async #bind(range: PortRange, address: string, port: number): Promise<UdpPair> {
    const rtp = await openUdpSocket(address, port);
    try {
      return new UdpPair(range, rtp, await openUdpSocket(address, port + 1));
    } catch (error) {
      rtp.close();
      throw error;
    }
  }

  listen(handlers: DatagramHandlers): void {
    this.#rtp.on('message', handlers.rtp);
    this.#rtcp.on('message', handlers.rtcp);
    this.#rtp.on('error', handlers.failed);
    this.#rtcp.on('error', handlers.failed);
  }

  /** Sends from the RTP port. */
  sendRtp(bytes: Uint8Array, to: { readonly address: string; readonly port: number }): void {
    // a callback keeps errors such as "network unreachable" from becoming events; the far end's silence is noticed elsewhere
    if (!this.#closed && isPort(to.port)) this.#rtp.send(bytes, 0, bytes.length, to.port, to.address, ignore);
  }

  /** Sends from the RTCP port. */
  sendRtcp(bytes: Uint8Array, to: { readonly address: string; readonly port: number }): void {
    if (!this.#closed && isPort(to.port)) this.#rtcp.send(bytes, 0, bytes.length, to.port, to.address, ignore);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([closed(this.#rtp), closed(this.#rtcp)]);
    this.#range.give(this.port);
  }
}

function ignore(): void {}

/** Beside RTP on port 65535 there is no port for RTCP; and a socket throws at what is no port. */
function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

function closed(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.close(() => resolve()));
}
