import { z } from 'zod';

const odata = z.object({ '@odata.type': z.string() });
const identity = z.looseObject({ id: z.string().min(1), displayName: z.string().optional(), tenantId: z.string().optional() });

const organizerMeetingInfo = z.looseObject({
  '@odata.type': z.literal('#microsoft.graph.organizerMeetingInfo'),
  organizer: z.looseObject({ user: identity }),
});
const joinMeetingIdMeetingInfo = z.looseObject({
  '@odata.type': z.literal('#microsoft.graph.joinMeetingIdMeetingInfo'),
  joinMeetingId: z.string().min(1),
  passcode: z.string().nullish(),
});
const tokenMeetingInfo = z.looseObject({ '@odata.type': z.literal('#microsoft.graph.tokenMeetingInfo'), token: z.string() });

const appHostedMediaConfig = z.looseObject({
  '@odata.type': z.literal('#microsoft.graph.appHostedMediaConfig'),
  blob: z.string().nullish(),
});
const serviceHostedMediaConfig = z.looseObject({ '@odata.type': z.literal('#microsoft.graph.serviceHostedMediaConfig') });

/** The body of `POST /communications/calls` for a meeting. */
export const callRequest = z.looseObject({
  '@odata.type': z.literal('#microsoft.graph.call').optional(),
  callbackUri: z.url(),
  requestedModalities: z.array(z.enum(['audio', 'video', 'videoBasedScreenSharing', 'data'])).min(1),
  mediaConfig: z.discriminatedUnion('@odata.type', [appHostedMediaConfig, serviceHostedMediaConfig]),
  meetingInfo: z.discriminatedUnion('@odata.type', [organizerMeetingInfo, joinMeetingIdMeetingInfo, tokenMeetingInfo]),
  chatInfo: z.looseObject({ threadId: z.string(), messageId: z.string().nullish() }).nullish(),
  tenantId: z.string().nullish(),
  callChainId: z.string().nullish(),
  callOptions: odata.loose().nullish(),
  source: z.looseObject({ identity: z.looseObject({ guest: identity.nullish(), application: identity.nullish() }) }).nullish(),
  subject: z.string().nullish(),
});

/** The same after validation. */
export type CallRequest = z.output<typeof callRequest>;
