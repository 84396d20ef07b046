import type { LobbyScope, PresenterScope } from './settings.ts';

/** How a room system came to the meeting. */
export interface Arrival {
  /** `application`: by Calls.JoinGroupCall.All; `guest`: with a name of its own, by Calls.JoinGroupCallAsGuest.All. */
  readonly as: 'application' | 'guest';
  /** The guest's application is among AadApplicationIds of a provider with AllowAppGuestJoinsAsAuthenticated. */
  readonly appTrusted: boolean;
}

/** The rules of a meeting that decide about an arrival. */
export interface DoorRules {
  readonly lobby: LobbyScope;
  readonly presenters: PresenterScope;
  /** Whether the tenant lets anonymous users join. */
  readonly anonymousJoin: boolean;
}

/** What becomes of an arrival. */
export type Admission =
  | { readonly to: 'meeting' | 'lobby'; readonly role: 'presenter' | 'attendee' }
  | { readonly to: 'refused'; readonly reason: 'anonymous-join-disabled' };

/** Who waits, by scope: rooms of the tenant's own trust, and strangers. Trusted rooms wait for `invited` and `organizer` since November 2022. */
const doors: Readonly<Record<LobbyScope, { readonly trusted: 'meeting' | 'lobby'; readonly guest: 'meeting' | 'lobby' }>> = {
  everyone: { trusted: 'meeting', guest: 'meeting' },
  organizationAndFederated: { trusted: 'meeting', guest: 'lobby' },
  organization: { trusted: 'meeting', guest: 'lobby' },
  organizationExcludingGuests: { trusted: 'meeting', guest: 'lobby' },
  invited: { trusted: 'lobby', guest: 'lobby' },
  organizer: { trusted: 'lobby', guest: 'lobby' },
};

/** Whether a room counts as the tenant's own. */
export function isTrusted({ as, appTrusted }: Arrival): boolean {
  return as === 'application' || appTrusted;
}

/** The decision table of Teams' lobby for room systems. Pure. */
export function admission(rules: DoorRules, arrival: Arrival): Admission {
  const trusted = isTrusted(arrival);
  if (!trusted && !rules.anonymousJoin) return { to: 'refused', reason: 'anonymous-join-disabled' };
  const to = doors[rules.lobby][trusted ? 'trusted' : 'guest'];
  const presenter = trusted || rules.presenters === 'everyone';
  return { to, role: presenter ? 'presenter' : 'attendee' };
}
