import type { LocalMeeting } from '@opencvi/meeting-local/api';
import type { Interop } from '../directory/directory.ts';
import type { Tenant, User } from '../directory/settings.ts';
import type { LobbyScope, PresenterScope } from './settings.ts';

/** A meeting that a user has scheduled. */
export interface OnlineMeeting {
  /** Graph's id. */
  readonly id: string;
  readonly tenant: Tenant;
  readonly organizer: User;
  readonly subject: string;
  readonly created: Date;
  readonly start: Date;
  readonly end: Date;
  readonly threadId: string;
  readonly messageId: string;
  /** `https://teams.microsoft.com/l/meetup-join/...` */
  readonly joinWebUrl: string;
  /** `https://teams.microsoft.com/meet/...` */
  readonly shortUrl: string;
  readonly joinMeetingId: string;
  readonly passcode: string | undefined;
  /** Video ID, when the organizer's policy gives one. */
  readonly videoTeleconferenceId: string | undefined;
  /** The coordinates as they were when the meeting was created. */
  readonly interop: Interop | undefined;
  readonly attendees: readonly string[];
  lobby: LobbyScope;
  presenters: PresenterScope;
  /** No lookup finds it any more. */
  expired: boolean;
  /** Where its media is: participants by browser, and rooms. */
  readonly local: LocalMeeting;
}

/** The partner's page for a meeting (InstructionUri with `{ConfId}`). */
export function moreInfoUrl({ interop, videoTeleconferenceId }: OnlineMeeting): string | undefined {
  return interop?.provider.instructionUri?.replaceAll('{ConfId}', videoTeleconferenceId ?? '');
}
