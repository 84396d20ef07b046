import { fromH225Address } from '../address/socket-address.ts';
import { fromAliasAddresses } from '../call/aliases.ts';
import type { SetupInfo } from '../call/call.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { elementOf } from '../q931/elements.ts';
import type { Q931Message } from '../q931/message.ts';
import { bandwidthOf } from './bearer-rate.ts';
import { remoteEndpoint } from './endpoint.ts';

/** Version 1 has no call identifier. */
export const noCallIdentifier = new Uint8Array(16);

/** What a Setup says, its envelope and its information together (H.225.0 7.3.10). */
export function setupInfo(message: Q931Message, setup: H225.SetupUUIE, tunnelling: boolean): SetupInfo {
  const { protocolIdentifier, sourceInfo: endpoint, sourceAddress: aliases, conferenceGoal, remoteExtensionAddress } = setup;
  const bearer = elementOf(message, 'bearerCapability');
  const bandwidth = bearer && bandwidthOf(bearer);
  const calledNumber = elementOf(message, 'calledPartyNumber')?.digits;
  const calledAddress = fromH225Address(setup.destCallSignalAddress);
  return {
    remote: remoteEndpoint({ message, protocolIdentifier, endpoint, aliases }),
    destination: fromAliasAddresses(setup.destinationAddress),
    extra: fromAliasAddresses([...(setup.destExtraCallInfo ?? []), ...(remoteExtensionAddress ? [remoteExtensionAddress] : [])]),
    ...(calledNumber && { calledNumber }),
    ...(calledAddress && { calledAddress }),
    callIdentifier: setup.callIdentifier?.guid ?? noCallIdentifier,
    conferenceId: setup.conferenceID,
    conferenceGoal: conferenceGoal.type === '...' ? 'unknown' : conferenceGoal.type,
    callReference: message.callReference.value,
    bearerCapability: bearer !== undefined,
    ...(bandwidth !== undefined && { bandwidth }),
    fastStart: (setup.fastStart?.length ?? 0) > 0,
    tunnelling,
  };
}
