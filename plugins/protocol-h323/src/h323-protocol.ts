import { randomInt } from 'node:crypto';
import type { SetupInfo, SocketAddress } from '@opencvi/h323-js-bindings';
import { type Acceptance, listenForCalls, type RunningCall, type RunningRas, type SignallingServer } from '@opencvi/h323-js-bindings/node';
import {
  type Address,
  CallError,
  type CallIngress,
  type CallLeg,
  type Clock,
  type EndReason,
  type Logger,
  type Metrics,
  type NetworkEndpoint,
  type SignalingProtocol,
  type Tenants,
} from '@opencvi/plugin-api';
import { domainsOf } from './addresses/domains-of.ts';
import { callOptions, controlListening } from './call-options.ts';
import { toReleaseCause } from './causes/end-causes.ts';
import type { H323Config } from './config.ts';
import { FloodLog } from './flood-log.ts';
import { FrontDesk } from './front-desk.ts';
import { hex } from './leg/call-identifier.ts';
import type { H323Leg } from './leg/h323-leg.ts';
import { InboundLeg } from './leg/inbound-leg.ts';
import type { LegContext } from './leg/leg-context.ts';
import { listeningText, portOf } from './listening-text.ts';
import { MalformedLog } from './malformed-log.ts';
import { callBandwidth } from './media/call-bandwidth.ts';
import { MessageBudget } from './message-budget.ts';
import { placeCall } from './place-call.ts';
import { Gatekeeper } from './ras/gatekeeper.ts';
import { openLocationDesk } from './ras/location-desk.ts';
import { underSetting } from './setting-error.ts';

const closing: EndReason = { code: 'unavailable', by: 'gateway', detail: 'the gateway is shutting down' };

/** What the protocol needs of its host. */
export interface H323Parts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly tenants: Tenants;
}

