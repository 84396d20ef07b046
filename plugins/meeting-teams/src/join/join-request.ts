import type { Modality } from '../config.ts';
import type { MeetingCoordinates } from './meeting-coordinates.ts';

/** Who the room is in the meeting. */
export type RoomIdentity =
  | {
      readonly kind: 'guest' /** A GUID of its own: Teams shows those who share one as one. */;
      readonly id: string;
      readonly displayName: string;
    }
  | { readonly kind: 'application'; readonly id: string; readonly displayName: string };

/** What a join is made of. */
export interface JoinOptions {
  readonly coordinates: MeetingCoordinates;
  readonly identity: RoomIdentity;
  /** The tenant that the call is made in. */
  readonly tenantId: string;
  readonly callbackUri: string;
  readonly callChainId: string;
  /** From the media bot; opaque. */
  readonly blob: string;
  readonly modalities: readonly Modality[];
  readonly deltaRoster: boolean;
}

/** Pure: the body of `POST /communications/calls`. */
export function joinRequest(options: JoinOptions): Record<string, unknown> {
  const { coordinates, identity, tenantId, callbackUri, callChainId, blob, modalities, deltaRoster } = options;
  return {
    '@odata.type': '#microsoft.graph.call',
    callbackUri,
    callChainId,
    requestedModalities: [...modalities],
    mediaConfig: { '@odata.type': '#microsoft.graph.appHostedMediaConfig', blob },
    ...(coordinates.by === 'thread' && { chatInfo: chatInfo(coordinates) }),
    meetingInfo: meetingInfo(coordinates),
    source: {
      '@odata.type': '#microsoft.graph.participantInfo',
      identity: {
        '@odata.type': '#microsoft.graph.identitySet',
        [identity.kind]: plainIdentity(identity.id, { displayName: identity.displayName }),
      },
    },
    ...(deltaRoster && { callOptions: { '@odata.type': '#microsoft.graph.outgoingCallOptions', isDeltaRosterEnabled: true } }),
    tenantId,
  };
}

function chatInfo({ threadId, messageId, replyChainMessageId }: MeetingCoordinates & { by: 'thread' }): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.chatInfo',
    threadId,
    messageId,
    ...(replyChainMessageId !== undefined && { replyChainMessageId }),
  };
}

function meetingInfo(coordinates: MeetingCoordinates): Record<string, unknown> {
  if (coordinates.by === 'meeting-id') {
    const { meetingId, passcode } = coordinates;
    return {
      '@odata.type': '#microsoft.graph.joinMeetingIdMeetingInfo',
      joinMeetingId: meetingId,
      ...(passcode !== undefined && { passcode }),
    };
  }
  const { organizerId, tenantId } = coordinates;
  return {
    '@odata.type': '#microsoft.graph.organizerMeetingInfo',
    organizer: { '@odata.type': '#microsoft.graph.identitySet', user: plainIdentity(organizerId, { tenantId }) },
    // Rooms come before people do
    allowConversationWithoutHost: true,
  };
}

function plainIdentity(id: string, more: Record<string, unknown>): Record<string, unknown> {
  return { '@odata.type': '#microsoft.graph.identity', id, ...more };
}
