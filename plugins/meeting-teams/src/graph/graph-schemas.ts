import { z } from 'zod';

/** A text that may be absent or null, as OData writes what has no value. One of another type is taken for absent: the rest is still true. */
const text = z
  .string()
  .nullish()
  .catch(undefined)
  .transform(value => value ?? undefined);

/** What the metadata promises never to be null is read as if it were not there where it is, or is of another type. */
const flag = z.boolean().catch(false);
const number = z.coerce.number().catch(0);

/** Edm.Int64, which may be written as a text (OData JSON 4.01 3.2, IEEE754Compatible). */
export const sequence = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(undefined);

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
const mediaStream = z.looseObject({ mediaType: text, sourceId: text, direction: text, serverMuted: flag, label: text });

/** participant. */
export const participant = z.looseObject({
  id: z.string(),
  info: z.looseObject({ identity: identitySet, endpointType: text }).nullish().catch(undefined),
  isInLobby: flag,
  isMuted: flag,
  mediaStreams: z.array(mediaStream).nullish().catch(undefined),
  removedState: z.looseObject({ reason: text }).nullish().catch(undefined),
  rosterSequenceNumber: sequence,
});

/** Those participants of a list that can be read: one who cannot must not hide the others. */
export const participants = z.array(z.unknown()).transform(all => all.flatMap(one => participant.safeParse(one).data ?? []));

/** A participant as Graph tells it. */
export type GraphParticipant = z.output<typeof participant>;

/** resultInfo. */
export const resultInfo = z.looseObject({ code: number, subcode: number, message: text });

/** Why a call ended, in Graph's words. */
export type ResultInfo = z.output<typeof resultInfo>;

/** call. */
export const graphCall = z.looseObject({
  id: text,
  state: text,
  myParticipantId: text,
  callChainId: text,
  resultInfo: resultInfo.nullish().catch(undefined),
});

/** A call as Graph tells it. */
export type GraphCall = z.output<typeof graphCall>;
