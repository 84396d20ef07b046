import type * as H225 from '../generated/h323-messages.ts';
import type { Q931MessageType } from '../q931/message-type.ts';

/** Messages that answer a Setup: each must say whether its sender tunnels (H.323 8.2.1). */
const responses: readonly (Q931MessageType | number)[] = ['callProceeding', 'progress', 'alerting', 'connect'];

/** Octets of H.245 in one message of call signalling: far below what TPKT and the user-user element hold. */
const MAX_OCTETS = 16_384;

/** H.245 inside call signalling (H.323 8.2.1): whether both sides do it, and what waits for the next message. */
export class Tunnel {
  #state: 'none' | 'offered' | 'on' | 'off' = 'none';
  #pending: Uint8Array[] = [];
  #isOneByOne = false;

  /** `offered`: the caller's, until the called side has said something. */
  get state(): 'none' | 'offered' | 'on' | 'off' {
    return this.#state;
  }

  /** What we say of ourselves in h245Tunnelling. */
  get flag(): boolean {
    return this.#state === 'offered' || this.#state === 'on';
  }

  get isPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Whether more waits than the next message takes. */
  get isOverfull(): boolean {
    return this.#next < this.#pending.length;
  }

  /** How many of the PDUs that wait fit into one message. */
  get #next(): number {
    if (this.#isOneByOne) return Math.min(1, this.#pending.length);
    let octets = 0;
    const beyond = this.#pending.findIndex((pdu, i) => {
      octets += pdu.length;
      return i > 0 && octets > MAX_OCTETS;
    });
    return beyond === -1 ? this.#pending.length : beyond;
  }

  /** From now on no message has more than one PDU. */
  goOneByOne(): void {
    this.#isOneByOne = true;
  }

  /** Caller: what its Setup says. */
  offer(wanted: boolean): void {
    this.#state = wanted ? 'offered' : 'off';
  }

  /** Callee: what a Setup said, and what we want. */
  answer(offered: boolean, wanted: boolean): void {
    this.#state = offered && wanted ? 'on' : 'off';
  }

  /** A message after Setup. Once off it stays so. True where tunnelling ends with it. */
  learn(type: Q931MessageType | number, pdu: H225.H323UUPDU): boolean {
    const isResponse = responses.includes(type);
    // Of the others some stacks forget to set it
    if (!isResponse && type !== 'facility') return false;
    // H.225.0 7.6: what a gatekeeper says on its own is no answer of the called side, which has spoken by Connect
    if (pdu.provisionalRespToH245Tunnelling !== undefined && type !== 'connect') return false;
    // Some tunnel and say that they do not
    const tunnels = pdu.h245Control !== undefined && pdu.h245Control.length > 0;
    const says = tunnels || (pdu.h245Tunnelling ?? (this.#state === 'offered' && isResponse ? false : undefined));
    const wasOn = this.#state === 'on';
    if (this.#state === 'offered' && says !== undefined) this.#state = says ? 'on' : 'off';
    if (wasOn && says === false) this.#state = 'off';
    return wasOn && this.#state === 'off';
  }

  /** We go on with a connection of its own (H.323 8.2.3). */
  turnOff(): void {
    this.#state = 'off';
  }

  push(pdu: Uint8Array): void {
    this.#pending.push(pdu);
  }

  /** What goes into the next message: as much as fits. */
  take(): Uint8Array[] {
    return this.#pending.splice(0, this.#next);
  }

  /** All that waits, where it will not go through the tunnel. */
  takeAll(): Uint8Array[] {
    return this.#pending.splice(0);
  }
}
