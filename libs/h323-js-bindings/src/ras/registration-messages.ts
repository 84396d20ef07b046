import { toH225Address } from '../address/socket-address.ts';
import { toAliasAddress } from '../call/aliases.ts';
import type { RegistrationRequest } from '../generated/h323-messages.ts';
import { PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import { identifiers } from '../h235/identifiers.ts';
import { endpointType, vendorIdentifier } from './endpoint-identity.ts';
import type { GatekeeperClientOptions } from './ras.ts';
import type { NumberedRas } from './ras-message.ts';
import type { Session } from './session.ts';

/** GRQ (H.225.0 7.8.1). */
export function gatekeeperRequest(options: GatekeeperClientOptions, session: Session, requestSeqNum: number): NumberedRas {
  return {
    type: 'gatekeeperRequest',
    value: {
      requestSeqNum,
      protocolIdentifier: PROTOCOL_IDENTIFIER,
      rasAddress: toH225Address(options.rasAddress),
      endpointType: endpointType(options),
      ...gatekeeperIdentifier(session),
      ...(options.aliases.length > 0 ? { endpointAlias: options.aliases.map(toAliasAddress) } : {}),
      // H.235.1 9.1: the profile that we offer.
      ...(options.security ? { authenticationCapability: [{ type: 'pwdHash' }], algorithmOIDs: [identifiers.hmacSha1] } : {}),
      supportsAltGK: null,
    },
  };
}

/** RRQ in full (H.225.0 7.9.1). */
export function registrationRequest(
  options: GatekeeperClientOptions,
  session: Session,
  { requestSeqNum, discoveryComplete }: { readonly requestSeqNum: number; readonly discoveryComplete: boolean },
): NumberedRas {
  return {
    type: 'registrationRequest',
    value: {
      ...commonPart(options, session, requestSeqNum),
      discoveryComplete,
      ...(options.aliases.length > 0 ? { terminalAlias: options.aliases.map(toAliasAddress) } : {}),
      keepAlive: false,
      willSupplyUUIEs: false,
      maintainConnection: false,
      supportsAltGK: null,
    },
  };
}

/** The lightweight RRQ that keeps a registration alive (H.323 7.2.2.1). */
export function keepAliveRequest(options: GatekeeperClientOptions, session: Session, requestSeqNum: number): NumberedRas {
  return {
    type: 'registrationRequest',
    value: {
      ...commonPart(options, session, requestSeqNum),
      discoveryComplete: true,
      keepAlive: true,
      ...(session.endpointId === undefined ? {} : { endpointIdentifier: session.endpointId }),
      willSupplyUUIEs: false,
      maintainConnection: false,
    },
  };
}

/** URQ (H.225.0 7.10.1). */
export function unregistrationRequest(options: GatekeeperClientOptions, session: Session, requestSeqNum: number): NumberedRas {
  return {
    type: 'unregistrationRequest',
    value: {
      requestSeqNum,
      callSignalAddress: options.callSignalAddresses.map(toH225Address),
      ...(options.aliases.length > 0 ? { endpointAlias: options.aliases.map(toAliasAddress) } : {}),
      ...(session.endpointId === undefined ? {} : { endpointIdentifier: session.endpointId }),
      ...gatekeeperIdentifier(session),
    },
  };
}

function commonPart(
  options: GatekeeperClientOptions,
  session: Session,
  requestSeqNum: number,
): Omit<RegistrationRequest, 'discoveryComplete'> {
  return {
    requestSeqNum,
    protocolIdentifier: PROTOCOL_IDENTIFIER,
    callSignalAddress: options.callSignalAddresses.map(toH225Address),
    rasAddress: [toH225Address(options.rasAddress)],
    terminalType: endpointType(options),
    ...gatekeeperIdentifier(session),
    endpointVendor: vendorIdentifier(options.vendor),
    timeToLive: options.timeToLive,
  };
}

function gatekeeperIdentifier({ gatekeeperId }: Session): { gatekeeperIdentifier?: string } {
  return gatekeeperId === undefined ? {} : { gatekeeperIdentifier: gatekeeperId };
}
