import { fromH225Address } from '../address/socket-address.ts';
import type { RegistrationConfirm, UnregistrationRequest } from '../generated/h323-messages.ts';
import { BackOff } from './back-off.ts';
import { discover } from './discovery.ts';
import { Lifetime } from './lifetime.ts';
import { usable } from './ras-address.ts';
import { type NumberedRas, reasonOf } from './ras-message.ts';
import type { RasParts } from './ras-parts.ts';
import { keepAliveRequest, registrationRequest, unregistrationRequest } from './registration-messages.ts';

export type RegistrationState = 'idle' | 'discovering' | 'registering' | 'registered' | 'waiting' | 'unregistering';

/** Discovery and registration, kept alive (H.323 7.2.1, 7.2.2). */
export class Registration {
  readonly #parts: RasParts;
  readonly #backOff = new BackOff();
  readonly #lifetime: Lifetime;
  #state: RegistrationState = 'idle';
  /** The request that is under way. */
  #exchange: number | undefined;
  /** A gatekeeper that wants discovery gets it once in an attempt. */
  #discovered = false;
  /** `register` came while the last registration was being given up. */
  #again = false;

  constructor(parts: RasParts) {
    this.#parts = parts;
    this.#lifetime = new Lifetime(parts.link);
  }

  get state(): RegistrationState {
    return this.#state;
  }

  start(): void {
    if (this.#state === 'unregistering') this.#again = true;
    if (this.#state !== 'idle') return;
    this.#backOff.reset();
    this.#parts.gatekeepers.rewind();
    this.#attempt();
  }

  stop(): void {
    const { link, options, session } = this.#parts;
    this.#again = false;
    if (this.#state === 'idle' || this.#state === 'unregistering') return;
    this.#quiet();
    if (!session.registered) {
      this.#stopped();
      return;
    }
    this.#state = 'unregistering';
    this.#exchange = link.request({
      to: session.gatekeeper,
      message: number => unregistrationRequest(options, session, number),
      onAnswer: answer => this.#stopped(answer.type === 'unregistrationConfirm' ? undefined : reasonOf(answer)),
      onSilence: () => this.#stopped('noAnswer'),
    });
  }

  /** Whether the timer is one of ours. */
  timer(name: string): boolean {
    if (name === 'keepAlive') this.renew();
    else if (name === 'lifetime') this.#expired();
    else if (name !== 'register') return false;
    else if (this.#state === 'waiting') this.#attempt();
    return true;
  }

  /** Renews the registration now: it is due, or the gatekeeper may be gone. Until that is known we are registered. */
  renew(): void {
    const { link, options, session } = this.#parts;
    if (this.#state !== 'registered' || this.#exchange !== undefined) return;
    this.#exchange = link.request({
      to: session.gatekeeper,
      message: number => keepAliveRequest(options, session, number),
      onAnswer: answer => this.#renewed(answer),
      onSilence: () => this.#fail('noAnswer'),
    });
  }

  #expired(): void {
    this.#lose('timeout');
    if (this.#state !== 'registered') return;
    this.#quiet();
    this.#register(false);
  }

  /** The gatekeeper does not know us any more: registers in full. */
  forgotten(reason: string): void {
    if (this.#state !== 'registered') return;
    this.#quiet();
    this.#lose('gatekeeper', reason);
    this.#register(false);
  }

  /** The gatekeeper has calls go to another one from now on. */
  replaced(reason: string): void {
    if (this.#state !== 'registered') return;
    this.#quiet();
    this.#lose('gatekeeper', reason);
    this.#fail(reason);
  }

  /** URQ of the gatekeeper, answered already. Where it wants us again it gets us again, at once. */
  unregistered({ reason, alternateGatekeeper }: UnregistrationRequest): void {
    const { gatekeepers } = this.#parts;
    if (this.#state === 'unregistering') return;
    gatekeepers.learn(alternateGatekeeper);
    const name = reason?.type ?? 'undefinedReason';
    this.#quiet();
    this.#lose('gatekeeper', name);
    if (name === 'reregistrationRequired' || name === 'ttlExpired') this.#attempt();
    else this.#fail(name);
  }

  #attempt(): void {
    const { session, gatekeepers, options } = this.#parts;
    const { address, id } = gatekeepers.current;
    session.gatekeeper = address;
    session.gatekeeperId = id;
    this.#discovered = false;
    // An alternate was named by its RAS address: there is nothing to discover.
    if (options.discover && gatekeepers.isConfigured) this.#discover();
    else this.#register(false);
  }

  #discover(): void {
    this.#state = 'discovering';
    this.#discovered = true;
    this.#exchange = discover(this.#parts, {
      onFound: () => this.#register(true),
      onRejected: answer => this.#rejected(answer),
      onSilence: () => this.#fail('noAnswer'),
    });
  }

