import { fromH225Address } from '../address/socket-address.ts';
import { fromAliasAddresses } from '../call/aliases.ts';
import type { AdmissionConfirm } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { PerError } from '../per/per-error.ts';
import { admissionRequest, bandwidthRequest, type Disengagement, disengageRequest, fromBandWidth } from './admission-messages.ts';
import type { CallReports } from './call-reports.ts';
import type { AdmitCommand, AdmittedCall, CallTable } from './call-table.ts';
import { preGrantedAddress, preGrantedBandwidth } from './pre-granted.ts';
import { type NumberedRas, reasonOf } from './ras-message.ts';
import type { RasParts } from './ras-parts.ts';
import type { Registration } from './registration.ts';

/** Calls, as their owner wants them: admission, bandwidth, disengagement (H.323 8.1, 8.4.1, 8.5). */
export class Admissions {
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

  admit(request: AdmitCommand): void {
    const { session } = this.#parts;
    const address = preGrantedAddress(session, request);
    const call = newCall(request, session.gatekeeper);
    if (!session.registered) this.#refuse(request.id, 'notRegistered');
    else if (this.#calls.get(request.id)) this.#refuse(request.id, 'alreadyAdmitted');
    else if (address) this.#admitPreGranted(call, address);
    else this.#ask(call);
  }

  bandwidth(id: string, bandwidth: number): void {
    const { link, session } = this.#parts;
    const call = this.#calls.get(id);
    if (!call || call.asking !== undefined) link.event({ type: 'bandwidth', id, bandwidth: call?.bandwidth ?? 0, granted: false });
    else if (call.preGranted) {
      const granted = preGrantedBandwidth(session, bandwidth) === bandwidth;
      this.#settleBandwidth(call, granted ? bandwidth : call.bandwidth, granted);
    } else this.#askBandwidth(call, bandwidth);
  }

  #askBandwidth(call: AdmittedCall, bandwidth: number): void {
    const { link, session } = this.#parts;
    link.request({
      to: call.gatekeeper,
      message: requestSeqNum => bandwidthRequest(call, session, { requestSeqNum, bandwidth }),
      onAnswer: answer => {
        const granted = answer.type === 'bandwidthConfirm';
        this.#settleBandwidth(call, granted ? fromBandWidth(answer.value.bandWidth) : call.bandwidth, granted);
      },
      onSilence: () => this.#settleBandwidth(call, call.bandwidth, false),
    });
  }

  disengage(id: string, disengagement: Disengagement): void {
    const call = this.#calls.get(id);
    if (!call) return;
    this.#calls.delete(call);
    this.#reports.stop(call);
    // The gatekeeper may admit it yet, and must then be told.
    if (call.asking !== undefined) call.over = true;
    else this.#tell(call, disengagement);
  }

