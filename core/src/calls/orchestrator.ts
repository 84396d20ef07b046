import { CallError, type CallIngress, type CallLeg, type EndReason, formatAddress } from '@opencvi/plugin-api';
import { reasonOf } from './blame.ts';
import { Call } from './call.ts';
import { endCall } from './call-ending.ts';
import { CallFlow } from './call-flow.ts';
import { callId } from './call-id.ts';
import { CallRegistry } from './call-registry.ts';
import type { CallServices } from './call-services.ts';
import { Licences } from './licences.ts';

/** Takes calls in, runs each through its steps, and sees them out. */
export class CallOrchestrator implements CallIngress {
  readonly calls = new CallRegistry();
  readonly licences: Licences;
  readonly #services: CallServices;
  readonly #overs = new Map<Call, () => void>();
  #refusal: EndReason | undefined = { code: 'unavailable', by: 'gateway', detail: 'the gateway is starting', retryAfter: 5 };

  constructor(services: CallServices) {
    this.#services = services;
    this.licences = new Licences(services.settings.maximum, services.tenants.all());
    services.metrics.gauge('calls', () => this.calls.size);
    services.metrics.gauge('licences', () => this.licences.gateway.maximum ?? 0);
    services.metrics.gauge('licences_used', () => this.licences.gateway.running);
  }

  /** Whether new calls are taken. */
  get accepting(): boolean {
    return this.#refusal === undefined;
  }

  /** Begins to take calls. */
  open(): void {
    this.#refusal = undefined;
  }

  /** Takes no new calls; resolves once the running ones are over, or rejects with `TimeoutError`. */
  async drain(ms: number): Promise<void> {
    this.#refusal = { code: 'unavailable', by: 'gateway', detail: 'the gateway is shutting down', retryAfter: 30 };
    await this.#services.clock.within(ms, this.calls.empty());
  }

  /** Ends every call. */
  async endAll(reason: EndReason): Promise<void> {
    await Promise.all(this.calls.all().map(call => this.end(call, reason)));
    await this.calls.empty();
  }

  async accept(leg: CallLeg): Promise<void> {
    const { clock, events, log, tenants, metrics } = this.#services;
    const id = callId(clock.now());
    const stamp = () => ({ call: id, at: new Date(clock.now()).toISOString() });
    const tenant = tenants.forAddress(leg.dialled);
    const call = new Call({ id, leg, clock, log, tenant, onState: state => events.emit({ ...stamp(), type: 'state', state }) });
    const from = formatAddress(leg.remote.address);
    const dialled = formatAddress(leg.dialled);
    const { source } = leg.remote;
    call.log.info('call', {
      protocol: leg.protocol,
      from,
      dialled,
      tenant: tenant?.name,
      source: source?.address,
      transport: source?.transport,
      ...leg.facts,
    });
    metrics.count('calls_received_total', { protocol: leg.protocol });
    const refusal = this.#refusal ?? this.#unlicensed(call);
    this.calls.add(call);
    events.emit({ ...stamp(), type: 'started', protocol: leg.protocol, from, dialled });
    const over = new Promise<void>(resolve => this.#overs.set(call, resolve));
    if (refusal) void this.end(call, refusal);
    else this.#start(call);
    await over;
  }

  /** Ends a call; the first reason stands. Resolves when it is over. */
  async end(call: Call, reason: EndReason): Promise<void> {
    if (!call.settle(reason)) return;
    if (reason.by === 'room') call.abort();
    await call.queue.run(() => endCall(call, this.#services)).catch(error => call.log.error('defect', { error }));
    this.licences.giveBack(call);
    this.calls.remove(call);
    this.#overs.get(call)?.();
    this.#overs.delete(call);
  }

  #unlicensed(call: Call): EndReason | undefined {
    const reason = this.licences.take(call);
    if (reason) this.#services.metrics.count('licences_refused_total', { tenant: call.tenant?.name ?? '' });
    return reason;
  }

  #start(call: Call): void {
    for (const interceptor of [...this.#services.interceptors].reverse()) {
      try {
        call.leg = interceptor.intercept(call.leg, call);
      } catch (error) {
        void this.end(call, reasonOf(error, interceptor, { ...this.#services, log: call.log }));
        return;
      }
    }
    call.leg.on('ended', reason => void this.end(call, reason));
    if (call.leg.state === 'ended') void this.end(call, { code: 'cancelled', by: 'room' });
    else void this.#run(call);
  }

  async #run(call: Call): Promise<void> {
    try {
      await new CallFlow(call, this.#services, reason => void this.end(call, reason)).run();
    } catch (error) {
      if (call.endReason) return;
      await this.end(call, this.#reason(error, call));
    }
  }

  #reason(error: unknown, call: Call): EndReason {
    if (error instanceof CallError) return error.reason;
    call.log.error('defect', { error });
    this.#services.metrics.count('defects_total');
    return { code: 'failed', by: 'gateway', detail: 'the gateway failed' };
  }
}
