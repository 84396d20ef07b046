import type { Listenable } from '../kit/emitter.ts';
import type { MediaEndpoint, StreamStatistics } from '../media/media-endpoint.ts';
import type { Address, RemoteParty } from './address.ts';
import type { EndReason } from './end-reason.ts';

/** `ringing` until answered; a meeting leg may then wait in the `lobby`. */
export type LegState = 'ringing' | 'lobby' | 'connected' | 'ended';

/** One who is in the meeting or its lobby. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly inLobby: boolean;
  readonly muted: boolean;
  readonly presenting: boolean;
  /** What kind of participant: `browser`, `room`, `teams` ... */
  readonly kind: string;
}

/** What a leg tells. */
export interface LegEvents {
  /** The far end ended the leg (hang-up, cancel, denied, removed ...). Told once, and never after `end()` was called. */
  ended: [reason: EndReason];
  /** The leg's state changed, for example from `lobby` to `connected`. */
  state: [state: LegState];
  /** A digit came by signalling (SIP INFO, H.245 user input). Digits in RTP are told by the endpoint. */
  digit: [digit: string];
  /** Meeting legs: who is there. Told after every change, whole. */
  roster: [participants: readonly Participant[]];
  /**
   * A meeting leg: the meeting muted or unmuted the room. A device's leg: the room muted or unmuted itself, where its protocol tells (H.245
   * logicalChannelInactive; SIP has nothing for it). What one leg tells, the other is asked for by `setMuted`.
   */
  mute: [muted: boolean];
  /** The far end put us on hold, or took us off. */
  hold: [held: boolean];
}

/**
 * One side of a call: a room system behind a protocol, or a meeting. The leg drives negotiation in its protocol's own order; the endpoint
 * says what is possible.
 */
export interface CallLeg extends Listenable<LegEvents> {
  /** Unique in this process. */
  readonly id: string;
  /** `sip`, `h323`, or the id of a meeting provider. */
  readonly protocol: string;
  readonly remote: RemoteParty;
  /** What the far end dialled; for a meeting leg, the meeting. */
  readonly dialled: Address;
  readonly state: LegState;
  /**
   * Facts for the call record and the API: SIP Call-ID, offered codecs, Graph's call id ... Strings, numbers and booleans only; never a secret.
   */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Tells the far end that we are working on it (SIP 180). Does nothing once answered. */
  ring(): Promise<void>;
  /**
   * Answers with media. Resolves when media may flow: for a SIP leg after the ACK, for a meeting leg when it is in the meeting or its lobby.
   * Rejects with `CallError` (`incompatible-media`, `cancelled` ...).
   */
  answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void>;
  /** Ends the leg with the reason mapped to its protocol. Idempotent; never rejects. */
  end(reason: EndReason): Promise<void>;
  /**
   * Tells the far end what the other side did: a device that the meeting muted it or lifted that, a meeting that the room muted itself. Absent
   * where the protocol cannot; rejects when the far end does not take it.
   */
  setMuted?(muted: boolean): Promise<void>;
  /**
   * Meeting legs, where the meeting wants to know how well the room was connected: told the statistics of the room's own media once, at the
   * end of the call and before `end`. Bounded by a few seconds; what it throws is only logged.
   */
  report?(statistics: readonly StreamStatistics[]): Promise<void>;
}
