import type * as Schema from '../generated/multimedia-system-control.ts';
import type { Outlet } from './outlet.ts';

/** Answers a request for what we do not do: with its own refusal where there is one, otherwise as not understood (functionNotUnderstood). */
export function refuseRequest(outlet: Outlet, request: Schema.RequestMessage) {
  outlet.ignore(`request.${request.type}`);
  switch (request.type) {
    case 'nonStandard':
      return;
    case 'maintenanceLoopRequest': {
      const value = { type: request.value.type, cause: { type: 'canNotPerformLoop' } } as const;
      return outlet.response({ type: 'maintenanceLoopReject', value });
    }
    case 'logicalChannelRateRequest': {
      const { sequenceNumber, logicalChannelNumber } = request.value;
      const value = { sequenceNumber, logicalChannelNumber, rejectReason: { type: 'undefinedReason' } } as const;
      return outlet.response({ type: 'logicalChannelRateReject', value });
    }
    case 'conferenceRequest': {
      const value = conferenceRefusal(request.value);
      return value && outlet.response({ type: 'conferenceResponse', value });
    }
    default:
      return outlet.indication({ type: 'functionNotUnderstood', value: { type: 'request', value: request } });
  }
}

/** Only a conference with an MC has chairs, broadcasters and terminal lists: what cannot be refused is left unanswered. */
function conferenceRefusal({ type }: Schema.ConferenceRequest): Schema.ConferenceResponse | undefined {
  switch (type) {
    case 'makeMeChair':
      return { type: 'makeMeChairResponse', value: { type: 'deniedChairToken' } };
    case 'dropTerminal':
      return { type: 'terminalDropReject' };
    case 'broadcastMyLogicalChannel':
      return { type: 'broadcastMyLogicalChannelResponse', value: { type: 'deniedBroadcastMyLogicalChannel' } };
    case 'makeTerminalBroadcaster':
      return { type: 'makeTerminalBroadcasterResponse', value: { type: 'deniedMakeTerminalBroadcaster' } };
    case 'sendThisSource':
      return { type: 'sendThisSourceResponse', value: { type: 'deniedSendThisSource' } };
    case 'remoteMCRequest':
      return { type: 'remoteMCResponse', value: { type: 'reject', value: { type: 'functionNotSupported' } } };
    default:
      return undefined;
  }
}

/** A response to what we never ask is only left alone, unless it is newer than we are. */
export function ignoreResponse(outlet: Outlet, response: Schema.ResponseMessage): void {
  outlet.ignore(`response.${response.type}`);
  if (response.type === '...') outlet.indication({ type: 'functionNotUnderstood', value: { type: 'response', value: response } });
}

/** Commands need no answer, unless they are newer than we are. */
export function ignoreCommand(outlet: Outlet, command: Schema.CommandMessage): void {
  outlet.ignore(`command.${command.type}`);
  if (command.type === '...') outlet.indication({ type: 'functionNotUnderstood', value: { type: 'command', value: command } });
}

/** More of a message that cannot be read is not returned. */
const MAX_RETURNED = 1024;

/** For what is no PDU (`syntaxError`), or one of a kind that functionNotUnderstood cannot return. */
export function functionNotSupported(outlet: Outlet, cause: 'syntaxError' | 'unknownFunction', bytes: Uint8Array): void {
  const returned = bytes.length <= MAX_RETURNED && { returnedFunction: bytes };
  outlet.indication({ type: 'functionNotSupported', value: { cause: { type: cause }, ...returned } });
}
