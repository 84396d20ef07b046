import { z } from 'zod';

/** Who goes past the lobby (lobbyBypassScope). */
export const lobbyScopes = [
  'everyone',
  'organizationAndFederated',
  'organization',
  'organizationExcludingGuests',
  'invited',
  'organizer',
] as const;
export type LobbyScope = (typeof lobbyScopes)[number];

/** Who may present (onlineMeetingPresenters). */
export const presenterScopes = ['everyone', 'organization', 'roleIsPresenter', 'organizer'] as const;
export type PresenterScope = (typeof presenterScopes)[number];

/** A meeting that a user schedules. */
export const meetingSettings = z.strictObject({
  tenant: z.string().describe('Tenant by id or domain'),
  organizer: z.string().describe('Organizer by UPN or object id'),
  subject: z.string().min(1).max(120).default('Meeting'),
  videoTeleconferenceId: z
    .string()
    .regex(/^\d{9,13}$/, 'must be 9 to 13 digits, quoted')
    .optional()
    .describe('Video ID; chosen when absent, none when the organizer has no policy for one'),
  start: z.iso.datetime({ offset: true }).optional().describe('Begin; now when absent'),
  end: z.iso.datetime({ offset: true }).optional().describe('End; an hour after the beginning when absent'),
  lobby: z.enum(lobbyScopes).default('organization').describe('lobbyBypassSettings.scope'),
  presenters: z.enum(presenterScopes).default('everyone').describe('allowedPresenters'),
  passcode: z.string().max(32).optional().describe('Passcode of the meeting id; made when absent, none when empty'),
  attendees: z.array(z.string()).default([]).describe('Invited mailboxes, by address'),
});

export type MeetingSettings = z.output<typeof meetingSettings>;
