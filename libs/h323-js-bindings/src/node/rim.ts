import type { CallCommand, CallEvent, CallOptions, CallPhase } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';

/** Timers, from outside. `after` gives what takes it back. */
export interface RimClock {
  after(ms: number, callback: () => void): () => void;
}

/** Where and how the control connections of separate H.245 are awaited. */
export interface ControlListening {
  /** Address told to the far side; that of the signalling socket where absent. */
  readonly announced?: string;
  /** Ports to take; any where absent. */
  readonly ports?: { readonly min: number; readonly max: number };
}

/** A call on real sockets. */
export interface RunningCall {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly phase: CallPhase;
  command(command: CallCommand): void;
  /** Drops its connections without a word. */
  destroy(): void;
  /** Settled when both connections and all timers are gone. Never rejects. */
  readonly over: Promise<void>;
}

/** What to do with a connection that came in: a call to be, or nothing (it is closed at once). */
export type Acceptance = { readonly options: CallOptions; onEvent(event: CallEvent, call: RunningCall): void } | undefined;

export interface SignallingServerOptions {
  readonly host: string;
  /** 0 takes any. */
  readonly port: number;
  readonly clock: RimClock;
  readonly control?: ControlListening;
  /** Connections at a time; more are closed at once. */
  readonly maxConnections?: number;
  onConnection(remote: SocketAddress): Acceptance;
  /** Something threw: a defect of ours or of the owner's. The call in which it happened is destroyed, and no other. */
  onDefect(error: unknown): void;
}

export interface SignallingServer {
  readonly address: SocketAddress;
  /** No new connections; resolves when the port is free. Running calls go on: end them first. */
  close(): Promise<void>;
}

/** What it takes to call. Rejects when the connection cannot be made. */
export interface DialRequest {
  readonly to: SocketAddress;
  /** Address to call from. */
  readonly from?: string;
  readonly clock: RimClock;
  readonly control?: ControlListening;
  readonly options: CallOptions;
  readonly connectTimeout?: number;
  readonly signal?: AbortSignal;
  onEvent(event: CallEvent, call: RunningCall): void;
  onDefect(error: unknown): void;
}

/** A UDP socket with a RAS machine behind it. */
export interface RunningRas<C> {
  readonly local: SocketAddress;
  command(command: C): void;
  close(): Promise<void>;
}
