import type { Heard, Seen, StreamStatistics } from '@opencvi/sip-phone';
import type { DialPlan } from './dial-plan.ts';

/** How a call ended. */
export interface CallEnd {
  readonly by: string;
  /** A SIP status. */
  readonly status?: number;
  /** Q.850. */
  readonly cause?: number;
  readonly reason: string;
}

/** What the command uses of a call, whatever its protocol. */
export interface PhoneCall {
  readonly ended: Promise<CallEnd>;
  readonly isOver: boolean;
  hangUp(): Promise<CallEnd>;
  hears(seconds?: number): Heard;
  hearsTone(hz: number, seconds?: number): number;
  recordedAudio(): { readonly pcm: Int16Array; readonly sampleRate: number };
  sees(): Seen | undefined;
  receivedVideo(): Uint8Array;
  sendDigits(digits: string): Promise<void>;
  statistics(): { readonly audio: StreamStatistics; readonly video?: StreamStatistics };
}

/** A call that was answered, and what was agreed: in words, and for the document. */
export interface Answered {
  readonly call: PhoneCall;
  readonly agreed: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A call that was not. */
export class NotAnsweredError extends Error {
  override readonly name = 'NotAnsweredError';
  /** For the document: a SIP status or a Q.850 cause, and the reason. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(facts: Readonly<Record<string, unknown>>, cause: Error) {
    super(cause.message, { cause });
    this.facts = facts;
  }
}

export interface DialHooks {
  readonly signal: AbortSignal;
  /** What happens on the way to the answer, in words. */
  onProgress(what: string): void;
}

/** What the command uses of a phone. */
export interface Phone {
  /** Rejects with a NotAnsweredError when nobody answers. */
  dial(hooks: DialHooks): Promise<Answered>;
  close(): Promise<void>;
}

/** Starts a phone for a plan on an address of this machine. */
export type StartPhone = (plan: DialPlan, host: string) => Promise<Phone>;