/** H.323: calls in both directions. */
export class H323Protocol implements SignalingProtocol {
  readonly id = 'h323';
  readonly #config: H323Config;
  readonly #parts: H323Parts;
  readonly #desk: FrontDesk;
  readonly #gatekeeper: Gatekeeper | undefined;
  readonly #legs = new Set<H323Leg>();
  #calls: CallIngress | undefined;
  #server: SignallingServer | undefined;
  #ras: RunningRas<never> | undefined;
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  constructor(config: H323Config, given: H323Parts) {
    const parts = { ...given, log: new FloodLog(given.log, given.clock) };
    this.#config = config;
    this.#parts = parts;
    this.#desk = new FrontDesk(config, parts);
    const onDisengage = (id: string, reason: EndReason) => this.#leg(id)?.giveUp(reason);
    const onBandwidth = (id: string, bandwidth: number) => this.#leg(id)?.grant(bandwidth);
    this.#gatekeeper = config.gatekeeper && new Gatekeeper(config.gatekeeper, { ...parts, config, onDisengage, onBandwidth });
    parts.metrics.gauge('h323_legs', () => this.#legs.size);
  }

  /** Where calls are listened for, once they are. */
  get address(): SocketAddress | undefined {
    return this.#server?.address;
  }

  /** Where location requests are answered, once they are. */
  get rasAddress(): SocketAddress | undefined {
    return this.#ras?.local;
  }

  describe(): readonly string[] {
    const { host } = this.#config;
    const names: Readonly<Record<string, readonly [string, SocketAddress | undefined]>> = {
      h225: ['H.323 TCP', this.address],
      ras: ['H.323 RAS UDP', this.rasAddress],
    };
    const listening = this.endpoints().flatMap(({ purpose, port }) => {
      const [name, bound] = names[purpose] ?? [];
      return name === undefined ? [] : [`${name}: ${listeningText(bound?.address ?? host, port)}`];
    });
    return [...listening, ...(this.#gatekeeper ? [this.#gatekeeper.describe()] : [])];
  }

  endpoints(): readonly NetworkEndpoint[] {
    const { port, rasPort, controlPorts } = this.#config;
    if (port === false) return [];
    return [
      { transport: 'tcp', purpose: 'h225', port: this.#server?.address.port ?? port },
      ...(rasPort === false ? [] : [{ transport: 'udp', purpose: 'ras', port: this.#ras?.local.port ?? rasPort } as const]),
      ...(controlPorts ? [{ transport: 'tcp', purpose: 'h245', port: controlPorts.min, lastPort: controlPorts.max } as const] : []),
    ];
  }

  async listen(calls: CallIngress): Promise<void> {
    this.#calls = calls;
    try {
      await this.#open();
    } catch (error) {
      await this.#closeSockets();
      throw error;
    }
    this.#parts.log.info('listening', { addresses: this.describe() });
  }

  async dial(to: Address, signal: AbortSignal): Promise<CallLeg> {
    if (this.#closed) throw new CallError(closing);
    return placeCall({
      ...this.#parts,
      ...{ to, config: this.#config, gatekeeper: this.#gatekeeper, callReference: randomInt(1, 32_768) },
      signal: AbortSignal.any([signal, this.#closing.signal]),
      follow: (callIdentifier, make) => this.#follow(callIdentifier, make),
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #open(): Promise<void> {
    const { host, port, rasPort, limits } = this.#config;
    const { clock } = this.#parts;
    if (port !== false) {
      const server = listenForCalls({
        ...{ host, port, clock, maxConnections: limits.connections },
        control: controlListening(this.#config),
        onConnection: remote => this.#onConnection(remote),
        onTooMany: remote => this.#desk.refuseConnection(remote, 'too-many-connections'),
        onDefect: error => this.#defect(error),
      });
      this.#server = await underSetting('port', portOf('TCP', port, host), server);
    }
    const signallingPort = this.#server?.address.port ?? 0;
    if (rasPort !== false && port !== false) {
      const admit = (from: SocketAddress) => this.#desk.admitRequest(from);
      const desk = openLocationDesk({ ...this.#parts, config: this.#config, signallingPort, admit }, rasPort);
      this.#ras = await underSetting('rasPort', portOf('UDP', rasPort, host), desk);
    }
    await this.#gatekeeper?.start(signallingPort);
  }

  async #close(): Promise<void> {
    this.#closing.abort(closing);
    const server = this.#server?.close();
    await Promise.all([...this.#legs].map(leg => leg.end(closing)));
    await server;
    await this.#closeSockets();
  }

  async #closeSockets(): Promise<void> {
    await Promise.all([this.#server?.close(), this.#ras?.close(), this.#gatekeeper?.close()]);
  }

  #onConnection(remote: SocketAddress): Acceptance {
    if (this.#closed || !this.#desk.admitConnection(remote)) return undefined;
    const { log, metrics, clock } = this.#parts;
    const malformed = new MalformedLog(log, metrics);
    const budget = new MessageBudget(
      this.#config.limits,
      () => clock.now(),
      limit => malformed.tooMuch(limit, remote),
    );
    let leg: InboundLeg | undefined;
    let hasCall = false;
    return {
      options: callOptions(this.#config, 'callee', budget),
      onEvent: (event, call) => {
        malformed.see(event, remote);
        if (event.type === 'setup') {
          leg = this.#onSetup(event.setup, call);
          hasCall = true;
        } else if (event.type === 'released' && !hasCall) this.#desk.lost(event.release, remote);
        else leg?.handle(event);
      },
    };
  }

  #onSetup(setup: SetupInfo, call: RunningCall): InboundLeg | undefined {
    const { metrics } = this.#parts;
    metrics.count('h323_setups_total', { tunnelling: String(setup.tunnelling), fastStart: String(setup.fastStart) });
    const reception = this.#closed ? refusedAtClosing : this.#desk.receiveCall(setup, call.remote);
    if (reception.kind === 'refused') {
      const release = toReleaseCause(reception.reason);
      metrics.count('h323_calls_refused_total', { cause: String(release.cause) });
      call.command({ do: 'release', ...release });
      return undefined;
    }
    const domains = this.#parts.tenants.all().flatMap(domainsOf);
    const leg = this.#follow(setup.callIdentifier, context => new InboundLeg(context, call, setup, domains), reception.release);
    void this.#take(leg, setup, call);
    return leg;
  }

  async #take(leg: InboundLeg, setup: SetupInfo, call: RunningCall): Promise<void> {
    try {
      await this.#admit(leg, setup, call);
      await this.#calls?.accept(leg);
    } catch (error) {
      // Should ingress break its promise never to reject, that call ends and no other does
      if (error instanceof CallError) this.#desk.notAdmitted(error.reason, setup, call.remote);
      else this.#defect(error);
      await leg.end(error instanceof CallError ? error.reason : { code: 'failed', by: 'gateway', detail: 'the gateway failed' });
    }
  }

  /** H.323 8.1.2: who is registered asks its gatekeeper before it takes a call. */
  async #admit(leg: InboundLeg, setup: SetupInfo, call: RunningCall): Promise<void> {
    if (!this.#gatekeeper?.registered) return;
    const admission = await this.#gatekeeper.admit({
      ...{ id: leg.id, answering: true, destination: setup.destination, source: setup.remote.aliases, sourceAddress: call.remote },
      bandwidth: callBandwidth(leg.bandwidth),
      callReference: setup.callReference ?? 0,
      callIdentifier: setup.callIdentifier,
      conferenceId: setup.conferenceId,
    });
    if (admission && admission !== 'unreached') leg.grant(admission.bandwidth);
  }

  #follow<L extends H323Leg>(callIdentifier: Uint8Array, make: (context: LegContext) => L, release: () => void = () => {}): L {
    const { clock, metrics } = this.#parts;
    const log = this.#parts.log.child({ callIdentifier: hex(callIdentifier) });
    const { bandwidth, fastStart, userInput, ringTimeout, channelTimeout } = this.#config;
    const leg: L = make({
      ...{ clock, log, metrics },
      media: { bandwidth: bandwidth * 1_000, fastStart, userInput },
      timeouts: { ring: ringTimeout, channel: channelTimeout },
      onOver: () => {
        release();
        this.#legs.delete(leg);
        this.#gatekeeper?.disengage(leg.id);
      },
    });
    this.#legs.add(leg);
    return leg;
  }

  #leg(id: string): H323Leg | undefined {
    return [...this.#legs].find(leg => leg.id === id);
  }

  #defect(error: unknown): void {
    this.#parts.log.error('defect', { error });
    this.#parts.metrics.count('h323_defects_total');
  }
}

const refusedAtClosing = { kind: 'refused', why: 'closing', reason: closing } as const;
