import type { Rig } from './rig.ts';

const bot = {
  correlationId: 'call-1',
  displayName: 'Room 4',
  media: {
    streams: [
      {
        role: 'audio',
        direction: 'sendrecv',
        transport: { address: '127.0.0.1', port: 20_480, rtcpPort: 20_481 },
        formats: [{ codec: 'PCMU', payloadType: 0, clockRate: 8_000 }],
      },
      {
        role: 'main',
        direction: 'sendrecv',
        transport: { address: '127.0.0.1', port: 20_482, rtcpPort: 20_483 },
        formats: [
          { codec: 'H264', payloadType: 109, clockRate: 90_000, parameters: { 'packetization-mode': '1', 'profile-level-id': '42e01f' } },
        ],
      },
    ],
  },
};

/** What a gateway asks the media bot for. */
export const botSessionRequest: typeof bot = bot;

/** How a call is to be made. */
export interface JoinOptions {
  readonly callbackUri: string;
  readonly blob?: string;
  /** A guest's name; the application itself when absent. */
  readonly guest?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The body of `POST /communications/calls` for the meeting with a Video ID. */
export async function joinBody(
  rig: Rig,
  token: string,
  videoId: string,
  { callbackUri, blob, guest, more }: JoinOptions,
): Promise<Record<string, unknown>> {
  const filter = encodeURIComponent(`VideoTeleconferenceId eq '${videoId}'`);
  const { json: meeting } = await rig.get(`/v1.0/communications/onlineMeetings/?$filter=${filter}`, { token });
  const { id, tenantId } = meeting.participants.organizer.identity.user;
  return {
    '@odata.type': '#microsoft.graph.call',
    callbackUri,
    requestedModalities: ['audio', 'video', 'videoBasedScreenSharing'],
    mediaConfig:
      blob === undefined
        ? { '@odata.type': '#microsoft.graph.serviceHostedMediaConfig' }
        : { '@odata.type': '#microsoft.graph.appHostedMediaConfig', blob },
    chatInfo: { '@odata.type': '#microsoft.graph.chatInfo', threadId: meeting.chatInfo.threadId, messageId: meeting.chatInfo.messageId },
    meetingInfo: {
      '@odata.type': '#microsoft.graph.organizerMeetingInfo',
      organizer: { '@odata.type': '#microsoft.graph.identitySet', user: { '@odata.type': '#microsoft.graph.identity', id, tenantId } },
      allowConversationWithoutHost: true,
    },
    tenantId,
    ...(guest !== undefined && {
      source: {
        '@odata.type': '#microsoft.graph.participantInfo',
        identity: {
          '@odata.type': '#microsoft.graph.identitySet',
          guest: { '@odata.type': '#microsoft.graph.identity', id: crypto.randomUUID(), displayName: guest },
        },
      },
    }),
    ...more,
  };
}
