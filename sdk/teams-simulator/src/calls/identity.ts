import type { LocalParticipant } from '@opencvi/meeting-local/api';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';

/** `identitySet` of somebody. */
export type IdentitySet = Readonly<Record<string, unknown>>;

const set = '#microsoft.graph.communicationsIdentitySet';

/** A guest: a room by its name, or a browser without a sign-in. */
export function guestIdentity(id: string, displayName: string): IdentitySet {
  return { '@odata.type': set, guest: { '@odata.type': '#microsoft.graph.communicationsGuestIdentity', id, displayName } };
}

/** The application itself. */
export function applicationIdentity(id: string, displayName: string): IdentitySet {
  return { '@odata.type': set, application: { '@odata.type': '#microsoft.graph.identity', id, displayName } };
}

/** Somebody at a browser: the organizer by the organizer's link, a guest else. */
export function browserIdentity({ id, name, organizer }: LocalParticipant, meeting: OnlineMeeting): IdentitySet {
  if (!organizer) return guestIdentity(id, name);
  const user = {
    '@odata.type': '#microsoft.graph.communicationsUserIdentity',
    id: meeting.organizer.id,
    displayName: name,
    tenantId: meeting.tenant.id,
  };
  return { '@odata.type': set, user };
}
