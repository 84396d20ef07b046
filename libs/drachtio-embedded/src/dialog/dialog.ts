import { randomInt } from 'node:crypto';
import type { AppSession } from '../control/app-session.ts';
import type { ReceivedRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { IncomingInvite, OutgoingInvite } from './dialog-invites.ts';
import type { SessionTimer } from './session-timer.ts';

export interface DialogInit {
  /** The name the application knows it by. */
  readonly id: string;
  readonly session: AppSession;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** From of our requests, To of theirs, tag included. */
  readonly localParty: string;
  readonly remoteParty: string;
  readonly remoteTarget: string;
  readonly routeSet: readonly string[];
  readonly localContact: string;
  readonly localCSeq: number | undefined;
  readonly remoteCSeq: number | undefined;
  readonly flow: Flow;
}

export type DialogState = 'early' | 'confirmed' | 'terminated';

/** RFC 3261 12: the state two user agents share, early or confirmed. */
export class Dialog {
  readonly id: string;
  readonly session: AppSession;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly localParty: string;
  readonly remoteParty: string;
  routeSet: readonly string[];
  remoteTarget: string;
  localContact: string;
  state: DialogState = 'early';
  /** The peer's INVITE we have not finally answered. */
  incoming: IncomingInvite | undefined;
  /** INVITEs of the peer whose 2xx it has not acknowledged, by CSeq number. */
  readonly awaitingAck = new Map<number, IncomingInvite>();
  /** Our INVITE without a final response. */
  outgoing: OutgoingInvite | undefined;
  /** Our INVITE whose 2xx the application has not acknowledged. */
  toAcknowledge: OutgoingInvite | undefined;
  /** When our 2xx went out, by the clock. */
  answeredAt: number | undefined;
  /** The description we offered or answered last. */
  localSdp: Buffer | undefined;
  peerAllowsUpdate = false;
  sessionTimer: SessionTimer | undefined;
  #localCSeq: number;
  #remoteCSeq: number | undefined;
  #flow: Flow;
  #release: () => void;
  #onceAcknowledged: (() => void)[] = [];

  constructor(init: DialogInit) {
    this.id = init.id;
    this.session = init.session;
    this.callId = init.callId;
    this.localTag = init.localTag;
    this.remoteTag = init.remoteTag;
    this.localParty = init.localParty;
    this.remoteParty = init.remoteParty;
    this.remoteTarget = init.remoteTarget;
    this.routeSet = init.routeSet;
    this.localContact = init.localContact;
    this.#localCSeq = init.localCSeq ?? randomInt(1, 2 ** 20); // 12.2.1.1: any, if we have sent none yet
    this.#remoteCSeq = init.remoteCSeq;
    this.#flow = init.flow;
    this.#release = init.flow.hold();
  }

  /** How a message from the network names this dialog. */
  get key(): string {
    return dialogKey(this.callId, this.localTag, this.remoteTag);
  }

  get localCSeq(): number {
    return this.#localCSeq;
  }

  /** The number of the next request we send. An application may choose it (digest retry), but never go back. */
  nextCSeq(wanted?: number): number {
    this.#localCSeq = wanted !== undefined && wanted > this.#localCSeq ? wanted : this.#localCSeq + 1;
    return this.#localCSeq;
  }

  /** RFC 3261 12.2.2: requests of the peer come in rising order. */
  acceptCSeq(number: number): boolean {
    if (this.#remoteCSeq !== undefined && number <= this.#remoteCSeq) return false;
    this.#remoteCSeq = number;
    return true;
  }

  /** The way the peer's last request came. */
  get flow(): Flow {
    return this.#flow;
  }

  set flow(flow: Flow) {
    if (flow === this.#flow || this.state === 'terminated') return;
    this.#release();
    this.#flow = flow;
    this.#release = flow.hold();
  }

  /** RFC 3261 15: the callee sends no BYE before the ACK has come or is given up. */
  whenAcknowledged(callback: () => void): void {
    if (this.awaitingAck.size === 0) callback();
    else this.#onceAcknowledged.push(callback);
  }

  /** An ACK came. */
  acknowledged(): void {
    if (this.awaitingAck.size > 0) return;
    const waiting = this.#onceAcknowledged;
    this.#onceAcknowledged = [];
    for (const callback of waiting) callback();
  }

  terminate(): void {
    this.state = 'terminated';
    this.#release();
    this.sessionTimer?.stop();
    for (const invite of this.awaitingAck.values()) invite.stopWaiting();
    this.acknowledged();
  }
}

export function dialogKey(callId: string, localTag: string, remoteTag: string): string {
  return `${callId}|${localTag}|${remoteTag}`;
}

/** The key of the dialog a request from the peer is in. */
export function dialogKeyOf(request: ReceivedRequest): string {
  const { callId, from, to } = request.essentials;
  return dialogKey(callId, to.params.get('tag') ?? '', from.params.get('tag') ?? '');
}

/** The form drachtio-srf takes apart and puts together itself. */
export function dialogId(callId: string, fromTag: string): string {
  return `${callId};from-tag=${fromTag}`;
}
