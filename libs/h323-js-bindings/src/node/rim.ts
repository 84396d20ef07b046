import type { Call, CallCommand, CallEvent, CallOptions, CallPhase } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';
import type { RasMachine } from '../ras/ras.ts';

/** Timers, from outside. `after` gives what takes it back. */
export interface RimClock {
  after(ms: number, callback: () => void): () => void;
}

/** Where and how the control connections of separate H.245 are awaited. A RangeError rejects what is no address, and no range of ports. */
export interface ControlListening {
  /** Address of IP told to the far side; that of the signalling socket where absent. */
  readonly announced?: string;
  /** Ports to take; any where absent. */
  readonly ports?: { readonly min: number; readonly max: number };
  /**
   * Whether H.245 may be with another host than call signalling, as where a gatekeeper routes signalling alone: connect to whatever address the
   * far side names, take a connection from any. Default false: only with the one it calls from, since no peer is to make us connect to others.
   */
  readonly allowOtherControlHosts?: boolean;
}

/** A call on real sockets. */
export interface RunningCall {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly phase: CallPhase;
  command(command: CallCommand): void;
  /** Drops its connections without a word. No event follows. */
  destroy(): void;
  /** Settled when both connections and all timers are gone. Never rejects. */
  readonly over: Promise<void>;
}

/** What to do with a connection that came in: a call to be, or nothing (it is closed at once). */
export type Acceptance =
  | {
      readonly options: CallOptions;
      onEvent(event: CallEvent, call: RunningCall): void;
      /** Makes the machine of the call; a CallMachine where absent. */
      createCall?(options: CallOptions): Call;
    }
  | undefined;

export interface SignallingServerOptions {
  /** Address to listen on; every address of both families where absent, or of IPv4 alone where this machine has no IPv6. */
  readonly host?: string | undefined;
  /** 0 takes any. */
  readonly port: number;
  readonly clock: RimClock;
  readonly control?: ControlListening;
  /** Connections at a time; more are closed at once. */
  readonly maxConnections?: number;
  onConnection(remote: SocketAddress): Acceptance;
  /** A connection was closed at once since there are `maxConnections`. */
  onTooMany?(remote: SocketAddress): void;
  /** Something threw: a defect of ours or of the owner's. The call in which it happened is destroyed, and no other. */
  onDefect(error: unknown): void;
}

export interface SignallingServer {
  readonly address: SocketAddress;
  /** No new connections, and those without a Setup are dropped; resolves when the port is free. Running calls go on: end them first. */
  close(): Promise<void>;
}

/** What it takes to call. Rejects with a ConnectError when the connection cannot be made. */
export interface DialRequest {
  readonly to: SocketAddress;
  /** Address to call from. */
  readonly from?: string;
  readonly clock: RimClock;
  readonly control?: ControlListening;
  readonly options: CallOptions;
  readonly connectTimeout?: number;
  readonly signal?: AbortSignal;
  /** Makes the machine of the call; a CallMachine where absent. */
  createCall?(options: CallOptions): Call;
  onEvent(event: CallEvent, call: RunningCall): void;
  onDefect(error: unknown): void;
}

/** A UDP socket with a RAS machine behind it. */
export interface RunningRas<C> {
  readonly local: SocketAddress;
  command(command: C): void;
  close(): Promise<void>;
}

/** Where RAS is spoken, and the machine that speaks it. */
export interface RasRequest<C, E> {
  /** As for signalling. */
  readonly host?: string | undefined;
  /** 0 takes any. */
  readonly port: number;
  readonly clock: RimClock;
  readonly machine: RasMachine<C, E>;
  onEvent(event: E, ras: RunningRas<C>): void;
  /** Something threw, for one input; the next are taken as ever. */
  onDefect(error: unknown): void;
}
