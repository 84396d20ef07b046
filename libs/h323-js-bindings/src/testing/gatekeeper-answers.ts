import { fromH225Address, toH225Address } from '../address/socket-address.ts';
import { fromAliasAddresses } from '../call/aliases.ts';
import type { RegistrationRequest } from '../generated/h323-messages.ts';
import { PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import type { SocketAddress } from '../machine.ts';
import { fromBandWidth, toBandWidth } from '../ras/admission-messages.ts';
import type { NumberedRas } from '../ras/ras-message.ts';
import type { TestGatekeeperEvent, TestGatekeeperOptions } from './gatekeeper-options.ts';
import type { GatekeeperRegistry } from './gatekeeper-registry.ts';

/** What is said to a request, and told the test. */
export interface TestAnswer {
  readonly message?: NumberedRas;
  readonly event: TestGatekeeperEvent;
  /** An endpoint whose lifetime begins. */
  readonly alive?: string;
}

/** What a test's gatekeeper says to requests when nothing goes wrong. */
export class GatekeeperAnswers {
  readonly #options: TestGatekeeperOptions;
  readonly #registry: GatekeeperRegistry;

  constructor(options: TestGatekeeperOptions, registry: GatekeeperRegistry) {
    this.#options = options;
    this.#registry = registry;
  }

  /** Undefined for what it does not answer. */
  to(message: NumberedRas, from: SocketAddress, sender: string | undefined): TestAnswer | undefined {
    switch (message.type) {
      case 'gatekeeperRequest':
        return { message: this.#found(message.value.requestSeqNum), event: { type: 'discovered', by: from } };
      case 'registrationRequest':
        return this.#register(message.value, from, sender);
      case 'unregistrationRequest':
        return this.#unregister(message);
      case 'admissionRequest':
        return this.#admit(message);
      case 'bandwidthRequest':
        return this.#bandwidth(message);
      case 'disengageRequest':
        return this.#disengage(message);
      case 'locationRequest':
        return this.#locate(message);
      case 'infoRequestResponse':
        return this.#report(message);
      default:
        return undefined;
    }
  }

  #found(requestSeqNum: number): NumberedRas {
    const { id, rasAddress, alternates } = this.#options;
    const named = alternates ? { alternateGatekeeper: alternates } : {};
    const value = {
      requestSeqNum,
      protocolIdentifier: PROTOCOL_IDENTIFIER,
      gatekeeperIdentifier: id,
      rasAddress: toH225Address(rasAddress),
      ...named,
    };
    return { type: 'gatekeeperConfirm', value };
  }

  #register(request: RegistrationRequest, from: SocketAddress, sender: string | undefined): TestAnswer {
    const keptAlive = request.keepAlive === true;
    const known = this.#registry.get(request.endpointIdentifier);
    if (keptAlive && !known) return rejected('registrationRequest', request.requestSeqNum, 'fullRegistrationRequired');
    const endpoint = keptAlive ? known : this.#registry.register(request, from, sender);
    if (!endpoint) return rejected('registrationRequest', request.requestSeqNum, 'invalidCallSignalAddress');
    return {
      message: this.#registered(request, endpoint.id),
      event: { type: 'registered', endpointId: endpoint.id, aliases: endpoint.aliases, keptAlive },
      alive: endpoint.id,
    };
  }

  #registered({ requestSeqNum, terminalAlias }: RegistrationRequest, endpointIdentifier: string): NumberedRas {
    const { id, timeToLive, alternates, preGranted, callSignalAddress, acknowledgesReports } = this.#options;
    return {
      type: 'registrationConfirm',
      value: {
        requestSeqNum,
        protocolIdentifier: PROTOCOL_IDENTIFIER,
        callSignalAddress: callSignalAddress ? [toH225Address(callSignalAddress)] : [],
        ...(terminalAlias ? { terminalAlias } : {}),
        gatekeeperIdentifier: id,
        endpointIdentifier,
        ...(alternates ? { alternateGatekeeper: alternates } : {}),
        ...(timeToLive === undefined ? {} : { timeToLive }),
        willRespondToIRR: acknowledgesReports ?? false,
        ...(preGranted ? { preGrantedARQ: preGranted } : {}),
        maintainConnection: false,
      },
    };
  }

  #unregister({ value: { requestSeqNum, endpointIdentifier } }: Of<'unregistrationRequest'>): TestAnswer {
    if (endpointIdentifier === undefined || !this.#registry.delete(endpointIdentifier))
      return rejected('unregistrationRequest', requestSeqNum, 'notCurrentlyRegistered');
    const event = { type: 'unregistered', endpointId: endpointIdentifier, by: 'endpoint' } as const;
    return { message: { type: 'unregistrationConfirm', value: { requestSeqNum } }, event };
  }

  #admit({ value }: Of<'admissionRequest'>): TestAnswer {
    const { requestSeqNum, answerCall: answering } = value;
    const endpoint = this.#registry.get(value.endpointIdentifier);
    if (!endpoint) return rejected('admissionRequest', requestSeqNum, 'callerNotRegistered');
    const named = fromH225Address(value.destCallSignalAddress);
    const address = answering
      ? endpoint.callSignal
      : (this.#registry.find(fromAliasAddresses(value.destinationInfo), this.#options.routes) ?? named);
    if (!address) return rejected('admissionRequest', requestSeqNum, 'calledPartyNotRegistered');
    const { callIdentifier } = this.#registry.admit(endpoint, value);
    const bandwidth = this.#granted(fromBandWidth(value.bandWidth));
    const { irrFrequency } = this.#options;
    const confirm = { requestSeqNum, bandWidth: toBandWidth(bandwidth), destCallSignalAddress: toH225Address(address) };
    const report = irrFrequency === undefined ? {} : { irrFrequency };
    return {
      message: { type: 'admissionConfirm', value: { ...confirm, callModel: { type: 'direct' }, ...report } },
      event: { type: 'admitted', callIdentifier, answering, bandwidth },
    };
  }

  #bandwidth({ value }: Of<'bandwidthRequest'>): TestAnswer {
    const { requestSeqNum } = value;
    const call = this.#registry.call(value.callIdentifier?.guid, value.endpointIdentifier);
    if (!call) return rejected('bandwidthRequest', requestSeqNum, 'invalidConferenceID');
    const bandwidth = fromBandWidth(value.bandWidth);
    if (this.#granted(bandwidth) < bandwidth) return rejected('bandwidthRequest', requestSeqNum, 'insufficientResources');
    return {
      message: { type: 'bandwidthConfirm', value: { requestSeqNum, bandWidth: value.bandWidth } },
      event: { type: 'bandwidth', callIdentifier: call.callIdentifier, bandwidth },
    };
  }

  #disengage({ value }: Of<'disengageRequest'>): TestAnswer {
    const { requestSeqNum, terminationCause } = value;
    const call = this.#registry.call(value.callIdentifier?.guid, value.endpointIdentifier);
    if (!call) return rejected('disengageRequest', requestSeqNum, 'requestToDropOther');
    this.#registry.disengage(call);
    const cause = terminationCause?.type === 'releaseCompleteCauseIE' ? { cause: (terminationCause.value[1] ?? 0) & 0x7f } : {};
    return {
      message: { type: 'disengageConfirm', value: { requestSeqNum } },
      event: { type: 'disengaged', callIdentifier: call.callIdentifier, ...cause },
    };
  }

  #locate({ value: { requestSeqNum, destinationInfo } }: Of<'locationRequest'>): TestAnswer {
    const address = this.#registry.find(fromAliasAddresses(destinationInfo), this.#options.routes);
    const event = { type: 'located', found: address !== undefined } as const;
    if (!address) return { message: rejectionOf('locationRequest', requestSeqNum, { reason: 'notRegistered' }), event };
    const value = { requestSeqNum, callSignalAddress: toH225Address(address), rasAddress: toH225Address(this.#options.rasAddress) };
    return { message: { type: 'locationConfirm', value }, event };
  }

  #report({ value }: Of<'infoRequestResponse'>): TestAnswer {
    const { requestSeqNum, unsolicited = false, perCallInfo = [], irrStatus, needResponse } = value;
    const status = irrStatus ? { status: irrStatus.type } : {};
    const event = { type: 'report', unsolicited, calls: perCallInfo.length, ...status } as const;
    return needResponse ? { message: { type: 'infoRequestAck', value: { requestSeqNum } }, event } : { event };
  }

  #granted(bandwidth: number): number {
    return Math.min(bandwidth, this.#options.maxBandwidth ?? bandwidth);
  }
}

type Of<T extends NumberedRas['type']> = Extract<NumberedRas, { type: T }>;

function rejected(request: string, requestSeqNum: number, reason: string): TestAnswer {
  return { message: rejectionOf(request, requestSeqNum, { reason }), event: { type: 'rejected', request, reason } };
}

/** The reject of a request, for any reason without a value. */
export function rejectionOf(
  request: string,
  requestSeqNum: number,
  { reason, altGKInfo }: { readonly reason: string; readonly altGKInfo?: unknown },
): NumberedRas {
  const type = request === 'infoRequestResponse' ? 'infoRequestNak' : request.replace(/Request$/, 'Reject');
  const because = type === 'infoRequestNak' ? { nakReason: { type: reason } } : { rejectReason: { type: reason } };
  const value = {
    requestSeqNum,
    protocolIdentifier: PROTOCOL_IDENTIFIER,
    allowedBandWidth: 0,
    ...because,
    ...(altGKInfo ? { altGKInfo } : {}),
  };
  // Whether the reason is one of this reject is for the encoder to say: a test that names another fails there.
  return { type, value } as unknown as NumberedRas;
}
