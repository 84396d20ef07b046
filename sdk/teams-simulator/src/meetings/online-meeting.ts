import type { VideoInteropServiceProvider } from '@opencvi/cvi-provisioning';
import type { LocalMeeting } from '@opencvi/meeting-local/api';
import type { Tenant, User } from '../directory/settings.ts';
import type { LobbyScope, PresenterScope } from './settings.ts';

/** A meeting that a user has scheduled. */
export interface OnlineMeeting {
  /** Graph's id. */
  readonly id: string;
  readonly tenant: Tenant;
  readonly organizer: User;
  subject: string;
  readonly created: Date;
  start: Date;
  end: Date;
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
  /** The organizer's provider as it was when the meeting was created: later changes do not reach it. */
  readonly provider: VideoInteropServiceProvider | undefined;
  readonly attendees: readonly string[];
  lobby: LobbyScope;
  presenters: PresenterScope;
  /** No lookup finds it any more. */
  expired: boolean;
  /** Where its media is: participants by browser, and rooms. */
  readonly local: LocalMeeting;
}

/** The partner's page for a meeting (InstructionUri with `{ConfId}`). */
export function moreInfoUrl({ provider, videoTeleconferenceId }: OnlineMeeting): string | undefined {
  if (provider === undefined || provider.InstructionUri === '') return undefined;
  return provider.InstructionUri.replaceAll('{ConfId}', encodeURIComponent(videoTeleconferenceId ?? ''));
}
