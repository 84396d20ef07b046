import { type InvitationGeneration, type InvitationLocale, writeInvitation } from '@opencvi/cvi-invitation';
import type { OnlineMeeting } from './online-meeting.ts';

/** How an invitation is written. */
export interface InvitationOptions {
  readonly generation?: InvitationGeneration;
  readonly format?: 'text' | 'html';
  /** A language tag; the organizer's language when absent. */
  readonly language?: string | undefined;
}

/** The block that Teams would put into the calendar entry of a meeting. */
export function invitationOf(meeting: OnlineMeeting, { generation = 3, format = 'html', language }: InvitationOptions = {}): string {
  const { provider, videoTeleconferenceId, passcode } = meeting;
  return writeInvitation(
    {
      joinUrl: meeting.joinWebUrl,
      shortUrl: meeting.shortUrl,
      meetingId: meeting.joinMeetingId,
      ...(passcode !== undefined && { passcode }),
      ...(provider &&
        videoTeleconferenceId !== undefined && {
          video: {
            tenantKey: provider.TenantKey,
            conferenceId: videoTeleconferenceId,
            ...(provider.InstructionUri !== '' && { instructionUri: provider.InstructionUri }),
          },
        }),
    },
    { generation, format, locale: localeOf(language ?? meeting.organizer.language) },
  );
}

/** The nearest of the languages that invitations are written in. */
function localeOf(language: string): InvitationLocale {
  const known = ['en', 'da', 'fi'] as const;
  return known.find(locale => language.toLowerCase().startsWith(locale)) ?? 'en';
}
