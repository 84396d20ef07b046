import { z } from 'zod';

/** A text that may be absent or null, as OData writes what has no value. */
const text = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);

/** identity: `{ id, displayName, tenantId }`. */
const identity = z.looseObject({ id: text, displayName: text, tenantId: text });

/** identitySet, with whatever kinds of identity it has. */
export const identitySet = z.record(z.string(), z.unknown()).transform(set => {
  const kinds = Object.entries(set).flatMap(([kind, value]) => {
    const parsed = identity.safeParse(value);
    return kind.startsWith('@') || value === null || typeof value !== 'object' || !parsed.success ? [] : [[kind, parsed.data] as const];
  });
  return new Map(kinds);
});

/** onlineMeeting, as far as a room needs it. */
export const onlineMeeting = z.looseObject({
  id: text,
  subject: text,
  joinWebUrl: text,
  videoTeleconferenceId: text,
  chatInfo: z.looseObject({ threadId: text, messageId: text, replyChainMessageId: text }).nullish(),
  participants: z.looseObject({ organizer: z.looseObject({ identity: identitySet.nullish() }).nullish() }).nullish(),
  joinMeetingIdSettings: z.looseObject({ joinMeetingId: text, passcode: text }).nullish(),
  cloudVideoInteropInfo: z.looseObject({ tenantKey: text, videoTeleconferenceId: text, moreInfoWebUrl: text }).nullish(),
});

/** An online meeting. */
export type OnlineMeeting = z.output<typeof onlineMeeting>;

/** A lookup's answer: documented as one object, while other filters answer a collection. */
export const meetingAnswer = z.union([
  z.looseObject({ value: z.array(onlineMeeting) }).transform(({ value }) => value),
  onlineMeeting.transform(one => [one]),
]);

/** mediaStream of a participant. */
const mediaStream = z.looseObject({ mediaType: text, sourceId: text, direction: text, serverMuted: z.boolean().nullish(), label: text });

/** participant. */
export const participant = z.looseObject({
  id: z.string(),
  info: z.looseObject({ identity: identitySet, endpointType: text }).nullish(),
  isInLobby: z.boolean().default(false),
  isMuted: z.boolean().default(false),
  mediaStreams: z.array(mediaStream).nullish(),
  removedState: z.looseObject({ reason: text }).nullish(),
  rosterSequenceNumber: z.number().nullish(),
});

/** A participant as Graph tells it. */
export type GraphParticipant = z.output<typeof participant>;

/** resultInfo. */
export const resultInfo = z.looseObject({ code: z.number().default(0), subcode: z.number().default(0), message: text });

/** Why a call ended, in Graph's words. */
export type ResultInfo = z.output<typeof resultInfo>;

/** call. */
export const graphCall = z.looseObject({
  id: text,
  state: text,
  myParticipantId: text,
  callChainId: text,
  resultInfo: resultInfo.nullish(),
});

/** A call as Graph tells it. */
export type GraphCall = z.output<typeof graphCall>;