  #register(discoveryComplete: boolean): void {
    const { link, options, session } = this.#parts;
    this.#state = 'registering';
    this.#exchange = link.request({
      to: session.gatekeeper,
      message: requestSeqNum => registrationRequest(options, session, { requestSeqNum, discoveryComplete }),
      onAnswer: answer => {
        if (answer.type === 'registrationConfirm') this.#registered(answer.value);
        else this.#rejected(answer);
      },
      onSilence: () => this.#fail('noAnswer'),
    });
  }

  #registered(confirm: RegistrationConfirm): void {
    const { session, link } = this.#parts;
    session.endpointId = confirm.endpointIdentifier;
    session.gatekeeperId = confirm.gatekeeperIdentifier ?? session.gatekeeperId;
    session.callSignalAddress = usable(fromH225Address(confirm.callSignalAddress[0]));
    session.preGranted = confirm.preGrantedARQ;
    session.willRespondToIrr = confirm.willRespondToIRR === true;
    session.registered = true;
    this.#lifetime.stop();
    this.#keep(confirm);
    const timeToLive = this.#lifetime.seconds;
    link.event({
      type: 'registered',
      gatekeeper: session.gatekeeper,
      endpointId: confirm.endpointIdentifier,
      ...(timeToLive === undefined ? {} : { timeToLive }),
    });
  }

  #renewed(answer: NumberedRas): void {
    const { session } = this.#parts;
    this.#parts.gatekeepers.learnFrom(answer);
    if (answer.type === 'registrationConfirm') {
      // Another identifier: it took the request for a new registration.
      const isSame = session.registered && answer.value.endpointIdentifier === session.endpointId;
      if (isSame) this.#keep(answer.value);
      else this.#registered(answer.value);
    } else if (answer.type === 'registrationReject' && reasonOf(answer) !== 'discoveryRequired') this.#register(this.#discovered);
    else this.#rejected(answer);
  }

  /** It answered: timers anew. A lifetime that is not told stays what it was. */
  #keep({ timeToLive, alternateGatekeeper }: RegistrationConfirm): void {
    const { gatekeepers } = this.#parts;
    this.#state = 'registered';
    this.#exchange = undefined;
    this.#discovered = false;
    this.#backOff.reset();
    gatekeepers.answered();
    gatekeepers.learn(alternateGatekeeper);
    this.#lifetime.start(timeToLive);
  }

  #rejected(answer: NumberedRas): void {
    const { gatekeepers } = this.#parts;
    const reason = reasonOf(answer);
    gatekeepers.learnFrom(answer);
    if (reason === 'discoveryRequired' && !this.#discovered && gatekeepers.isConfigured) this.#discover();
    else {
      this.#lose('gatekeeper', reason);
      this.#fail(reason);
    }
  }

  /** Turns to the next gatekeeper, or waits before it begins again with the first. */
  #fail(reason: string): void {
    const { link, gatekeepers } = this.#parts;
    this.#exchange = undefined;
    if (gatekeepers.next()) {
      link.event({ type: 'registrationFailed', reason, retryIn: 0 });
      this.#attempt();
      return;
    }
    gatekeepers.rewind();
    const retryIn = this.#backOff.next();
    this.#state = 'waiting';
    link.event({ type: 'registrationFailed', reason, retryIn });
    link.arm('register', retryIn);
  }

  #lose(by: 'gatekeeper' | 'timeout', reason?: string): void {
    const { link, session } = this.#parts;
    if (!session.registered) return;
    session.registered = false;
    this.#lifetime.stop();
    link.event({ type: 'unregistered', by, ...(reason === undefined ? {} : { reason }) });
  }

  #stopped(reason?: string): void {
    const { link, session } = this.#parts;
    session.registered = false;
    session.endpointId = undefined;
    this.#state = 'idle';
    this.#exchange = undefined;
    link.event({ type: 'unregistered', by: 'us', ...(reason === undefined ? {} : { reason }) });
    if (this.#again) this.start();
    this.#again = false;
  }

  /** Nothing of ours is under way any more. */
  #quiet(): void {
    const { link } = this.#parts;
    link.cancel(this.#exchange);
    this.#exchange = undefined;
    this.#lifetime.stop();
    link.disarm('register');
  }
}
