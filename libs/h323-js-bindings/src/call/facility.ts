import { fromH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { fromAliasAddresses } from './aliases.ts';
import type { CallContext } from './call-context.ts';
import type { ControlChannel } from './control-channel.ts';

/** What a Facility is about (H.225.0 7.4.1). Reasons that are not here need nothing done. */
export function onFacility(call: CallContext, control: ControlChannel, facility: H225.FacilityUUIE) {
  const { type: reason } = facility.reason;
  switch (reason) {
    case 'startH245':
      return control.onStartRequested(fromH225Address(facility.h245Address));
    case 'noH245':
      return control.onImpossible();
    case 'callForwarded':
    case 'routeCallToGatekeeper':
    case 'routeCallToMC': {
      const address = fromH225Address(facility.alternativeAddress);
      const to = fromAliasAddresses(facility.alternativeAliasAddress);
      return call.outputs.tell({ type: 'deflected', reason, to, ...(address && { address }) });
    }
    default:
      return undefined;
  }
}
