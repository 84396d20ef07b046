import type * as Schema from '../generated/multimedia-system-control.ts';
import type { Entities } from './entities.ts';
import { onFlowControl, onMiscellaneousCommand, onMiscellaneousIndication } from './media-control.ts';
import { ignoreCommand, ignoreResponse, refuseRequest } from './unsupported.ts';
import { onUserInput } from './user-input.ts';

export function onRequest(entities: Entities, request: Schema.RequestMessage) {
  switch (request.type) {
    case 'masterSlaveDetermination':
      return entities.determination.onDetermination(request.value);
    case 'terminalCapabilitySet':
      return onCapabilitySet(entities, request.value);
    case 'openLogicalChannel':
      return entities.incoming.onOpen(request.value);
    case 'closeLogicalChannel':
      return onCloseChannel(entities, request.value);
    case 'requestChannelClose':
      return entities.outgoing.onCloseRequest(request.value);
    case 'requestMode':
      return entities.modes.onRequest(request.value);
    case 'roundTripDelayRequest':
      return entities.roundTrip.onRequest(request.value);
    case 'genericRequest':
      return entities.h239.takes(request.value) ? entities.h239.onMessage(request.value) : refuseRequest(entities.outlet, request);
    default:
      return refuseRequest(entities.outlet, request);
  }
}

/** H.323 8.4.6: while the far side's set is empty our channels are closed; after it the far side may be another one, so the master is determined anew. */
function onCapabilitySet({ capabilities, outgoing, determination }: Entities, set: Schema.TerminalCapabilitySet): void {
  const taken = capabilities.onSet(set);
  if (taken === 'paused') outgoing.closeAll();
  else if (taken === 'resumed') determination.repeat();
}

function onCloseChannel({ incoming, closeRequests }: Entities, close: Schema.CloseLogicalChannel): void {
  closeRequests.forget(close.forwardLogicalChannelNumber);
  incoming.onClose(close);
}

export function onResponse(entities: Entities, response: Schema.ResponseMessage) {
  const { determination, capabilities, outgoing, closeRequests, roundTrip, h239, outlet } = entities;
  switch (response.type) {
    case 'masterSlaveDeterminationAck':
      return determination.onAck(response.value);
    case 'masterSlaveDeterminationReject':
      return determination.onReject();
    case 'terminalCapabilitySetAck':
      return capabilities.onAck(response.value);
    case 'terminalCapabilitySetReject':
      return capabilities.onReject(response.value);
    case 'openLogicalChannelAck':
      return outgoing.onAck(response.value);
    case 'openLogicalChannelReject':
      return outgoing.onReject(response.value);
    case 'closeLogicalChannelAck':
      return outgoing.onCloseAck(response.value);
    case 'requestChannelCloseAck':
      return closeRequests.onAck(response.value);
    case 'requestChannelCloseReject':
      return closeRequests.onReject(response.value);
    case 'roundTripDelayResponse':
      return roundTrip.onResponse(response.value);
    case 'genericResponse':
      return h239.takes(response.value) ? h239.onMessage(response.value) : ignoreResponse(outlet, response);
    default:
      return ignoreResponse(outlet, response);
  }
}

/** endSessionCommand is the machine's own. */
export function onCommand(entities: Entities, command: Schema.CommandMessage) {
  const { capabilities, outgoing, h239, outlet } = entities;
  switch (command.type) {
    case 'sendTerminalCapabilitySet':
      return capabilities.repeat();
    case 'flowControlCommand':
      return onFlowControl(outlet, command.value, channel => outgoing.isOpen(channel));
    case 'miscellaneousCommand':
      return onMiscellaneousCommand(outlet, command.value, channel => outgoing.isOpen(channel));
    case 'genericCommand':
      return h239.takes(command.value) ? h239.onMessage(command.value) : ignoreCommand(outlet, command);
    default:
      return ignoreCommand(outlet, command);
  }
}

/** An indication is never answered. */
export function onIndication(entities: Entities, indication: Schema.IndicationMessage) {
  const { determination, incoming, modes, h239, outlet } = entities;
  switch (indication.type) {
    case 'masterSlaveDeterminationRelease':
      return determination.onRelease();
    case 'openLogicalChannelConfirm':
      return incoming.onConfirm(indication.value);
    case 'requestModeRelease':
      return modes.onRelease();
    case 'miscellaneousIndication':
      return onMiscellaneousIndication(outlet, indication.value, channel => incoming.isOpen(channel));
    case 'userInput':
      return onUserInput(outlet, indication.value);
    case 'genericIndication':
      return h239.takes(indication.value) ? h239.onMessage(indication.value) : outlet.ignore('indication.genericIndication');
    default:
      return outlet.ignore(`indication.${indication.type}`);
  }
}
