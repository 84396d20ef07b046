import type { TransportAddress } from '../generated/h323-messages.ts';
import { PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import type { NumberedRas } from './ras-message.ts';

/** How somebody is refused who takes us for his gatekeeper. */
export interface Refusal {
  readonly reason: string;
  readonly answer: NumberedRas;
  /** Where he says that he listens. */
  readonly replyAddress?: TransportAddress | undefined;
}

/**
 * What is said to requests that are for gatekeepers; undefined for all else. Discovery ends with `terminalExcluded`, since `resourceUnavailable`
 * would have it tried again, registration with `undefinedReason`, since its other reasons blame the endpoint; who is not registered is told so.
 */
export function refusalOf(message: NumberedRas): Refusal | undefined {
  switch (message.type) {
    case 'gatekeeperRequest': {
      const { requestSeqNum, rasAddress } = message.value;
      const value = { requestSeqNum, protocolIdentifier: PROTOCOL_IDENTIFIER, rejectReason: { type: 'terminalExcluded' } } as const;
      return { reason: 'terminalExcluded', answer: { type: 'gatekeeperReject', value }, replyAddress: rasAddress };
    }
    case 'registrationRequest': {
      const { requestSeqNum, rasAddress } = message.value;
      const value = { requestSeqNum, protocolIdentifier: PROTOCOL_IDENTIFIER, rejectReason: { type: 'undefinedReason' } } as const;
      return { reason: 'undefinedReason', answer: { type: 'registrationReject', value }, replyAddress: rasAddress[0] };
    }
    default:
      return notRegistered(message);
  }
}

function notRegistered({ type, value: { requestSeqNum } }: NumberedRas): Refusal | undefined {
  switch (type) {
    case 'unregistrationRequest': {
      const value = { requestSeqNum, rejectReason: { type: 'notCurrentlyRegistered' } } as const;
      return { reason: 'notCurrentlyRegistered', answer: { type: 'unregistrationReject', value } };
    }
    case 'admissionRequest': {
      const value = { requestSeqNum, rejectReason: { type: 'callerNotRegistered' } } as const;
      return { reason: 'callerNotRegistered', answer: { type: 'admissionReject', value } };
    }
    case 'bandwidthRequest': {
      const value = { requestSeqNum, rejectReason: { type: 'notBound' }, allowedBandWidth: 0 } as const;
      return { reason: 'notBound', answer: { type: 'bandwidthReject', value } };
    }
    case 'disengageRequest': {
      const value = { requestSeqNum, rejectReason: { type: 'notRegistered' } } as const;
      return { reason: 'notRegistered', answer: { type: 'disengageReject', value } };
    }
    default:
      return undefined;
  }
}
