import type { InfoRequest } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import type { AdmittedCall, CallTable } from './call-table.ts';
import { type CallInfo, infoRequestResponse } from './info-messages.ts';
import { replyTo } from './ras-address.ts';
import { type NumberedRas, reasonOf } from './ras-message.ts';
import type { RasParts } from './ras-parts.ts';
import type { Registration } from './registration.ts';

/** Calls in one report: it is to fit into a datagram. */
const CALLS_IN_REPORT = 8;

/** What a gatekeeper is told of calls while they last: when it asks, and as often as it said it wants to know (H.225.0 7.15). */
export class CallReports {
  readonly #parts: RasParts;
  readonly #registration: Registration;
  readonly #calls: CallTable;

  constructor(parts: RasParts, registration: Registration, calls: CallTable) {
    this.#parts = parts;
    this.#registration = registration;
    this.#calls = calls;
  }

  /** From now on, every `irrFrequency` seconds. */
  start(call: AdmittedCall): void {
    if (call.irrFrequency !== undefined) this.#parts.link.arm(timerOf(call), call.irrFrequency * 1000);
  }

  stop(call: AdmittedCall): void {
    if (call.irrFrequency !== undefined) this.#parts.link.disarm(timerOf(call));
  }

  /** Whether the timer is one of a report's. */
  timer(name: string): boolean {
    if (!name.startsWith('report ')) return false;
    const call = this.#calls.get(name.slice('report '.length));
    if (!call) return true;
    this.#report(call);
    this.start(call);
    return true;
  }

  /** IRQ of a gatekeeper: reference 0 asks for all calls. */
  answer(request: InfoRequest, from: SocketAddress): void {
    const { options, session, link } = this.#parts;
    const all = request.callReferenceValue === 0 && !request.callIdentifier?.guid.some(octet => octet !== 0);
    const info = all ? this.#part(request) : one(this.#calls.find(request));
    const response = infoRequestResponse(options, session, { ...info, requestSeqNum: request.requestSeqNum, unsolicited: false });
    link.send(response, replyTo(request.replyAddress, from));
  }

  /** A part of what there is to say of all calls: the one asked for, where the gatekeeper asks for parts. */
  #part({ segmentedResponseSupported, nextSegmentRequested = 0 }: InfoRequest): CallInfo {
    const calls = this.#calls.admitted();
    const segment = segmentedResponseSupported === undefined ? 0 : nextSegmentRequested;
    const part = calls.slice(segment * CALLS_IN_REPORT, (segment + 1) * CALLS_IN_REPORT);
    const isLast = (segment + 1) * CALLS_IN_REPORT >= calls.length;
    if (isLast) return { calls: part, status: { type: 'complete' } };
    return { calls: part, status: segmentedResponseSupported === undefined ? { type: 'incomplete' } : { type: 'segment', value: segment } };
  }

  #report(call: AdmittedCall): void {
    const { options, session, link } = this.#parts;
    const message = (requestSeqNum: number): NumberedRas =>
      infoRequestResponse(options, session, { requestSeqNum, calls: [call], unsolicited: true, needResponse: call.willRespondToIrr });
    if (!call.willRespondToIrr) link.send(message(link.nextNumber()), call.gatekeeper);
    else
      link.request({
        to: call.gatekeeper,
        message,
        onAnswer: answer => {
          if (answer.type === 'infoRequestNak') this.#registration.forgotten(reasonOf(answer));
        },
        onSilence: () => this.#registration.renew(),
      });
  }
}

function one(call: AdmittedCall | undefined): CallInfo {
  return call ? { calls: [call], status: { type: 'complete' } } : { calls: [], status: { type: 'invalidCall' } };
}

function timerOf({ request: { id } }: AdmittedCall): string {
  return `report ${id}`;
}
