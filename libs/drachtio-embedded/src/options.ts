import type { Lookup, ServiceLookup } from './agent/host-resolver.ts';
import type { Clock } from './clock.ts';
import type { ControlOptions } from './control/control-server.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { SipTimers } from './transaction/timers.ts';
import type { SipListener, SocketAddress, TransportProtocol } from './transport/listener.ts';

export interface DrachtioEmbeddedOptions {
  /** Where SIP is spoken. */
  readonly listeners: readonly SipListener[];
  /** Where applications connect. */
  readonly control: ControlOptions;
  readonly limits?: Partial<Limits>;
  /** RFC 3261 timer values; only tests have a reason to change them. */
  readonly timers?: Partial<SipTimers>;
  readonly clock?: Clock;
  readonly log?: Log;
  /** How host names become addresses; default is the system's resolver. */
  readonly lookup?: Lookup;
  /** How SRV records are found; default is the system's resolver, or none when `lookup` is given. */
  readonly lookupService?: ServiceLookup;
}

/** A listener as it was bound. */
export interface BoundAddress extends SocketAddress {
  readonly transport: TransportProtocol;
}

/** What `start` tells. */
export interface Started {
  readonly controlPort: number;
  readonly listeners: readonly BoundAddress[];
}

/** Counts at one moment. */
export interface DrachtioEmbeddedStats {
  /** Messages refused by the parser, by reason. */
  readonly malformed: Readonly<Record<string, number>>;
  readonly transactions: number;
  /** Requests refused because `maxTransactions` was reached. */
  readonly refused: number;
  readonly dialogs: number;
  readonly connections: number;
  readonly applications: number;
  readonly events: Readonly<Record<string, number>>;
}
