import type { Alias } from '../call/call.ts';
import type { AlternateGK, RegistrationConfirm } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';

/** A gatekeeper for tests. */
export interface TestGatekeeperOptions {
  readonly id: string;
  readonly rasAddress: SocketAddress;
  /** Seconds; registrations last for ever where absent. */
  readonly timeToLive?: number;
  /** Where aliases lead, besides those of registered endpoints. */
  readonly routes?: Readonly<Record<string, SocketAddress>>;
  /** Named in confirms. */
  readonly alternates?: readonly AlternateGK[];
  readonly preGranted?: NonNullable<RegistrationConfirm['preGrantedARQ']>;
  /** Where calls go that are made without asking. */
  readonly callSignalAddress?: SocketAddress;
  /** Most bit/s of a call. */
  readonly maxBandwidth?: number;
  /** Seconds between the reports of a call. */
  readonly irrFrequency?: number;
  readonly acknowledgesReports?: boolean;
  /** H.235.1 procedure I for all: passwords by sendersID. */
  readonly security?: {
    readonly passwords: Readonly<Record<string, string>>;
    /** Milliseconds since 1970, like `Date.now`. */
    readonly now: () => number;
    /** From 0 up to 1, like `Math.random`. */
    readonly random: () => number;
  };
}

/** What a test has it do. */
export type TestGatekeeperCommand =
  /** Leaves the next requests unanswered. */
  | { readonly do: 'drop'; readonly requests: number }
  /** Says requestInProgress to the next request, which is answered when the timer `late` has run out. */
  | { readonly do: 'delay'; readonly ms: number }
  /** Rejects the next request of a kind, `registrationRequest` say. */
  | {
      readonly do: 'reject';
      readonly request: string;
      readonly reason: string;
      readonly alternates?: readonly AlternateGK[];
      readonly permanent?: boolean;
    }
  /** Forgets every registration without a word. */
  | { readonly do: 'forget' }
  | { readonly do: 'unregister'; readonly reason: 'reregistrationRequired' | 'ttlExpired' | 'maintenance' }
  | { readonly do: 'disengage'; readonly callIdentifier: Uint8Array }
  | { readonly do: 'bandwidth'; readonly callIdentifier: Uint8Array; readonly bandwidth: number }
  /** IRQ, of all calls where none is named. */
  | { readonly do: 'ask'; readonly callIdentifier?: Uint8Array };

export type TestGatekeeperEvent =
  | { readonly type: 'discovered'; readonly by: SocketAddress }
  | { readonly type: 'registered'; readonly endpointId: string; readonly aliases: readonly Alias[]; readonly keptAlive: boolean }
  | { readonly type: 'unregistered'; readonly endpointId: string; readonly by: 'endpoint' | 'timeout' }
  | { readonly type: 'admitted'; readonly callIdentifier: Uint8Array; readonly answering: boolean; readonly bandwidth: number }
  | { readonly type: 'bandwidth'; readonly callIdentifier: Uint8Array; readonly bandwidth: number }
  | { readonly type: 'disengaged'; readonly callIdentifier: Uint8Array; readonly cause?: number }
  | { readonly type: 'located'; readonly found: boolean }
  | { readonly type: 'report'; readonly unsolicited: boolean; readonly calls: number; readonly status?: string }
  | { readonly type: 'rejected'; readonly request: string; readonly reason: string }
  /** An endpoint answered a request of ours. */
  | { readonly type: 'answered'; readonly with: string }
  | { readonly type: 'unauthentic'; readonly what: string }
  | { readonly type: 'malformed'; readonly what: string };
