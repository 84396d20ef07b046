import { CapabilityExchange } from './capability-exchange.ts';
import { CloseChannelRequests } from './close-channel-requests.ts';
import type { ControlOptions } from './control.ts';
import { H239 } from './h239.ts';
import { IncomingChannels } from './incoming-channels.ts';
import { MasterSlaveDetermination } from './master-slave-determination.ts';
import { ModeRequest } from './mode-request.ts';
import { OutgoingChannels } from './outgoing-channels.ts';
import { Outlet } from './outlet.ts';
import { RoundTripDelay } from './round-trip-delay.ts';

/** The signalling entities of a control channel (H.245 Annex C). */
export class Entities {
  readonly outlet: Outlet;
  readonly determination: MasterSlaveDetermination;
  readonly capabilities: CapabilityExchange;
  readonly outgoing: OutgoingChannels;
  readonly incoming: IncomingChannels;
  readonly closeRequests: CloseChannelRequests;
  readonly roundTrip: RoundTripDelay;
  readonly modes: ModeRequest;
  readonly h239: H239;

  constructor(options: ControlOptions) {
    this.outlet = new Outlet(options.timers);
    this.determination = new MasterSlaveDetermination(this.outlet, options);
    this.capabilities = new CapabilityExchange(this.outlet);
    this.outgoing = new OutgoingChannels(this.outlet);
    this.incoming = new IncomingChannels(this.outlet, this.outgoing, () => this.determination.role);
    this.closeRequests = new CloseChannelRequests(this.outlet);
    this.roundTrip = new RoundTripDelay(this.outlet);
    this.modes = new ModeRequest(this.outlet);
    this.h239 = new H239(this.outlet, options);
  }
}
