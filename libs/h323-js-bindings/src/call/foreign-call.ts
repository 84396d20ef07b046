import type { EnvelopedSignal } from '../h225/call-signal.ts';
import type { CallContext } from './call-context.ts';
import { nullStatus, releaseComplete } from './messages.ts';
import { q850 } from './q850.ts';

/** A message of another call than that of the connection (Q.931 5.8.3.2). */
export function answerForeign(call: CallContext, result: EnvelopedSignal): void {
  const { type, callReference } = result.message;
  call.outputs.ignore(`${type} of call reference ${callReference.value}`);
  // The global call reference belongs to no call, and a Setup comes from the side that calls
  if (callReference.value === 0 || (type === 'setup' && callReference.fromDestination)) return;
  if (type === 'releaseComplete' || type === 'status') return;
  const message = type === 'statusInquiry' ? nullStatus(call) : refusal(call, result);
  call.signalling.sendForeign(callReference, message);
}

/** A second call is welcome on a connection of its own (H.225.0 7.3.9); of any other message there is no call. */
function refusal(call: CallContext, result: EnvelopedSignal) {
  if (result.message.type !== 'setup') return releaseComplete(call, { cause: q850.invalidCallReference });
  const body = result.ok ? result.information.h323UuPdu.h323MessageBody : undefined;
  const guid = body?.type === 'setup' ? body.value.callIdentifier?.guid : undefined;
  return releaseComplete(call, { cause: q850.resourceUnavailable, reason: 'newConnectionNeeded' }, guid);
}
