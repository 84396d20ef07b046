import { isIPv6 } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits.ts';
import type { Flow } from './flow.ts';
import type { BoundListener, FlowEvents, SipListener, SocketAddress, TransportProtocol } from './listener.ts';
import { StreamListener } from './stream-listener.ts';
import { UdpListener } from './udp-listener.ts';

/** Where a request goes: protocol, address, and the name a TLS certificate must carry. */
export interface NextHop extends SocketAddress {
  readonly protocol: TransportProtocol;
  readonly servername?: string;
}

/** All listeners of a server. */
export class Transports {
  #listeners: BoundListener[] = [];

  get listeners(): readonly BoundListener[] {
    return this.#listeners;
  }

  async start(options: readonly SipListener[], context: { limits: Limits; clock: Clock; events: FlowEvents }): Promise<void> {
    try {
      for (const listener of options) {
        const bind = listener.transport === 'udp' ? UdpListener.listen(listener, context.events) : StreamListener.listen(listener, context);
        this.#listeners.push(await bind);
      }
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  has(protocol: TransportProtocol): boolean {
    return this.#listeners.some(listener => listener.protocol === protocol);
  }

  /** The listener to send from: right protocol and, where there is a choice, right address family. */
  listenerFor(protocol: TransportProtocol, remoteHost: string): BoundListener | undefined {
    const candidates = this.#listeners.filter(listener => listener.protocol === protocol);
    return candidates.find(listener => isIPv6(listener.local.host) === isIPv6(remoteHost)) ?? candidates[0];
  }

  /** A way to the next hop; undefined when we do not speak its protocol. */
  flowTo(hop: NextHop): Flow | undefined {
    return this.listenerFor(hop.protocol, hop.host)?.flowTo({ host: hop.host, port: hop.port }, hop.servername);
  }

  /** Whether an address is one of our own. */
  isOurs(hop: NextHop): boolean {
    return this.#listeners.some(listener => {
      const { port } = listener.local;
      return listener.protocol === hop.protocol && port === hop.port && listener.advertised(hop.host).host === hop.host;
    });
  }

  get connections(): number {
    return this.#listeners.reduce((sum, listener) => sum + (listener instanceof StreamListener ? listener.connections : 0), 0);
  }

  async close(): Promise<void> {
    const listeners = this.#listeners;
    this.#listeners = [];
    await Promise.all(listeners.map(listener => listener.close()));
  }
}
