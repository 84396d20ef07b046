import { moreInfoUrl, type OnlineMeeting } from '../meetings/online-meeting.ts';

/** How a meeting is to be shown. */
export interface MeetingBodyOptions {
  readonly version: string;
  /** `$select`, if the request had one. */
  readonly select?: string | undefined;
  /** `joinInformation`, in the language that was asked for. */
  readonly joinInformation?: string;
  /** Which link is shown as `joinWebUrl`. */
  readonly link?: 'long' | 'short';
}

/** An `onlineMeeting` as Graph shows it. */
export function meetingBody(
  meeting: OnlineMeeting,
  { version, select, joinInformation, link }: MeetingBodyOptions,
): Record<string, unknown> {
  const { tenant, organizer, provider, videoTeleconferenceId } = meeting;
  const whole: Record<string, unknown> = {
    id: meeting.id,
    creationDateTime: meeting.created.toISOString(),
    startDateTime: meeting.start.toISOString(),
    endDateTime: meeting.end.toISOString(),
    joinWebUrl: link === 'short' ? meeting.shortUrl : meeting.joinWebUrl,
    subject: meeting.subject,
    isBroadcast: false,
    isEntryExitAnnounced: false,
    allowedPresenters: meeting.presenters,
    allowedLobbyAdmitters: 'organizerAndCoOrganizersAndPresenters',
    allowMeetingChat: 'enabled',
    allowAttendeeToEnableCamera: true,
    allowAttendeeToEnableMic: true,
    allowRecording: true,
    allowTranscription: true,
    recordAutomatically: false,
    videoTeleconferenceId: videoTeleconferenceId ?? null,
    cloudVideoInteropInfo:
      provider === undefined
        ? null
        : { tenantKey: provider.TenantKey, videoTeleconferenceId, moreInfoWebUrl: moreInfoUrl(meeting) ?? null },
    audioConferencing: null,
    broadcastSettings: null,
    ...(joinInformation !== undefined && {
      joinInformation: { content: `data:text/html,${encodeURIComponent(joinInformation)}`, contentType: 'html' },
    }),
    joinMeetingIdSettings: {
      isPasscodeRequired: meeting.passcode !== undefined,
      joinMeetingId: meeting.joinMeetingId,
      passcode: meeting.passcode ?? null,
    },
    lobbyBypassSettings: { scope: meeting.lobby, isDialInBypassEnabled: false },
    chatInfo: { threadId: meeting.threadId, messageId: meeting.messageId, replyChainMessageId: null },
    participants: {
      organizer: {
        upn: organizer.upn,
        role: 'presenter',
        identity: {
          user: {
            '@odata.type': '#microsoft.graph.communicationsUserIdentity',
            id: organizer.id,
            displayName: organizer.displayName,
            tenantId: tenant.id,
          },
        },
      },
      attendees: [],
    },
    ...(version === 'beta' && { autoAdmittedUsers: meeting.lobby === 'organization' ? 'everyoneInCompany' : meeting.lobby }),
  };
  if (select === undefined) return whole;
  const wanted = new Set(select.split(',').map(name => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'id' || wanted.has(name.toLowerCase())));
}
