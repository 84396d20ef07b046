import type { MediaEndpoint } from '../media/media-endpoint.ts';
import type { Contribution } from '../refs.ts';
import type { CallContext, Trust } from './call-context.ts';
import type { CallLeg } from './call-leg.ts';
import type { EndReason } from './end-reason.ts';

/** Where a call goes. */
export type Route =
  | { readonly to: 'meeting' /** Conference id: 9 to 13 digits, zeros kept. */; readonly meeting: string }
  | { readonly to: 'ivr' /** Id of an `ivr.flows` contribution; the tenant's or the first one when absent. */; readonly flow?: string }
  | { readonly to: 'reject'; readonly reason: EndReason };

/**
 * Decides where a call goes. Return `undefined` to let the next plan try; when none answers, the call ends with `not-found`.
 * @example `route: async call => call.leg.dialled.user.startsWith('9') ? { to: 'ivr', flow: 'lobby' } : undefined`
 */
export interface DialPlan extends Contribution {
  route(call: CallContext): Promise<Route | undefined>;
}

/** How far a device is trusted, and why, in words for the call record. */
export interface TrustOpinion {
  readonly trust: Trust;
  readonly reason: string;
}

/** Assesses devices. The first opinion wins; without any the device is a guest. */
export interface DeviceAuth extends Contribution {
  assess(call: CallContext): Promise<TrustOpinion | undefined>;
}

/** What came of a mute: `unchanged` when somebody in the room wanted a change that the meeting did not take. */
export type MuteOutcome = 'muted' | 'unmuted' | 'unchanged';

/** Speaks with people in the room: asks for a conference id, keeps them company in the lobby, says goodbye. */
export interface IvrFlow extends Contribution {
  /**
   * Asks where to go. Called again with the reason of the failure when the answer led nowhere, a bounded number of times.
   * Rejects with `CallError` when the caller gave nothing to go by.
   */
  run(call: CallContext, media: MediaEndpoint, failure?: EndReason): Promise<Route>;
  /** Shows and says that the room waits in the lobby, until the signal aborts. */
  wait?(call: CallContext, media: MediaEndpoint, signal: AbortSignal): Promise<void>;
  /** In the meeting: says whether the others hear the room from now on. Not asked where the device itself shows it. */
  tellMute?(call: CallContext, media: MediaEndpoint, outcome: MuteOutcome, signal: AbortSignal): Promise<void>;
  /** Shows and says why the call is about to end; bounded by a few seconds. The call's signal is aborted by then. */
  farewell?(call: CallContext, media: MediaEndpoint, reason: EndReason): Promise<void>;
}

/** A meeting that was found. */
export interface Meeting {
  /** The provider's own id. */
  readonly id: string;
  /** The id that was typed or dialled. */
  readonly conferenceId: string;
  readonly title?: string;
}

/** A service that has meetings. */
export interface MeetingProvider extends Contribution {
  /** Looks a conference id up in the call's tenant. `undefined`: not known here. Rejects with `CallError` when it cannot tell. */
  find(conferenceId: string, call: CallContext): Promise<Meeting | undefined>;
  /** A leg into the meeting, named after the room and trusted as the call is. It joins when it is answered. */
  join(meeting: Meeting, call: CallContext): Promise<CallLeg>;
}

/** Wraps legs, for example for the quirks of a device. The first in order is the outermost. */
export interface CallInterceptor extends Contribution {
  intercept(leg: CallLeg, call: CallContext): CallLeg;
}
