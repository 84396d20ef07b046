import type { Participant } from '@opencvi/plugin-api';
import type { RosterNotification } from '../callbacks/notifications.ts';
import type { GraphParticipant } from '../graph/graph-schemas.ts';

/** Who is in the meeting and its lobby, as last told. */
export interface Roster {
  readonly participants: ReadonlyMap<string, GraphParticipant>;
  /** The number of the last roster, where rosters have numbers. */
  readonly sequence: number | undefined;
  /** Every roster so far gave all its participants one number, its own. */
  readonly uniform: boolean;
  /** A change was missed: the whole is needed. */
  readonly gap: boolean;
}

/** Nobody, yet. */
export const emptyRoster: Roster = { participants: new Map(), sequence: undefined, uniform: true, gap: false };

/** Pure: the roster after a notification; the very same when it is older than what is known. */
export function applyRoster(roster: Roster, told: RosterNotification): Roster {
  return told.delta ? applyChanges(roster, told) : applyWhole(roster, told);
}

function applyWhole(roster: Roster, { participants }: RosterNotification): Roster {
  const numbers = participants.flatMap(({ rosterSequenceNumber }) => rosterSequenceNumber ?? []);
  const newest = numbers.length > 0 ? Math.max(...numbers) : undefined;
  const uniform = roster.uniform && new Set(numbers).size <= 1;
  if (participants.some(one => isOlder(one, roster.participants.get(one.id)))) return roster;
  // Without numbers of their own, participants show only by their roster's number that it is an old one
  // (where a change was missed, the whole was asked for: somebody who left last has taken the newest number along)
  if (!roster.gap && uniform && newest !== undefined && roster.sequence !== undefined && newest < roster.sequence) return roster;
  const all = new Map(participants.map(one => [one.id, one]));
  // Numbers never go back: whoever left last left no number behind, and a late change must not come in by that
  const sequence = newest === undefined ? roster.sequence : Math.max(newest, roster.sequence ?? 0);
  if (!roster.gap && sequence === roster.sequence && same(roster.participants, all)) return roster;
  return { participants: all, sequence, uniform, gap: false };
}

function applyChanges(roster: Roster, { participants, removed, sequence }: RosterNotification): Roster {
  if (sequence !== undefined && roster.sequence !== undefined && sequence <= roster.sequence) return roster;
  const all = new Map(roster.participants);
  for (const one of participants) if (!isOlder(one, all.get(one.id))) all.set(one.id, one);
  for (const id of removed) all.delete(id);
  const missed = sequence !== undefined && roster.sequence !== undefined && sequence > roster.sequence + 1;
  if (sequence === undefined && same(roster.participants, all)) return roster;
  return { participants: all, sequence: sequence ?? roster.sequence, uniform: roster.uniform, gap: roster.gap || missed };
}

/** rosterSequenceNumber is the number of the roster in which the participant last changed: it never goes back. */
function isOlder(one: GraphParticipant, known: GraphParticipant | undefined): boolean {
  const [told, had] = [one.rosterSequenceNumber, known?.rosterSequenceNumber];
  return typeof told === 'number' && typeof had === 'number' && told < had;
}

function same(a: ReadonlyMap<string, GraphParticipant>, b: ReadonlyMap<string, GraphParticipant>): boolean {
  if (a.size !== b.size) return false;
  return [...b].every(([id, one]) => describe(a.get(id)) === describe(one));
}

function describe(one: GraphParticipant | undefined): string {
  return JSON.stringify({ ...one, info: one?.info && { ...one.info, identity: [...one.info.identity] } });
}

/** Kinds of identity in Graph's words, and in the gateway's. */
const kinds: readonly (readonly [string, string])[] = [
  ['user', 'teams'],
  ['guest', 'guest'],
  ['phone', 'phone'],
  ['azureCommunicationServicesUser', 'acs'],
  ['applicationInstance', 'application'],
  ['application', 'application'],
];

/** Pure: participants in the gateway's words. */
export function participantsOf(roster: Roster, own: string | undefined): readonly Participant[] {
  return [...roster.participants.values()].map(one => {
    const [kind = 'teams', identity] = identityOf(one);
    return {
      id: one.id,
      name: identity?.displayName ?? identity?.id ?? 'Unknown',
      inLobby: one.isInLobby,
      muted: one.isMuted,
      presenting: isPresenting(one),
      kind: one.id === own ? 'room' : kind,
    };
  });
}

function identityOf({ info }: GraphParticipant) {
  for (const [theirs, ours] of kinds) {
    const identity = info?.identity.get(theirs);
    if (identity) return [ours, identity] as const;
  }
  const [first] = info?.identity ?? [];
  return ['teams', first?.[1]] as const;
}

/** Whoever shares the screen has a stream of it that sends (changeScreenSharingRole). */
function isPresenting({ mediaStreams }: GraphParticipant): boolean {
  return (mediaStreams ?? []).some(
    ({ mediaType, direction }) => mediaType === 'videoBasedScreenSharing' && /^send(Only|Receive)$/i.test(direction ?? ''),
  );
}

/** Pure: our own entry: by the id Graph gave us, or by the identity we joined with where it is the only one of its kind. */
export function ownEntry(roster: Roster, myParticipantId: string | undefined, identityId: string): GraphParticipant | undefined {
  const own = myParticipantId === undefined ? undefined : roster.participants.get(myParticipantId);
  if (own) return own;
  const alike = [...roster.participants.values()].filter(({ info }) =>
    [...(info?.identity.values() ?? [])].some(({ id }) => id === identityId),
  );
  return alike.length === 1 ? alike[0] : undefined;
}