  #tell(call: AdmittedCall, disengagement: Disengagement): void {
    const { link, session } = this.#parts;
    // A gatekeeper that we are not registered with does not listen, and knows none of our calls (H.225.0 7.14.3).
    if (call.preGranted || !session.registered) return;
    link.request({
      to: call.gatekeeper,
      message: requestSeqNum => disengageRequest(call, session, { ...disengagement, requestSeqNum }),
      // Confirmed, rejected or silent: the call is over.
      onAnswer: () => undefined,
      onSilence: () => undefined,
    });
  }

  #admitPreGranted(call: AdmittedCall, callSignalAddress: SocketAddress): void {
    const { session } = this.#parts;
    call.preGranted = true;
    call.bandwidth = preGrantedBandwidth(session, call.request.bandwidth);
    call.gatekeeperRouted = callSignalAddress === session.callSignalAddress;
    call.irrFrequency = session.preGranted?.irrFrequencyInCall;
    call.willRespondToIrr = session.willRespondToIrr;
    this.#calls.add(call);
    this.#admitted(call, { callSignalAddress });
  }

  /** Asks the gatekeeper; what cannot be written, an alias with letters that it must not have, is refused here. */
  #ask(call: AdmittedCall): void {
    try {
      this.#askAt(call, this.#parts.session.gatekeeper, []);
    } catch (error) {
      if (!(error instanceof PerError) && !(error instanceof RangeError)) throw error;
      this.#refuse(call.request.id, 'badFormatAddress');
    }
  }

  #askAt(call: AdmittedCall, gatekeeper: SocketAddress, asked: readonly SocketAddress[]): void {
    const { link, session } = this.#parts;
    call.gatekeeper = gatekeeper;
    call.asking = link.request({
      to: gatekeeper,
      message: number => admissionRequest(call, session, number),
      onAnswer: answer => {
        if (answer.type === 'admissionConfirm') this.#confirmed(call, answer.value);
        else this.#rejected(call, answer, [...asked, gatekeeper]);
      },
      onSilence: () => this.#unanswered(call, [...asked, gatekeeper]),
    });
    this.#calls.add(call);
  }

  #confirmed(call: AdmittedCall, confirm: AdmissionConfirm): void {
    const { session } = this.#parts;
    const callSignalAddress = fromH225Address(confirm.destCallSignalAddress);
    call.asking = undefined;
    if (call.over || !callSignalAddress) {
      // Admitted in vain: it was ended meanwhile, or leads to a network that is not ours.
      this.#drop(call, 'transportNotSupported');
      this.#tell(call, { reason: 'normalDrop' });
      return;
    }
    call.bandwidth = fromBandWidth(confirm.bandWidth);
    call.gatekeeperRouted = confirm.callModel.type === 'gatekeeperRouted';
    call.irrFrequency = confirm.irrFrequency;
    call.willRespondToIrr = confirm.willRespondToIRR ?? session.willRespondToIrr;
    this.#admitted(call, { callSignalAddress, destination: fromAliasAddresses(confirm.destinationInfo) });
  }

  #admitted(
    call: AdmittedCall,
    { callSignalAddress, destination = [] }: { callSignalAddress: SocketAddress; destination?: ReturnType<typeof fromAliasAddresses> },
  ): void {
    const { bandwidth, gatekeeperRouted, request } = call;
    const named = destination.length > 0 ? { destination } : {};
    this.#parts.link.event({ type: 'admitted', id: request.id, callSignalAddress, bandwidth, gatekeeperRouted, ...named });
    this.#reports.start(call);
  }

  #rejected(call: AdmittedCall, answer: NumberedRas, asked: readonly SocketAddress[]): void {
    const reason = reasonOf(answer);
    const altGKInfo = 'altGKInfo' in answer.value ? answer.value.altGKInfo : undefined;
    this.#parts.gatekeepers.learnFrom(answer);
    if (altGKInfo && this.#askAnother(call, asked)) return;
    this.#drop(call, reason);
    if (altGKInfo?.altGKisPermanent) this.#registration.replaced(reason);
    // H.225.0 7.11.3: it does not know us any more.
    if (reason === 'callerNotRegistered' || reason === 'invalidEndpointIdentifier') this.#registration.forgotten(reason);
  }

  #unanswered(call: AdmittedCall, asked: readonly SocketAddress[]): void {
    if (this.#askAnother(call, asked)) return;
    this.#drop(call, 'noAnswer');
    // Is the gatekeeper still there?
    this.#registration.renew();
  }

  /** Asks an alternate that needs no registration, if one is left (H.225.0 7.6, AlternateGK). */
  #askAnother(call: AdmittedCall, asked: readonly SocketAddress[]): boolean {
    const next = this.#parts.gatekeepers.open(asked);
    if (!next || call.over) return false;
    this.#askAt(call, next.address, asked);
    return true;
  }

  #drop(call: AdmittedCall, reason: string): void {
    call.asking = undefined;
    this.#calls.delete(call);
    if (!call.over) this.#refuse(call.request.id, reason);
  }

  #refuse(id: string, reason: string): void {
    this.#parts.link.event({ type: 'refused', id, reason });
  }

  /** The call may have ended meanwhile. */
  #settleBandwidth(call: AdmittedCall, bandwidth: number, granted: boolean): void {
    if (!this.#calls.has(call)) return;
    call.bandwidth = bandwidth;
    this.#parts.link.event({ type: 'bandwidth', id: call.request.id, bandwidth, granted });
  }
}

function newCall(request: AdmitCommand, gatekeeper: SocketAddress): AdmittedCall {
  return {
    request,
    gatekeeper,
    bandwidth: request.bandwidth,
    gatekeeperRouted: false,
    preGranted: false,
    asking: undefined,
    over: false,
    irrFrequency: undefined,
    willRespondToIrr: false,
  };
}
