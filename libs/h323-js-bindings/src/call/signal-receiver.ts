import { type CallSignal, type EnvelopedSignal, parseCallSignal } from '../h225/call-signal.ts';
import { causeOfReason } from '../h225/release-causes.ts';
import { elementOf } from '../q931/elements.ts';
import { type Q931Message, USER_USER } from '../q931/message.ts';
import { messageTypes } from '../q931/message-type.ts';
import type { CallContext } from './call-context.ts';
import type { Callee } from './callee.ts';
import type { AnswerBody, Caller } from './caller.ts';
import type { ControlChannel } from './control-channel.ts';
import { onFacility } from './facility.ts';
import { answerForeign } from './foreign-call.ts';
import { status } from './messages.ts';
import { q850 } from './q850.ts';

/** Taken whatever is in the information (Q.931 5.8.7): the envelope says what matters, or there is nothing to answer, as to an empty Facility. */
const tolerant: readonly Q931Message['type'][] = [
  'facility',
  'releaseComplete',
  'release',
  'disconnect',
  'information',
  'notify',
  'status',
  'statusInquiry',
  'setupAcknowledge',
  'connectAcknowledge',
  'userInformation',
];

/** The part of a call that knows what its role does with messages. */
export type CallSide = { readonly role: 'callee'; readonly callee: Callee } | { readonly role: 'caller'; readonly caller: Caller };

/** Deals with the packets of the call signalling connection (H.225.0 7.3, Q.931 5.8). */
export class SignalReceiver {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  readonly #side: CallSide;

  constructor(call: CallContext, control: ControlChannel, side: CallSide) {
    this.#call = call;
    this.#control = control;
    this.#side = side;
  }

  receive(packet: Uint8Array) {
    const result = parseCallSignal(packet);
    // Q.931 5.8.1 to 5.8.3.1: what is not of Q.931, too short, or has no sound call reference is left alone
    if (!result.ok && !('message' in result)) return this.#tellError(result.fault);
    const { message } = result;
    if (!this.#isOurs(message)) return answerForeign(this.#call, result);
    if (message.type === 'setup') return this.#onSetup(result);
    if (!result.ok && !this.#isTolerable(result)) return;
    const pdu = result.ok ? result.information.h323UuPdu : undefined;
    const isTunnelOver = pdu !== undefined && this.#call.tunnel.learn(message.type, pdu);
    this.#dispatch(message, result.ok ? result : undefined);
    if (isTunnelOver) this.#control.onTunnelEnded();
    if (pdu?.h245Control && pdu.h245Control.length > 0) this.#onTunnelled(pdu.h245Control);
    this.#control.advance();
  }

  #isOurs({ type, callReference: { value, fromDestination } }: Q931Message): boolean {
    const { reference } = this.#call.signalling;
    if (reference !== undefined) return value === reference;
    return this.#side.role === 'callee' && type === 'setup' && value > 0 && !fromDestination;
  }

  /** Without information that can be read: told, and answered with a Status (Q.931 5.8.6) where the message is nothing without it. */
  #isTolerable({ fault, message, error }: Exclude<EnvelopedSignal, { ok: true }>): boolean {
    const isMissing = fault === 'no-user-information';
    const isTolerable = tolerant.includes(message.type);
    if (isMissing && isTolerable) return true;
    this.#tellError(`${fault} in ${message.type}`, error);
    if (!isTolerable) this.#sendStatus(isMissing ? q850.mandatoryElementMissing : q850.invalidElementContents, USER_USER);
    return isTolerable;
  }

  #onSetup(result: EnvelopedSignal) {
    const { message } = result;
    // Q.931 5.8.3.2 e: a Setup of a call that there is
    if (this.#side.role === 'caller' || this.#call.phase !== 'idle') return this.#call.outputs.ignore('setup');
    this.#call.signalling.reference = message.callReference.value;
    if (!result.ok) {
      this.#tellError(`${result.fault} in setup`, result.error);
      const isMissing = result.fault === 'no-user-information';
      return this.#refuse(isMissing ? q850.mandatoryElementMissing : q850.invalidElementContents, result.fault);
    }
    const { h323MessageBody: body } = result.information.h323UuPdu;
    if (body.type === 'setup') return this.#side.callee.onSetup(result, body.value);
    this.#tellError(`setup with ${body.type}`);
    this.#refuse(body.type === '...' ? q850.incompatibleDestination : q850.invalidElementContents, `setup with ${body.type}`);
  }

