import {
  type Address,
  CallError,
  type CallIngress,
  type CallLeg,
  type Clock,
  type DataFolder,
  type EndReason,
  type Logger,
  type Metrics,
  type NetworkEndpoint,
  type SignalingProtocol,
} from '@opencvi/plugin-api';
import type { SipConfig } from './config.ts';
import { Drachtio } from './drachtio.ts';
import { FrontDesk } from './front-desk.ts';
import { InboundLeg } from './leg/inbound-leg.ts';
import type { LegContext } from './leg/leg-context.ts';
import { OutboundLeg } from './leg/outbound-leg.ts';
import type { SipLeg } from './leg/sip-leg.ts';
import { formatUri } from './message/sip-uri.ts';
import { type SipServer, startServer } from './sip-server.ts';
import type { IncomingRequest } from './sip-stack.ts';

const closing: EndReason = { code: 'unavailable', by: 'gateway', detail: 'the gateway is shutting down' };

/** What the protocol needs of its host. */
export interface SipParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly folder: DataFolder;
}

/** SIP: calls in both directions. */
export class SipProtocol implements SignalingProtocol {
  readonly id = 'sip';
  readonly #config: SipConfig;
  readonly #parts: SipParts;
  readonly #desk: FrontDesk;
  readonly #stack: Drachtio;
  readonly #legs = new Set<SipLeg>();
  #calls: CallIngress | undefined;
  #server: SipServer | undefined;
  #closed: Promise<void> | undefined;

  constructor(config: SipConfig, parts: SipParts) {
    this.#config = config;
    this.#parts = parts;
    this.#desk = new FrontDesk(config, parts);
    const events = { onRequest: (request: IncomingRequest) => this.#onRequest(request), onLost: () => this.#onLost() };
    this.#stack = new Drachtio({ ...parts, events });
    parts.metrics.gauge('sip_legs', () => this.#legs.size);
  }

  /** Where SIP is listened for, once it is. */
  get addresses(): SipServer['addresses'] {
    return this.#server?.addresses ?? [];
  }

  describe(): readonly string[] {
    const { drachtio } = this.#config;
    if (drachtio) return [`SIP: by the drachtio-server at ${drachtio.host}:${drachtio.port}`];
    return this.#bound().map(({ transport, host, port }) => `SIP ${transport.toUpperCase()}: ${host}:${port}`);
  }

  /** None with a drachtio-server of somebody else: where that one listens is its own business. */
  endpoints(): readonly NetworkEndpoint[] {
    return this.#bound().map(({ transport, port }) => ({ transport, port, purpose: 'sip' }));
  }

  async listen(calls: CallIngress): Promise<void> {
    this.#calls = calls;
    this.#server = await startServer({ ...this.#parts, config: this.#config });
    try {
      const addresses = await this.#stack.connect(this.#server.control);
      this.#parts.log.info('listening', { addresses });
    } catch (error) {
      await this.#server.close();
      throw error;
    }
  }

  async dial(to: Address, signal: AbortSignal): Promise<CallLeg> {
    if (this.#closed) throw new CallError(closing);
    const { transport, proxy } = this.#config.outbound;
    const leg = this.#follow(context => new OutboundLeg(context, to));
    const uri = formatUri(to, { transport });
    // The server puts its own address where it reads localhost
    const from = `"OpenCVI" <${formatUri({ user: 'opencvi', host: this.#config.publicAddress ?? 'localhost' })}>`;
    await leg.invite({ to, uri, from, ...(proxy !== undefined && { proxy }) }, signal);
    return leg;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#server?.drain();
    await Promise.all([...this.#legs].map(leg => leg.end(closing)));
    this.#stack.close();
    await this.#server?.close();
  }

  /** As it is, or will be. */
  #bound(): SipServer['addresses'] {
    const { host, udpPort, tcpPort, tlsPort, drachtio } = this.#config;
    if (this.#server || drachtio) return this.addresses;
    const planned = { udp: udpPort, tcp: tcpPort, tls: tlsPort };
    return (['udp', 'tcp', 'tls'] as const).flatMap(transport => {
      const port = planned[transport];
      return port === false ? [] : [{ transport, host, port }];
    });
  }

  #onRequest(request: IncomingRequest): void {
    if (request.synthetic) return;
    const work = request.method === 'INVITE' ? this.#onInvite(request) : this.#desk.answer(request);
    work.catch(error => this.#parts.log.warn('request not answered', { error, method: request.method }));
  }

  async #onInvite(request: IncomingRequest): Promise<void> {
    const { metrics, log } = this.#parts;
    metrics.count('sip_invites_total', { transport: request.source?.transport ?? 'udp' });
    if (this.#closed || this.#calls === undefined) return request.respond(503, { headers: { 'Retry-After': '30' } });
    const reception = this.#desk.receiveCall(request);
    if (reception.kind === 'refused') return request.respond(reception.status, { headers: reception.headers });
    const leg = this.#follow(context => new InboundLeg(context, { request, ...reception }), reception.release);
    // Should ingress break its promise never to reject, that call ends and no other does
    leg.recorded = this.#calls.accept(leg).catch(error => {
      log.error('defect', { error });
      return leg.end({ code: 'failed', by: 'gateway', detail: 'the gateway failed' });
    });
  }

  #follow<L extends SipLeg>(make: (context: LegContext) => L, release: () => void = () => {}): L {
    const { clock, log, metrics } = this.#parts;
    const { srtp, bandwidth, publicAddress, ringTimeout, answerTimeout, sessionExpires } = this.#config;
    const leg: L = make({
      stack: this.#stack,
      clock,
      log,
      metrics,
      media: { srtp, bandwidth: bandwidth * 1_000, originAddress: publicAddress },
      timeouts: { ring: ringTimeout, answer: answerTimeout, session: sessionExpires },
      onOver: () => {
        release();
        this.#legs.delete(leg);
      },
    });
    this.#legs.add(leg);
    return leg;
  }

  #onLost(): void {
    for (const leg of [...this.#legs]) leg.lost();
  }
}
