import type { CallNotification } from '../callbacks/notifications.ts';
import type { GraphCall, ResultInfo } from '../graph/graph-schemas.ts';
import { applyRoster, emptyRoster, type Roster } from './roster.ts';

/** How far a call has come. It only ever goes forward, whatever order Graph's words arrive in. */
export type Progress = 'establishing' | 'established' | 'terminating' | 'terminated';

/** What is known of a call. */
export interface CallView {
  readonly progress: Progress;
  readonly callId: string | undefined;
  readonly myParticipantId: string | undefined;
  readonly callChainId: string | undefined;
  readonly result: ResultInfo | undefined;
  readonly roster: Roster;
}

/** A call nothing is known of. */
export const newCallView: CallView = {
  progress: 'establishing',
  callId: undefined,
  myParticipantId: undefined,
  callChainId: undefined,
  result: undefined,
  roster: emptyRoster,
};

const order: readonly Progress[] = ['establishing', 'established', 'terminating', 'terminated'];

/** Graph's call states in ours; a state that is not known moves nothing. */
const states: Readonly<Record<string, Progress>> = {
  incoming: 'establishing',
  establishing: 'establishing',
  ringing: 'establishing',
  established: 'established',
  hold: 'established',
  transferring: 'established',
  transferaccepted: 'established',
  redirecting: 'established',
  terminating: 'terminating',
  terminated: 'terminated',
};

/** Pure: the view after a notification; the very same when it says nothing new. */
export function applyNotification(view: CallView, told: CallNotification): CallView {
  if (told.kind === 'call') return applyCall(view, { ...told.call, id: told.call.id ?? told.callId }, told.deleted);
  if (told.kind !== 'roster') return view;
  const roster = applyRoster(view.roster, told);
  return roster === view.roster ? view : { ...view, roster };
}

/** Pure: the view after a call resource, from a notification or an answer. */
export function applyCall(view: CallView, call: GraphCall, deleted = false): CallView {
  const said = deleted ? 'terminated' : states[call.state?.toLowerCase() ?? ''];
  const after: CallView = {
    progress: said && order.indexOf(said) > order.indexOf(view.progress) ? said : view.progress,
    callId: view.callId ?? call.id,
    myParticipantId: call.myParticipantId ?? view.myParticipantId,
    callChainId: call.callChainId ?? view.callChainId,
    // The first reason is the real one; while a call runs, resultInfo speaks of operations
    result: view.result ?? (said === 'terminated' || said === 'terminating' ? (call.resultInfo ?? undefined) : undefined),
    roster: view.roster,
  };
  const keys = ['progress', 'callId', 'myParticipantId', 'callChainId', 'result'] as const;
  return keys.every(key => after[key] === view[key]) ? view : after;
}
