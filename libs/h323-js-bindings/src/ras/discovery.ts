import { fromH225Address } from '../address/socket-address.ts';
import type { GatekeeperConfirm } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { isMulticast, usable } from './ras-address.ts';
import type { NumberedRas } from './ras-message.ts';
import type { RasParts } from './ras-parts.ts';
import { gatekeeperRequest } from './registration-messages.ts';

/** How a discovery ends. */
export interface DiscoveryEnd {
  /** The session says where the gatekeeper is. */
  readonly onFound: () => void;
  readonly onRejected: (answer: NumberedRas) => void;
  readonly onSilence: () => void;
}

/** Asks one host, or a multicast group, for a gatekeeper (H.323 7.2.1). Gives the request's number. */
export function discover(parts: RasParts, { onFound, onRejected, onSilence }: DiscoveryEnd): number {
  const { link, options, session, gatekeepers } = parts;
  const { address } = gatekeepers.current;
  const group = isMulticast(address);
  return link.request({
    to: address,
    message: number => gatekeeperRequest(options, session, number),
    // The well-known ports differ, 1718 for discovery and 1719 for the rest (H.225.0 7.8.1).
    accepts: from => group || from.address === address.address,
    unsecured: group,
    onAnswer: (answer, from) => {
      if (answer.type === 'gatekeeperConfirm') {
        take(answer.value, from, parts);
        onFound();
      } else onRejected(answer);
    },
    onSilence,
  });
}

function take(confirm: GatekeeperConfirm, from: SocketAddress, { session, gatekeepers }: RasParts): void {
  session.gatekeeper = usable(fromH225Address(confirm.rasAddress)) ?? from;
  session.gatekeeperId = confirm.gatekeeperIdentifier;
  gatekeepers.learn(confirm.alternateGatekeeper);
}
