import type { VideoWish } from '@opencvi/media-mediasoup/api';
import { type CallLeg, type Listenable, type MediaRole, type Participant, service } from '@opencvi/plugin-api';
import type { LobbyPolicy } from './config.ts';

/** The meetings of this gateway, for plugins that host meetings of their own in them. Provided by `meeting-local`. */
export const localMeetings = service<LocalMeetingDirectory>('meeting-local.meetings');

/** Creates and finds meetings. */
export interface LocalMeetingDirectory {
  /** Adds a meeting until the gateway stops. `undefined` when its id is taken. */
  create(settings: LocalMeetingSettings): LocalMeeting | undefined;
  get(id: string): LocalMeeting | undefined;
  /** Ends a meeting for everybody and forgets it. False when there is none. */
  delete(id: string): boolean;
}

/** What a meeting is created with. */
export interface LocalMeetingSettings {
  /** Conference id: 9 to 13 digits. */
  readonly id: string;
  readonly title: string;
  /** Which rooms wait in the lobby; `guests` when absent. */
  readonly lobby?: LobbyPolicy;
  /** Whether browsers without the organizer link wait too. */
  readonly browserLobby?: boolean;
  /** Who may admit from the page; `everyone` when absent. */
  readonly admitters?: 'everyone' | 'organizers';
}

/** One who is in a meeting or its lobby. */
export interface LocalParticipant extends Participant {
  readonly kind: 'room' | 'browser';
  /** Whether they came by the organizer link. */
  readonly organizer: boolean;
  /** When they came, or were admitted; milliseconds since 1970. */
  readonly since: number;
}

/** A stream that a participant sends. */
export interface LocalStream {
  readonly participant: string;
  readonly role: MediaRole;
}

/** What a meeting tells. */
export interface LocalMeetingEvents {
  /** Who is there, or what they do, changed. */
  changed: [];
  /** Who speaks; `undefined` when nobody does any more. */
  speaker: [participant: string | undefined];
  /** The streams changed. */
  streams: [streams: readonly LocalStream[]];
}

/** A meeting. */
export interface LocalMeeting extends Listenable<LocalMeetingEvents> {
  readonly id: string;
  readonly title: string;
  /** The meeting page. */
  readonly joinUrl: string;
  /** The meeting page with the rights of an organizer. */
  readonly organizerUrl: string;
  readonly participants: readonly LocalParticipant[];
  readonly streams: readonly LocalStream[];
  /**
   * A leg for a room: it enters when it is answered with the meeting endpoint of a media session, and waits in the lobby where the meeting
   * says so. Whoever answers it bridges the session once the leg is connected.
   */
  seat(room: LocalRoom): LocalRoomLeg;
  /** From the lobby into the meeting. False when nobody of this id waits. */
  admit(participant: string): boolean;
  /** Turns one away who waits. */
  deny(participant: string): boolean;
  /** Puts one out of the meeting. */
  remove(participant: string): boolean;
  /** Mutes one for the others; `false` lifts that. */
  mute(participant: string, muted: boolean): boolean;
  /** Whether browsers without the organizer link, those that come from now on, wait in the lobby. */
  setBrowserLobby(browserLobby: boolean): void;
  setPresenting(participant: string, presenting: boolean): void;
  /** Ends it for everybody; it can be joined again. */
  end(): void;
}

/** A room's leg into a meeting. */
export interface LocalRoomLeg extends CallLeg {
  /** Chooses whose video the room sees, now and when it is admitted; who speaks, unless told. */
  watch(wish: VideoWish): void;
}

/** A room that is to be seated. */
export interface LocalRoom {
  /** The participant's id: unique, at most 64 characters. */
  readonly id: string;
  readonly name: string;
  /** Trusted rooms wait only where everybody does. */
  readonly standing: 'trusted' | 'guest';
  /** How long it waits in the lobby, in milliseconds; meeting-local's own setting when absent. */
  readonly lobbyTimeout?: number;
}

export type { LobbyPolicy } from './config.ts';
