import type * as H225 from '../generated/h323-messages.ts';
import { serializeCallSignal } from '../h225/call-signal.ts';
import type { Q931Elements } from '../q931/elements.ts';
import type { CallReference } from '../q931/message.ts';
import type { Q931MessageType } from '../q931/message-type.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';
import type { CallOutputs } from './call-outputs.ts';
import type { Tunnel } from './tunnel.ts';

/** What the information of a message is about. */
export type MessageBody = H225.H323UUPDU['h323MessageBody'];

/** A message of ours. */
export interface SignallingMessage {
  readonly type: Q931MessageType;
  readonly body: MessageBody;
  readonly elements?: Omit<Q931Elements, 'userUser'>;
}

/** The sending half of the call signalling connection. */
export class Signalling {
  readonly #outputs: CallOutputs;
  readonly #tunnel: Tunnel;
  readonly #fromDestination: boolean;
  /** Q.931 4.3; undefined before there is a call. */
  reference: number | undefined;

  constructor(outputs: CallOutputs, tunnel: Tunnel, role: 'caller' | 'callee') {
    this.#outputs = outputs;
    this.#tunnel = tunnel;
    this.#fromDestination = role === 'callee';
  }

  /** Sends it, with what of H.245 waits in the tunnel. */
  send({ type, body, elements }: SignallingMessage): void {
    const value = this.reference;
    if (value === undefined) return;
    const h245Control = this.#tunnel.take();
    const pdu: H225.H323UUPDU = {
      h323MessageBody: body,
      h245Tunnelling: this.#tunnel.flag,
      ...(h245Control.length > 0 && { h245Control }),
    };
    this.#write({ value, fromDestination: this.#fromDestination }, { type, body, ...(elements && { elements }) }, pdu);
  }

  /** Answers a message of another call (Q.931 5.8.3.2). */
  sendForeign({ value, fromDestination, length }: CallReference, message: SignallingMessage): void {
    const reference = { value, fromDestination: !fromDestination, ...(length !== undefined && { length }) };
    this.#write(reference, message, { h323MessageBody: message.body });
  }

  #write(callReference: CallReference, { type, elements }: SignallingMessage, h323UuPdu: H225.H323UUPDU): void {
    const packet = serializeCallSignal({ type, callReference, ...(elements && { elements }) }, { h323UuPdu });
    this.#outputs.send('signalling', frameTpkt(packet));
  }
}
