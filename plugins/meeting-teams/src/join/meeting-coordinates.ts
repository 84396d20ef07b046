import { type JoinUrl, parseJoinUrl } from '@opencvi/cvi-invitation';
import { CallError } from '@opencvi/plugin-api';
import type { OnlineMeeting } from '../graph/graph-schemas.ts';

/** What a join needs to know of a meeting: its thread and organizer, or its id and passcode. */
export type MeetingCoordinates =
  | {
      readonly by: 'thread';
      readonly threadId: string;
      readonly messageId: string;
      readonly replyChainMessageId?: string;
      readonly organizerId: string;
      readonly tenantId: string;
    }
  | { readonly by: 'meeting-id'; readonly meetingId: string; readonly passcode?: string };

/** Pure: the coordinates in a meeting's join link; where that says nothing, in its other properties. */
export function coordinatesOf(meeting: OnlineMeeting, tenantId: string): MeetingCoordinates {
  const link = meeting.joinWebUrl === undefined ? undefined : parseJoinUrl(meeting.joinWebUrl);
  const found = (link && fromLink(link, meeting)) ?? fromThread(meeting, tenantId) ?? fromMeetingId(meeting);
  if (found) return found;
  throw new CallError({ code: 'failed', by: 'meeting', detail: 'the meeting has no join link that can be read' });
}

function fromLink(link: JoinUrl, meeting: OnlineMeeting): MeetingCoordinates | undefined {
  if (link.kind === 'long') {
    const { threadId, messageId, organizerId, tenantId, replyChainMessageId } = link;
    return { by: 'thread', threadId, messageId, organizerId, tenantId, ...(replyChainMessageId !== undefined && { replyChainMessageId }) };
  }
  if (link.kind === 'refused') return undefined;
  const passcode = link.passcode ?? meeting.joinMeetingIdSettings?.passcode;
  return { by: 'meeting-id', meetingId: link.meetingId, ...(passcode !== undefined && { passcode }) };
}

function fromThread({ chatInfo, participants }: OnlineMeeting, tenantId: string): MeetingCoordinates | undefined {
  const organizer = participants?.organizer?.identity?.get('user');
  if (!chatInfo?.threadId || !organizer?.id) return undefined;
  return {
    by: 'thread',
    threadId: chatInfo.threadId,
    messageId: chatInfo.messageId ?? '0',
    organizerId: organizer.id,
    tenantId: organizer.tenantId ?? tenantId,
  };
}

function fromMeetingId({ joinMeetingIdSettings: settings }: OnlineMeeting): MeetingCoordinates | undefined {
  const meetingId = settings?.joinMeetingId?.replace(/\s/g, '');
  if (!meetingId) return undefined;
  return { by: 'meeting-id', meetingId, ...(settings?.passcode !== undefined && { passcode: settings.passcode }) };
}
