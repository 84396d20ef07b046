import { RasMessage } from '../generated/h323-messages.ts';
import type { SecurableRas } from '../h235/secure-ras.ts';
import { decode } from '../per/decode.ts';
import { PerError } from '../per/per-error.ts';

/** A message of RAS with a number of its own: every one that we know, but for a sequence of confirms. */
export type NumberedRas = SecurableRas;

/** Which messages answer which (H.225.0 7.8 to 7.15), the confirm first. */
const answers: Readonly<Partial<Record<RasMessage['type'], readonly RasMessage['type'][]>>> = {
  gatekeeperRequest: ['gatekeeperConfirm', 'gatekeeperReject'],
  registrationRequest: ['registrationConfirm', 'registrationReject'],
  unregistrationRequest: ['unregistrationConfirm', 'unregistrationReject'],
  admissionRequest: ['admissionConfirm', 'admissionReject'],
  bandwidthRequest: ['bandwidthConfirm', 'bandwidthReject'],
  disengageRequest: ['disengageConfirm', 'disengageReject'],
  locationRequest: ['locationConfirm', 'locationReject'],
  infoRequest: ['infoRequestResponse'],
  infoRequestResponse: ['infoRequestAck', 'infoRequestNak'],
  serviceControlIndication: ['serviceControlResponse'],
  resourcesAvailableIndicate: ['resourcesAvailableConfirm'],
};

const requests = new Set(Object.keys(answers));

/** Whether one message may answer the other: as its confirm or reject, or since the other side does not know it. */
export function answersRequest(answer: RasMessage, request: RasMessage): boolean {
  return answer.type === 'unknownMessageResponse' || (answers[request.type]?.includes(answer.type) ?? false);
}

/** Whether a message wants an answer. */
export function isRequest({ type }: RasMessage): boolean {
  return requests.has(type);
}

/** Why something was rejected: the reason's name, or the message's where it has none. */
export function reasonOf(message: NumberedRas): string {
  const { value } = message;
  if ('rejectReason' in value) return value.rejectReason.type;
  if ('nakReason' in value) return value.nakReason.type;
  return message.type;
}

export type RasResult = { readonly ok: true; readonly message: RasMessage } | { readonly ok: false; readonly error: PerError };

/** Reads a datagram. Never throws, whatever the bytes are. */
export function parseRas(bytes: Uint8Array): RasResult {
  try {
    return { ok: true, message: decode(RasMessage, bytes) };
  } catch (error) {
    if (!(error instanceof PerError)) throw error;
    return { ok: false, error };
  }
}

/** Whether a message is one that we know by name, with a number of its own. */
export function isNumbered(message: RasMessage): message is NumberedRas {
  return message.type !== '...' && message.type !== 'admissionConfirmSequence';
}
