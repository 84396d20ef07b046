import { toH225Address } from '../address/socket-address.ts';
import { toAliasAddress } from '../call/aliases.ts';
import type { InfoRequestResponse, InfoRequestResponseStatus } from '../generated/h323-messages.ts';
import { toBandWidth } from './admission-messages.ts';
import type { AdmittedCall } from './call-table.ts';
import { endpointType } from './endpoint-identity.ts';
import type { GatekeeperClientOptions } from './ras.ts';
import type { NumberedRas } from './ras-message.ts';
import type { Session } from './session.ts';

/** What a report says of calls. */
export interface CallInfo {
  readonly calls: readonly AdmittedCall[];
  readonly status?: InfoRequestResponseStatus;
}

interface Report extends CallInfo {
  readonly requestSeqNum: number;
  readonly unsolicited: boolean;
  readonly needResponse?: boolean;
}

/** IRR (H.225.0 7.15.2). */
export function infoRequestResponse(options: GatekeeperClientOptions, session: Session, report: Report): NumberedRas {
  return {
    type: 'infoRequestResponse',
    value: {
      requestSeqNum: report.requestSeqNum,
      endpointType: endpointType(options),
      endpointIdentifier: session.endpointId ?? '?',
      rasAddress: toH225Address(options.rasAddress),
      callSignalAddress: options.callSignalAddresses.map(toH225Address),
      ...(options.aliases.length > 0 ? { endpointAlias: options.aliases.map(toAliasAddress) } : {}),
      ...(report.calls.length > 0 ? { perCallInfo: report.calls.map(perCallInfo) } : {}),
      needResponse: report.needResponse ?? false,
      ...(report.status ? { irrStatus: report.status } : {}),
      unsolicited: report.unsolicited,
    },
  };
}

function perCallInfo({ request, bandwidth, gatekeeperRouted }: AdmittedCall): NonNullable<InfoRequestResponse['perCallInfo']>[number] {
  return {
    callReferenceValue: request.callReference,
    conferenceID: request.conferenceId,
    originator: !request.answering,
    // Where media and control go is the call's own affair: RAS does not hear of it.
    h245: {},
    callSignalling: {},
    callType: { type: 'pointToPoint' },
    bandWidth: toBandWidth(bandwidth),
    callModel: { type: gatekeeperRouted ? 'gatekeeperRouted' : 'direct' },
    callIdentifier: { guid: request.callIdentifier },
    substituteConfIDs: [],
  };
}
