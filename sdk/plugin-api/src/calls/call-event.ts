import type { CallState, Trust } from './call-context.ts';
import type { Participant } from './call-leg.ts';
import type { CallRecord } from './call-record.ts';

/** What happens to calls, for sinks and for the event stream of the HTTP API. */
export type CallEvent = { readonly call: string; readonly at: string } & (
  | { readonly type: 'started'; readonly protocol: string; readonly from: string; readonly dialled: string }
  | { readonly type: 'state'; readonly state: CallState }
  | { readonly type: 'assessed'; readonly trust: Trust; readonly reason: string }
  | { readonly type: 'routed'; readonly to: 'meeting' | 'ivr' | 'reject'; readonly plan: string; readonly meeting?: string }
  | { readonly type: 'roster'; readonly participants: readonly Participant[] }
  | { readonly type: 'muted'; readonly muted: boolean; readonly by?: 'room' | 'meeting' }
  | { readonly type: 'ended'; readonly record: CallRecord }
);
