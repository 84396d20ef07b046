import type { Reply } from '../control/app-session.ts';
import type { ReceivedRequest, SipMessage } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { Dialog } from './dialog.ts';

/** An INVITE of the peer, as its dialog needs it. */
export interface IncomingInvite {
  /** Answers it 487, if it is not answered. */
  terminate(): void;
  /** Stops repeating its 2xx. */
  stopWaiting(): void;
  acknowledge(ack: ReceivedRequest, flow: Flow, size: number): void;
  /** RFC 3262 3: takes the PRACK of a reliable provisional response; false when it is about none, which is a 481. */
  prack(prack: ReceivedRequest): boolean;
  /** Sends what waited for the PRACK, once that has been handed on. */
  afterPrack(): void;
}

/** An INVITE of ours, as its dialog needs it. */
export interface OutgoingInvite {
  cancel(): void;
  /** Sends the ACK of its 2xx, with what the application put into it. */
  acknowledge(dialog: Dialog, message: SipMessage | undefined, reply?: Reply): Promise<void>;
}
