import { z } from 'zod';

const dial = z.object({
  sip: z.string().describe('Straight into the meeting by SIP'),
  h323: z.string().optional().describe('The same by H.323'),
  ivr: z.string().describe('The IVR, which asks for the conference id'),
});

/** A meeting on the API. */
export const meetingAnswer = z.object({
  id: z.string(),
  subject: z.string(),
  private: z.boolean(),
  organizer: z.object({ name: z.string().optional(), address: z.string().optional() }).optional(),
  start: z.string().describe('UTC, ISO 8601'),
  end: z.string(),
  joinFrom: z.string().describe('From when the room offers to join'),
  joinUntil: z.string(),
  dial: dial.optional(),
  conferenceId: z.string().optional(),
  tenantKey: z.string().optional(),
  source: z.enum(['graph', 'link', 'text']).optional().describe('Where the coordinates were read'),
  reason: z.string().optional().describe('Why there is nothing to dial'),
});

const state = z.enum(['waiting', 'ok', 'failing']);
const time = z.string().nullable();
const error = z.string().nullable();

/** A room on the API. */
export const roomAnswer = z.object({
  id: z.string(),
  name: z.string(),
  mailbox: z.string(),
  tenant: z.string(),
  calendar: z.object({ state, readAt: time, error }),
  subscription: z.object({ state: z.enum(['off', 'waiting', 'active', 'failing']), expiresAt: time, error }),
  device: z.object({ kind: z.string(), address: z.string(), state, pushedAt: time, error }).nullable(),
  next: meetingAnswer.nullable().describe('The meeting that is going on, or the next'),
});

export type RoomAnswer = z.output<typeof roomAnswer>;
export type MeetingAnswer = z.output<typeof meetingAnswer>;
