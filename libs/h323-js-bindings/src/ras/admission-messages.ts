import { toH225Address } from '../address/socket-address.ts';
import { toAliasAddress } from '../call/aliases.ts';
import type { AdmittedCall } from './call-table.ts';
import type { GatekeeperCommand } from './ras.ts';
import type { NumberedRas } from './ras-message.ts';
import type { Session } from './session.ts';

/** H.225.0 7.6: BandWidth is in units of 100 bit/s. */
const UNIT = 100;
const MAX_BANDWIDTH = 2 ** 32 - 1;

export function toBandWidth(bitsPerSecond: number): number {
  return Math.min(MAX_BANDWIDTH, Math.max(0, Math.ceil(bitsPerSecond / UNIT)));
}

export function fromBandWidth(units: number): number {
  return units * UNIT;
}

/** ARQ (H.225.0 7.11.1). */
export function admissionRequest({ request }: AdmittedCall, session: Session, requestSeqNum: number): NumberedRas {
  const { destination, destinationAddress, source, sourceAddress } = request;
  return {
    type: 'admissionRequest',
    value: {
      requestSeqNum,
      callType: { type: 'pointToPoint' },
      callModel: { type: 'direct' },
      ...identifiers(session),
      ...(destination.length > 0 ? { destinationInfo: destination.map(toAliasAddress) } : {}),
      ...(destinationAddress ? { destCallSignalAddress: toH225Address(destinationAddress) } : {}),
      srcInfo: source.map(toAliasAddress),
      ...(sourceAddress ? { srcCallSignalAddress: toH225Address(sourceAddress) } : {}),
      bandWidth: toBandWidth(request.bandwidth),
      callReferenceValue: request.callReference,
      conferenceID: request.conferenceId,
      activeMC: false,
      answerCall: request.answering,
      canMapAlias: true,
      callIdentifier: { guid: request.callIdentifier },
      willSupplyUUIEs: false,
    },
  };
}

/** BRQ (H.225.0 7.12.1). */
export function bandwidthRequest(
  { request }: AdmittedCall,
  session: Session,
  { requestSeqNum, bandwidth }: { readonly requestSeqNum: number; readonly bandwidth: number },
): NumberedRas {
  return {
    type: 'bandwidthRequest',
    value: {
      requestSeqNum,
      ...identifiers(session),
      conferenceID: request.conferenceId,
      callReferenceValue: request.callReference,
      callType: { type: 'pointToPoint' },
      bandWidth: toBandWidth(bandwidth),
      callIdentifier: { guid: request.callIdentifier },
      answeredCall: request.answering,
    },
  };
}

/** Why a call is over, as its owner says it. */
export type Disengagement = Pick<Extract<GatekeeperCommand, { do: 'disengage' }>, 'reason' | 'cause'>;

/** DRQ (H.225.0 7.14.1). */
export function disengageRequest(
  { request }: AdmittedCall,
  session: Session,
  { requestSeqNum, reason, cause }: Disengagement & { readonly requestSeqNum: number },
): NumberedRas {
  return {
    type: 'disengageRequest',
    value: {
      requestSeqNum,
      ...identifiers(session),
      conferenceID: request.conferenceId,
      callReferenceValue: request.callReference,
      disengageReason: { type: reason },
      callIdentifier: { guid: request.callIdentifier },
      answeredCall: request.answering,
      ...(cause === undefined ? {} : { terminationCause: { type: 'releaseCompleteCauseIE', value: causeElement(cause) } }),
    },
  };
}

/** Contents of the Q.931 cause element (4.5.12): ITU-T coding, location user, the value. */
function causeElement(cause: number): Uint8Array {
  return Uint8Array.of(0x80, 0x80 | (cause & 0x7f));
}

function identifiers({ endpointId, gatekeeperId }: Session): { endpointIdentifier: string; gatekeeperIdentifier?: string } {
  return { endpointIdentifier: endpointId ?? '?', ...(gatekeeperId === undefined ? {} : { gatekeeperIdentifier: gatekeeperId }) };
}
