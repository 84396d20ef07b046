import type { BandwidthRequest, DisengageRequest, RasMessage, UnregistrationRequest } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { fromBandWidth } from './admission-messages.ts';
import type { CallReports } from './call-reports.ts';
import type { CallTable } from './call-table.ts';
import { isNumbered, isRequest } from './ras-message.ts';
import type { RasParts } from './ras-parts.ts';
import type { Registration } from './registration.ts';

/** Octets of a message that we send back to say that we do not know it. */
const MAX_QUOTE = 1024;

/** What a gatekeeper asks of us. Answers go to the host that the request came from, whatever it says. */
export class GatekeeperRequests {
  readonly #parts: RasParts;
  readonly #registration: Registration;
  readonly #calls: CallTable;
  readonly #reports: CallReports;

  constructor(parts: RasParts, registration: Registration, calls: CallTable, reports: CallReports) {
    this.#parts = parts;
    this.#registration = registration;
    this.#calls = calls;
    this.#reports = reports;
  }

  handle(message: RasMessage, bytes: Uint8Array, from: SocketAddress): void {
    // Who is not our gatekeeper yet is told just that.
    if (!this.#parts.session.registered && message.type !== 'unregistrationRequest') return;
    switch (message.type) {
      case 'unregistrationRequest':
        this.#unregister(message.value, from);
        break;
      case 'disengageRequest':
        this.#disengage(message.value, from);
        break;
      case 'bandwidthRequest':
        this.#bandwidth(message.value, from);
        break;
      case 'infoRequest':
        this.#reports.answer(message.value, from);
        break;
      case 'infoRequestNak':
        this.#registration.forgotten(message.value.nakReason.type);
        break;
      case 'serviceControlIndication': {
        const { requestSeqNum } = message.value;
        const value = { requestSeqNum, result: { type: 'notAvailable' } } as const;
        this.#parts.link.send({ type: 'serviceControlResponse', value }, from);
        break;
      }
      default:
        if (message.type === '...' || message.type === 'nonStandardMessage' || isRequest(message))
          this.#notUnderstood(message, bytes, from);
    }
  }

  /** H.225.0 7.10: the gatekeeper lets us go. */
  #unregister(request: UnregistrationRequest, from: SocketAddress): void {
    const { link, session } = this.#parts;
    const { requestSeqNum, endpointIdentifier } = request;
    if (!session.registered || (endpointIdentifier !== undefined && endpointIdentifier !== session.endpointId)) {
      link.send({ type: 'unregistrationReject', value: { requestSeqNum, rejectReason: { type: 'notCurrentlyRegistered' } } }, from);
      return;
    }
    link.send({ type: 'unregistrationConfirm', value: { requestSeqNum } }, from);
    this.#registration.unregistered(request);
  }

  /** H.323 8.5.3: the gatekeeper ends a call. */
  #disengage(request: DisengageRequest, from: SocketAddress): void {
    const { link } = this.#parts;
    const { requestSeqNum, disengageReason } = request;
    const call = this.#calls.find(request);
    if (!call) {
      link.send({ type: 'disengageReject', value: { requestSeqNum, rejectReason: { type: 'requestToDropOther' } } }, from);
      return;
    }
    this.#calls.delete(call);
    this.#reports.stop(call);
    link.send({ type: 'disengageConfirm', value: { requestSeqNum } }, from);
    link.event({ type: 'disengage', id: call.request.id, reason: disengageReason.type });
  }

  /** H.323 8.4.1: the gatekeeper sets a call's bandwidth. Less must be taken, more may be used. */
  #bandwidth(request: BandwidthRequest, from: SocketAddress): void {
    const { link } = this.#parts;
    const { requestSeqNum, bandWidth } = request;
    const call = this.#calls.find(request);
    if (!call) {
      const value = { requestSeqNum, rejectReason: { type: 'invalidConferenceID' }, allowedBandWidth: 0 } as const;
      link.send({ type: 'bandwidthReject', value }, from);
      return;
    }
    call.bandwidth = fromBandWidth(bandWidth);
    link.send({ type: 'bandwidthConfirm', value: { requestSeqNum, bandWidth } }, from);
    link.event({ type: 'bandwidth', id: call.request.id, bandwidth: call.bandwidth, granted: true });
  }

  /** H.225.0 7.17: what we do not know is said to be unknown; never what might be an answer, lest two sides talk without end. */
  #notUnderstood(message: RasMessage, bytes: Uint8Array, from: SocketAddress): void {
    // The number of a message that is newer than our modules cannot be read.
    const requestSeqNum = isNumbered(message) ? message.value.requestSeqNum : 1;
    const value = { requestSeqNum, messageNotUnderstood: bytes.slice(0, MAX_QUOTE) };
    this.#parts.link.send({ type: 'unknownMessageResponse', value }, from);
  }
}
