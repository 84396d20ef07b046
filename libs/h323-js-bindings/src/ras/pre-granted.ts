import type { SocketAddress } from '../machine.ts';
import { fromBandWidth } from './admission-messages.ts';
import type { AdmitCommand } from './call-table.ts';
import type { Session } from './session.ts';

/**
 * Where a call goes that was admitted with the registration (H.225.0 7.9.2, preGrantedARQ). Undefined where the gatekeeper wants to be asked, or
 * must be, since an alias alone leads nowhere.
 */
export function preGrantedAddress(session: Session, request: AdmitCommand): SocketAddress | undefined {
  const { preGranted, callSignalAddress } = session;
  if (!preGranted) return undefined;
  return request.answering
    ? answerAddress(preGranted.answerCall, preGranted.useGKCallSignalAddressToAnswer, { callSignalAddress, request })
    : callAddress(preGranted.makeCall, preGranted.useGKCallSignalAddressToMakeCall, { callSignalAddress, request });
}

/** bit/s that such a call may have. */
export function preGrantedBandwidth({ preGranted }: Session, wanted: number): number {
  const most = preGranted?.totalBandwidthRestriction;
  return most === undefined ? wanted : Math.min(wanted, fromBandWidth(most));
}

interface Places {
  /** The gatekeeper's. */
  readonly callSignalAddress: SocketAddress | undefined;
  readonly request: AdmitCommand;
}

function callAddress(allowed: boolean, routed: boolean, { callSignalAddress, request }: Places): SocketAddress | undefined {
  if (!allowed) return undefined;
  return routed ? callSignalAddress : request.destinationAddress;
}

/** A call that is to come through the gatekeeper and did not is one to ask about: the answer may be to send it there. */
function answerAddress(allowed: boolean, routed: boolean, { callSignalAddress, request }: Places): SocketAddress | undefined {
  if (!allowed) return undefined;
  if (!routed) return request.destinationAddress ?? request.sourceAddress;
  return request.sourceAddress?.address === callSignalAddress?.address ? callSignalAddress : undefined;
}
