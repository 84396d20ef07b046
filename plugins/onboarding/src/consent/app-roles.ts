/** An application role of Microsoft Graph that a gateway needs. */
export interface AppRole {
  /** As Microsoft's permissions reference spells it. */
  readonly name: string;
  /** Id on the resource 00000003-0000-0000-c000-000000000000. */
  readonly id: string;
  /** What does not work without it. */
  readonly purpose: string;
  /** Roles that grant this and more. */
  readonly or?: readonly string[];
}

/** What every customer is asked to grant. */
export const neededRoles: readonly AppRole[] = [
  {
    name: 'OnlineMeetings.Read.All',
    id: 'c1684f21-1984-47fa-9d61-2dc8c296bb70',
    purpose: 'finding the meeting of a conference id',
    or: ['OnlineMeetings.ReadWrite.All'],
  },
  { name: 'Calls.JoinGroupCall.All', id: 'f6b49018-60ab-4f81-83bd-22caeabfed2d', purpose: 'letting trusted rooms in past the lobby' },
  { name: 'Calls.JoinGroupCallAsGuest.All', id: 'fd7ccf6b-3d28-418b-9701-cd10f5cd2fd4', purpose: 'joining other rooms as guests' },
  { name: 'Calls.AccessMedia.All', id: 'a7a681dc-756e-4909-b988-f160edc6655f', purpose: 'picture and sound of the meeting' },
];

/** A needed role, and whether it is there. */
export interface RoleGrant {
  readonly role: AppRole;
  readonly granted: boolean;
}

/** Pure: what of the needed was granted. Microsoft's own pages spell roles in more than one way, so case does not count. */
export function grantsOf(roles: readonly string[] | undefined): readonly RoleGrant[] {
  const there = new Set(roles?.map(role => role.toLowerCase()));
  return neededRoles.map(role => ({ role, granted: [role.name, ...(role.or ?? [])].some(name => there.has(name.toLowerCase())) }));
}

/** The roles that are missing. */
export function missingRoles(roles: readonly string[] | undefined): readonly AppRole[] {
  return grantsOf(roles).flatMap(({ role, granted }) => (granted ? [] : [role]));
}
