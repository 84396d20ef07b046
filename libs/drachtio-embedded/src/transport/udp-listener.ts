import { createSocket, type Socket, type SocketOptions } from 'node:dgram';
import { once } from 'node:events';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import { advertisedAddress } from './advertised.ts';
import type { Flow } from './flow.ts';
import type { BoundListener, FlowEvents, SipListener, SocketAddress } from './listener.ts';
import { plainHost } from './local-host.ts';

const receiveBufferBytes = 4 * 1024 * 1024; // a burst of calls overflows the usual 208 KiB; the kernel caps what it does not grant

/** A UDP socket: each datagram is one message (RFC 3261 18.3). */
export class UdpListener implements BoundListener {
  readonly protocol = 'udp';
  readonly local: SocketAddress;
  readonly #socket: Socket;
  readonly #options: SipListener;
  #open = true;

  private constructor(socket: Socket, options: SipListener) {
    const { address, port } = socket.address();
    this.#socket = socket;
    this.#options = options;
    this.local = { host: address, port };
  }

  static async listen(options: SipListener, events: FlowEvents): Promise<UdpListener> {
    const socket = createSocket({ type: isIPv6(options.host) ? 'udp6' : 'udp4', recvBufferSize: receiveBufferBytes, lookup: noLookup });
    const listening = once(socket, 'listening'); // before bind, which may be done when it returns; rejects on 'error'
    socket.bind(options.port, options.host);
    await listening;
    const listener = new UdpListener(socket, options);
    socket.on('error', () => {}); // errors of a send reach its own callback
    socket.on('message', (bytes, from) => {
      if (isKeepAlive(bytes)) return;
      events.onBytes(bytes, listener.flowTo({ host: plainHost(from.address), port: from.port }));
    });
    return listener;
  }

  advertised(remoteHost: string): SocketAddress {
    return advertisedAddress(this.#options, this.local, remoteHost);
  }

  flowTo(remote: SocketAddress): Flow {
    return new UdpFlow(this, remote);
  }

  get open(): boolean {
    return this.#open;
  }

  send(bytes: Buffer, remote: SocketAddress, onError?: (error: Error) => void): void {
    if (!this.#open) {
      onError?.(new Error('listener is closed'));
      return;
    }
    try {
      this.#socket.send(bytes, remote.port, this.#reach(remote.host), error => error && onError?.(error));
    } catch (error) {
      onError?.(error as Error); // port 0 and the like are refused synchronously
    }
  }

  /** RFC 3493 3.7: an IPv6 socket reaches IPv4 by mapped addresses. */
  #reach(host: string): string {
    return isIPv6(this.local.host) && isIPv4(host) ? `::ffff:${host}` : host;
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await new Promise<void>(resolve => this.#socket.close(() => resolve()));
  }
}

class UdpFlow implements Flow {
  readonly protocol = 'udp';
  readonly reliable = false;
  readonly listener: UdpListener;
  readonly remote: SocketAddress;

  constructor(listener: UdpListener, remote: SocketAddress) {
    this.listener = listener;
    this.remote = remote;
  }

  get open(): boolean {
    return this.listener.open;
  }

  send(bytes: Buffer, onError?: (error: Error) => void): void {
    this.listener.send(bytes, this.remote, onError);
  }

  hold(): () => void {
    return () => {};
  }
}

/** Devices keep a NAT binding open with datagrams of CRLFs or of zero bytes (RFC 5626 4.4, and common practice). */
function isKeepAlive(bytes: Buffer): boolean {
  return bytes.length <= 4 && bytes.every(byte => byte === 0x0d || byte === 0x0a || byte === 0);
}

/** Addresses reach this socket resolved; the default would put every datagram off to the next tick to look up an address it already has. */
const noLookup: NonNullable<SocketOptions['lookup']> = (host, _options, callback) => {
  const family = isIP(host);
  if (family === 0) callback(new Error(`not an address: ${host}`), host, 4);
  else callback(null, host, family);
};
