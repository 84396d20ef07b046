import { z } from 'zod';

/** A text that may be absent or null, as OData writes what has no value. */
const text = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);
const truth = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);

const dateTime = z.looseObject({ dateTime: z.string(), timeZone: text });

const emailAddress = z.looseObject({ name: text, address: text }).nullish();

/**
 * event, as far as a room needs it. Occurrences in a delta answer have little more than id, times and seriesMasterId: the rest is their
 * master's.
 */
export const calendarEvent = z.looseObject({
  id: z.string(),
  type: text,
  seriesMasterId: text,
  subject: text,
  body: z.looseObject({ contentType: text, content: text }).nullish(),
  start: dateTime.nullish(),
  end: dateTime.nullish(),
  isAllDay: truth,
  isCancelled: truth,
  isDraft: truth,
  sensitivity: text,
  responseStatus: z.looseObject({ response: text }).nullish(),
  organizer: z.looseObject({ emailAddress }).nullish(),
  location: z.looseObject({ displayName: text }).nullish(),
  onlineMeeting: z.looseObject({ joinUrl: text }).nullish(),
  onlineMeetingUrl: text,
});

/** An event as Graph tells it. */
export type CalendarEvent = z.output<typeof calendarEvent>;

const removed = z.looseObject({ id: z.string(), '@removed': z.looseObject({ reason: text }) });

/** A page of a delta query. */
export const deltaPage = z.looseObject({
  value: z.array(z.union([removed, calendarEvent])),
  '@odata.nextLink': text,
  '@odata.deltaLink': text,
});

/** An entry of a delta answer: an event, or that there is one no more. */
export type DeltaEntry = z.output<typeof deltaPage>['value'][number];

/** Whether an entry says that an event is gone. */
export function isRemoved(entry: DeltaEntry): entry is z.output<typeof removed> {
  return '@removed' in entry && entry['@removed'] !== undefined;
}

/** Properties that are asked of a master. */
export const selected =
  'id,type,subject,body,start,end,isAllDay,isCancelled,isDraft,sensitivity,responseStatus,organizer,location,onlineMeeting,onlineMeetingUrl';
