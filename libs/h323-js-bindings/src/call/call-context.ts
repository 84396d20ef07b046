import { noCallIdentifier } from '../h225/setup-info.ts';
import type { CallOptions, CallPhase, Release, ReleaseReason } from './call.ts';
import { CallOutputs } from './call-outputs.ts';
import { q850 } from './q850.ts';
import { Signalling } from './signalling.ts';
import { Tunnel } from './tunnel.ts';

/** How fast start stands (H.323 8.1.7): `pending` until the called side has answered, or one side goes on without. */
export type FastStartState = 'none' | 'pending' | 'taken' | 'refused';

/** What we say in a Release Complete. */
export interface Farewell {
  readonly cause: number;
  readonly reason?: ReleaseReason;
}

/** How a call ends. Without a farewell nothing is said: the far side knows, or cannot hear. */
export interface Ending {
  readonly release: Release;
  readonly farewell?: Farewell;
}

/** Milliseconds. T303 as the user side of Q.931 Table 9-2, T310 as its least there; T301 as H.225.0 7.5. */
const defaultTimers = { T301: 180_000, T303: 4_000, T310: 30_000, control: 10_000 } as const;

/** What the parts of one call share. */
export class CallContext {
  readonly options: CallOptions;
  readonly timers: Readonly<Record<'T301' | 'T303' | 'T310' | 'control', number>>;
  readonly outputs = new CallOutputs();
  readonly tunnel = new Tunnel();
  readonly signalling: Signalling;
  phase: CallPhase = 'idle';
  fastStart: FastStartState = 'none';
  callIdentifier: Uint8Array = noCallIdentifier;
  conferenceId: Uint8Array = noCallIdentifier;
  /** Of H.225.0; 0 while nothing is known. */
  remoteVersion = 0;
  #ending: Ending | undefined;

  constructor(options: CallOptions) {
    this.options = options;
    this.timers = { ...defaultTimers, ...options.timers };
    this.signalling = new Signalling(this.outputs, this.tunnel, options.role);
  }

  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Whether something that came may be read. A far side that says too much ends its call. */
  mayRead(octets: number): boolean {
    if (this.options.mayRead?.(octets) !== false) return true;
    this.end({ by: 'limit', cause: q850.congestion, detail: 'too many messages' }, { cause: q850.congestion });
    return false;
  }

  /** Ends the call when what came is dealt with. The first reason stands. */
  end(release: Release, farewell?: Farewell): void {
    this.#ending ??= { release, ...(farewell && { farewell }) };
  }
}
