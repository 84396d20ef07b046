import type { CallOutput, Connection } from '../call/call.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { type CallSignal, parseCallSignal, serializeCallSignal } from '../h225/call-signal.ts';
import { PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import type { Q931Elements } from '../q931/elements.ts';
import type { Q931Message } from '../q931/message.ts';
import { frameTpkt, TpktReader } from '../tpkt/tpkt.ts';

export type SignalBody = H225.H323UUPDU['h323MessageBody'];

export interface SignalParts {
  readonly body?: SignalBody;
  readonly pdu?: Omit<Partial<H225.H323UUPDU>, 'h323MessageBody'>;
  readonly elements?: Omit<Q931Elements, 'userUser'>;
  /** 0x1234 where absent. */
  readonly reference?: number;
  /** True where absent. */
  readonly fromDestination?: boolean;
}

/** A message of call signalling in its frame, as a far side of our making sends it. */
export function signalBytes(type: Q931Message['type'], parts: SignalParts = {}): Uint8Array {
  const { body = { type: 'empty' }, pdu, elements, reference = 0x1234, fromDestination = true } = parts;
  const head = { type, callReference: { value: reference, fromDestination }, ...(elements && { elements }) };
  return frameTpkt(serializeCallSignal(head, { h323UuPdu: { h323MessageBody: body, ...pdu } }));
}

/** What every information has. */
export const bodyHead = { protocolIdentifier: PROTOCOL_IDENTIFIER, callIdentifier: { guid: new Uint8Array(16).fill(0xa5) } };

/** A bare Setup, with what else it is to say. */
export function setupBody(more: Partial<H225.SetupUUIE> = {}): { type: 'setup'; value: H225.SetupUUIE } {
  const value: H225.SetupUUIE = {
    ...bodyHead,
    sourceInfo: { mc: false, undefinedNode: false },
    activeMC: false,
    conferenceID: new Uint8Array(16).fill(0x5a),
    conferenceGoal: { type: 'create' },
    callType: { type: 'pointToPoint' },
    ...more,
  };
  return { type: 'setup', value };
}

/** A bare answer to a Setup, with what else it is to say. */
export function answerBody<T extends 'callProceeding' | 'alerting' | 'progress'>(
  type: T,
  more: Partial<H225.AlertingUUIE> = {},
): SignalBody {
  return { type, value: { ...bodyHead, destinationInfo: { mc: false, undefinedNode: false }, ...more } } as SignalBody;
}

export function connectBody(more: Partial<H225.ConnectUUIE> = {}): SignalBody {
  const destinationInfo = { mc: false, undefinedNode: false };
  return { type: 'connect', value: { ...bodyHead, destinationInfo, conferenceID: new Uint8Array(16), ...more } };
}

export function facilityBody(reason: H225.FacilityReason['type'], more: Partial<H225.FacilityUUIE> = {}): SignalBody {
  return { type: 'facility', value: { ...bodyHead, reason: { type: reason } as H225.FacilityReason, ...more } };
}

/** The messages of call signalling among what was sent. */
export function signalsOf(sent: readonly { readonly on: Connection; readonly bytes: Uint8Array }[]): CallSignal[] {
  const packets = sent.filter(({ on }) => on === 'signalling').flatMap(({ bytes }) => new TpktReader().push(bytes).packets);
  return packets.map(packet => {
    const signal = parseCallSignal(packet);
    if (!signal.ok) throw new Error(signal.fault);
    return signal;
  });
}

/** The messages of call signalling among outputs. */
export function sentSignals(outputs: readonly CallOutput[]): CallSignal[] {
  return signalsOf(outputs.filter(output => output.type === 'send'));
}
