import type { RegistrationConfirm } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';

/** What is known of our gatekeeper, and what it knows of us. The parts of a client share it; registration alone writes to it. */
export interface Session {
  /** Its RAS address. */
  gatekeeper: SocketAddress;
  gatekeeperId: string | undefined;
  /** Given to us with the registration. */
  endpointId: string | undefined;
  registered: boolean;
  /** Where calls go that it routes. */
  callSignalAddress: SocketAddress | undefined;
  preGranted: RegistrationConfirm['preGrantedARQ'] | undefined;
  /** It acknowledges what we report unasked. */
  willRespondToIrr: boolean;
}

export function emptySession(gatekeeper: SocketAddress, gatekeeperId?: string): Session {
  return {
    gatekeeper,
    gatekeeperId,
    endpointId: undefined,
    registered: false,
    callSignalAddress: undefined,
    preGranted: undefined,
    willRespondToIrr: false,
  };
}
