import type { EndReason } from '@opencvi/plugin-api';

/** Somebody who wants to come in. */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly kind: 'room' | 'browser';
  /** Decides about the lobby: organizers never wait, trusted ones only where everybody does. */
  readonly standing: 'organizer' | 'trusted' | 'guest';
  /** How long they wait in the lobby, in milliseconds. */
  readonly lobbyTimeout: number;
}

/** What a meeting tells one who attends it. Nothing is told after `dismissed`. */
export interface AttendeePort {
  /** From the lobby into the meeting. */
  admitted(): void;
  /** The meeting ended this one's part: denied, removed, lobby timeout, meeting ended. */
  dismissed(reason: EndReason): void;
  /** Whether the others may hear this one changed. `byMeeting`: somebody else did it. */
  muted(muted: boolean, byMeeting: boolean): void;
  /** Who is there, or what they do, changed. */
  changed(): void;
}

/** One who is in the meeting or its lobby. */
export interface Attendee extends Newcomer {
  readonly port: AttendeePort;
  /** When they came, or were admitted; milliseconds since 1970. */
  since: number;
  inLobby: boolean;
  mutedBySelf: boolean;
  mutedByMeeting: boolean;
  presenting: boolean;
  stopWaiting: () => void;
}

/** Whether the others do not hear this one. */
export function isMuted(attendee: Pick<Attendee, 'mutedBySelf' | 'mutedByMeeting'>): boolean {
  return attendee.mutedBySelf || attendee.mutedByMeeting;
}
