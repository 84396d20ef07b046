import { type Release, type SetupInfo, type SocketAddress, socketAddressToText } from '@opencvi/h323-js-bindings';
import type { Clock, EndReason, Logger, Metrics } from '@opencvi/plugin-api';
import { SourceLimits } from '@opencvi/source-limits';
import type { H323Config } from './config.ts';
import { hex } from './leg/call-identifier.ts';

/** A Setup that may become a call, or why it may not. */
export type Reception =
  | { readonly kind: 'call'; release(): void }
  | { readonly kind: 'refused'; readonly why: string; readonly reason: EndReason };

/** H.225.0 7.3.10: other goals want something that is no call. */
const callGoals = new Set(['create', 'join', 'invite']);

const tooMuch: EndReason = { code: 'throttled', by: 'gateway', detail: 'too many calls from this address' };
const noCall: EndReason = { code: 'incompatible-media', by: 'gateway', detail: 'not a call' };

/** Receives connections and Setups: lets calls in, and keeps floods out. */
export class FrontDesk {
  readonly #limits: SourceLimits;
  /** Of their own: whoever sends datagrams in the name of a room must not use up its connections. */
  readonly #rasLimits: SourceLimits;
  readonly #metrics: Metrics;
  readonly #log: Logger;

  constructor({ limits }: Pick<H323Config, 'limits'>, { clock, metrics, log }: { clock: Clock; metrics: Metrics; log: Logger }) {
    this.#limits = new SourceLimits(limits, () => clock.now());
    this.#rasLimits = new SourceLimits(limits, () => clock.now());
    this.#metrics = metrics;
    this.#log = log;
  }

  /** Whether a signalling connection may come in. */
  admitConnection({ address }: SocketAddress): boolean {
    if (this.#limits.admitRequest(address)) return true;
    this.refuseConnection({ address }, 'connections-too-fast');
    return false;
  }

  /** Counts and tells that a connection was closed at once. */
  refuseConnection({ address }: Pick<SocketAddress, 'address'>, why: 'connections-too-fast' | 'too-many-connections'): void {
    this.#metrics.count('h323_connections_refused_total', { why });
    this.#log.warn('connection refused', { why, source: address });
  }

  /** A connection is over that brought no call: a port scanner's, or a room's whose Setup was lost on the way or cannot be read. */
  lost({ by, detail }: Release, source: SocketAddress): void {
    this.#metrics.count('h323_connections_without_call_total', { by });
    this.#log[by === 'connection' ? 'debug' : 'info']('connection without a call', { source: socketAddressToText(source), why: detail });
  }

  /** Whether a location request is answered. */
  admitRequest({ address }: SocketAddress): boolean {
    if (this.#rasLimits.admitRequest(address)) return true;
    this.#metrics.count('h323_location_requests_total', { answer: 'too-fast' });
    this.#log.warn('RAS request left unanswered', { why: 'requests-too-fast', source: address });
    return false;
  }

  /** Looks a Setup over. A call that is let in is to be released when it is over. */
  receiveCall({ conferenceGoal, callIdentifier }: SetupInfo, { address, port }: SocketAddress): Reception {
    const reception = callGoals.has(conferenceGoal) ? this.#admit(address) : refused('conference-goal', noCall);
    if (reception.kind === 'refused') {
      this.#log.warn('call refused', { why: reception.why, callIdentifier: hex(callIdentifier), source: address, port });
    }
    return reception;
  }

  /** The gatekeeper wants no such call. */
  notAdmitted({ detail }: EndReason, { callIdentifier }: SetupInfo, { address, port }: SocketAddress): void {
    this.#log.warn('call refused', { why: 'gatekeeper', detail, callIdentifier: hex(callIdentifier), source: address, port });
  }

  #admit(address: string): Reception {
    const admission = this.#limits.admitCall(address);
    if (admission === 'admitted') return { kind: 'call', release: () => this.#limits.releaseCall(address) };
    return refused(admission === 'too-fast' ? 'calls-too-fast' : 'too-many-calls', tooMuch);
  }
}

function refused(why: string, reason: EndReason): Reception {
  return { kind: 'refused', why, reason };
}