  #refuse(cause: number, detail: string) {
    this.#call.end({ by: 'protocol', cause, detail }, { cause });
  }

  #dispatch(message: Q931Message, signal: CallSignal | undefined) {
    switch (message.type) {
      case 'callProceeding':
      case 'progress':
      case 'alerting':
      case 'connect':
        return this.#onAnswer(message, signal);
      case 'facility':
        return this.#onFacility(signal);
      case 'information':
        return this.#onInformation(elementOf(message, 'keypadFacility'));
      case 'releaseComplete':
      case 'release':
      case 'disconnect':
        return this.#onRelease(message, signal);
      case 'status':
        return this.#onStatus(message);
      case 'statusInquiry':
        return this.#sendStatus(q850.responseToStatusInquiry);
      case 'setupAcknowledge':
        if (this.#side.role === 'callee') return this.#onUnexpected(message);
        return this.#side.caller.onSetupAcknowledge();
      case 'notify':
      case 'connectAcknowledge':
      case 'userInformation':
        return this.#call.outputs.ignore(message.type);
      default:
        return this.#onUnknown(message.type);
    }
  }

  #onAnswer(message: Q931Message, signal: CallSignal | undefined) {
    const body = signal?.information.h323UuPdu.h323MessageBody;
    if (this.#side.role === 'callee') return this.#onUnexpected(message);
    if (signal && body?.type === message.type) return this.#side.caller.onAnswer(signal, body as AnswerBody);
    this.#tellError(`${message.type} with ${body?.type}`);
    this.#sendStatus(q850.invalidElementContents, USER_USER);
  }

  #onFacility(signal: CallSignal | undefined): void {
    const body = signal?.information.h323UuPdu.h323MessageBody;
    if (body?.type !== 'facility') return;
    if (this.#side.role === 'caller') this.#side.caller.onElements(body.value);
    if (body.value.reason.type === 'startH245') this.#onControlBegun();
    onFacility(this.#call, this.#control, body.value);
  }

  #onInformation(digits: string | undefined): void {
    if (digits) this.#call.outputs.tell({ type: 'keypad', digits });
    else this.#call.outputs.ignore('information');
  }

  /** Release Complete ends a call whatever is in it; Release and Disconnect, which H.225.0 does not use, are answered with one. */
  #onRelease(message: Q931Message, signal: CallSignal | undefined): void {
    const body = signal?.information.h323UuPdu.h323MessageBody;
    const reason = body?.type === 'releaseComplete' ? body.value.reason : undefined;
    const cause = elementOf(message, 'cause')?.value ?? (reason && causeOfReason(reason)) ?? q850.normalUnspecified;
    const release = { by: 'them', cause, ...(reason && reason.type !== '...' && { reason: reason.type }) } as const;
    this.#call.end(release, message.type === 'releaseComplete' ? undefined : { cause: q850.normal });
  }

  /** Q.931 5.8.11: where the far side has no call there is none. The answer to an inquiry, which we never send, keeps a connection open: OpenH323 has null state in it. */
  #onStatus(message: Q931Message): void {
    const cause = elementOf(message, 'cause')?.value;
    const isOver = elementOf(message, 'callState') === 0 && cause !== q850.responseToStatusInquiry;
    if (isOver) this.#call.end({ by: 'them', ...(cause !== undefined && { cause }), detail: 'status: null state' });
    else this.#call.outputs.ignore(`status: cause ${cause}`);
  }

  /** Q.931 5.8.4. */
  #onUnexpected({ type }: Q931Message): void {
    this.#call.outputs.ignore(String(type));
    this.#sendStatus(q850.wrongState, typeof type === 'number' ? type : messageTypes[type]);
  }

  #onUnknown(type: Q931Message['type']): void {
    this.#call.outputs.ignore(`message type ${type}`);
    this.#sendStatus(q850.messageTypeUnknown, typeof type === 'number' ? type : messageTypes[type]);
  }

  #onTunnelled(pdus: readonly Uint8Array[]): void {
    if (this.#call.ending) return;
    if (this.#call.tunnel.state === 'on') this.#onControlBegun();
    this.#control.advance();
    this.#control.receiveTunnelled(pdus);
  }

  /** The far side has begun H.245: it does not wait for fast start any more (H.323 8.1.7). */
  #onControlBegun(): void {
    if (this.#side.role === 'callee') this.#side.callee.onControlMessage();
    else this.#side.caller.onControlMessage();
  }

  #sendStatus(cause: number, diagnostics?: number): void {
    this.#call.signalling.send(status(this.#call, cause, diagnostics));
  }

  #tellError(what: string, error?: { readonly bitOffset: number; readonly path: string }): void {
    const where = error && { bitOffset: error.bitOffset, path: error.path };
    this.#call.outputs.tell({ type: 'protocolError', on: 'signalling', what, ...where });
  }
}
