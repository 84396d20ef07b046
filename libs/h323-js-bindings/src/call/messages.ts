/** The information of the messages that we send (H.225.0 7.3). */
import { toH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { endpointType } from '../h225/endpoint.ts';
import { PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import { reasonOfCause } from '../h225/release-causes.ts';
import type { SocketAddress } from '../machine.ts';
import type { CallContext, Farewell } from './call-context.ts';
import type { SignallingMessage } from './signalling.ts';

/** What may be in an answer to a Setup. */
export interface AnswerParts {
  readonly h245Address?: SocketAddress | undefined;
  /** Absent: nothing is said of it. */
  readonly fastStart?: readonly Uint8Array[] | 'refused' | undefined;
}

function head(call: CallContext): { protocolIdentifier: string; callIdentifier: H225.CallIdentifier } {
  return { protocolIdentifier: PROTOCOL_IDENTIFIER, callIdentifier: { guid: call.callIdentifier } };
}

/** H.225.0 7.2.2: the display element holds 82 octets. */
function display(call: CallContext): { display?: string } {
  return call.options.display ? { display: call.options.display.slice(0, 82) } : {};
}

function answer(call: CallContext, { h245Address, fastStart }: AnswerParts) {
  return {
    ...head(call),
    destinationInfo: endpointType(call.options),
    ...(h245Address && { h245Address: toH225Address(h245Address) }),
    ...(fastStart === 'refused' ? { fastConnectRefused: null } : fastStart && { fastStart }),
    multipleCalls: false,
    maintainConnection: false,
  };
}

export function callProceeding(call: CallContext, parts: AnswerParts): SignallingMessage {
  return { type: 'callProceeding', body: { type: 'callProceeding', value: answer(call, parts) } };
}

export function alerting(call: CallContext, parts: AnswerParts): SignallingMessage {
  return { type: 'alerting', body: { type: 'alerting', value: answer(call, parts) }, elements: display(call) };
}

export function connect(call: CallContext, parts: AnswerParts): SignallingMessage {
  const value = { ...answer(call, parts), conferenceID: call.conferenceId };
  return { type: 'connect', body: { type: 'connect', value }, elements: display(call) };
}

/** Keypad facility, for digits of the user (Q.931 4.5.18). */
export function information(call: CallContext, digits: string): SignallingMessage {
  return { type: 'information', body: { type: 'information', value: head(call) }, elements: { keypadFacility: digits } };
}

/** Carries H.245 alone. What is older than version 4 does not know the reason and takes an empty body (H.225.0 7.4.1). */
export function tunnelFacility(call: CallContext): SignallingMessage {
  if (call.remoteVersion > 0 && call.remoteVersion < 4) return { type: 'facility', body: { type: 'empty' } };
  return facility(call, { reason: { type: 'transportedInformation' } });
}

/** Asks for a control connection to `address` (H.323 8.2.3). */
export function startH245Facility(call: CallContext, address: SocketAddress): SignallingMessage {
  return facility(call, { reason: { type: 'startH245' }, h245Address: toH225Address(address) });
}

function facility(call: CallContext, parts: Pick<H225.FacilityUUIE, 'reason' | 'h245Address'>): SignallingMessage {
  return { type: 'facility', body: { type: 'facility', value: { ...head(call), ...parts } } };
}

/** Q.931 4.5.7: the state of a call, as its user side has it. */
const callStates = {
  caller: { idle: 0, calling: 1, present: 1, proceeding: 3, alerting: 4, active: 10, released: 0 },
  callee: { idle: 0, calling: 0, present: 6, proceeding: 9, alerting: 7, active: 10, released: 0 },
} as const;

export function status(call: CallContext, cause: number, diagnostics?: number): SignallingMessage {
  return {
    type: 'status',
    body: { type: 'status', value: head(call) },
    elements: {
      cause: { value: cause, ...(diagnostics !== undefined && { diagnostics: Uint8Array.of(diagnostics) }) },
      callState: callStates[call.options.role][call.phase],
    },
  };
}

/** A Status of a call that there is not: null state. */
export function nullStatus(call: CallContext): SignallingMessage {
  return { type: 'status', body: { type: 'status', value: head(call) }, elements: { cause: { value: 30 }, callState: 0 } };
}

/** `callIdentifier` is that of another call where it is one's end. */
export function releaseComplete(
  call: CallContext,
  { cause, reason = reasonOfCause(cause) }: Farewell,
  callIdentifier: Uint8Array = call.callIdentifier,
): SignallingMessage {
  const value = { ...head(call), callIdentifier: { guid: callIdentifier }, ...(reason && { reason: { type: reason } }) };
  return {
    type: 'releaseComplete',
    body: { type: 'releaseComplete', value },
    elements: { cause: { value: cause } },
  };
}
