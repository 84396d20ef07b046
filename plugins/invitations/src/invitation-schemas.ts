import type { GraphEvent } from '@opencvi/cvi-invitation';
import { z } from 'zod';

/** What is to be read. */
export const invitationBody = z
  .strictObject({
    text: z.string().optional().describe('The text of the invitation; HTML, iCalendar and JSON of a Graph event are recognised'),
    html: z.string().optional().describe('The HTML of the invitation, read before the text'),
    event: z
      .custom<GraphEvent>(value => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object')
      .meta({ type: 'object', description: 'A Graph event or onlineMeeting; other fields than those that are read do no harm' })
      .optional(),
  })
  .refine(({ text, html, event }) => (event === undefined) !== (text === undefined && html === undefined), {
    error: 'must have text or html, or else event',
  });

const teams = z.object({
  joinUrl: z.string(),
  longUrl: z.string().optional(),
  shortUrl: z.string().optional(),
  cloud: z.enum(['global', 'gcc-high', 'dod', 'china']),
  threadId: z.string().optional(),
  messageId: z.string().optional(),
  organizerId: z.string().optional(),
  tenantId: z.string().optional(),
  meetingId: z.string().optional(),
  passcode: z.string().optional(),
});

const coordinates = z.object({
  provider: z.enum(['pexip', 'poly', 'bluejeans', 'cisco', 'unknown']),
  tenantKey: z.string().describe('The address of the IVR'),
  conferenceId: z.string().describe('9 to 13 digits, zeros kept'),
  domain: z.string(),
  prefix: z.string().optional(),
  ip: z.string().optional(),
  dial: z.object({ sip: z.string(), h323: z.string().optional(), ivr: z.string() }),
  moreInfoUrl: z.string().optional(),
  source: z.enum(['graph', 'link', 'text']),
  teams: teams.optional(),
});

const warnings = z.array(z.object({ code: z.enum(['conflict', 'guessed', 'truncated']), message: z.string() }));

/** What became of it. */
export const invitationAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(true), coordinates, warnings }),
  z.object({
    found: z.literal(false),
    reason: z.object({
      code: z.enum(['empty', 'not-an-invitation', 'consumer-meeting', 'no-video-coordinates', 'no-conference-id', 'no-tenant-key']),
      message: z.string(),
    }),
    teams: teams.optional(),
    warnings,
  }),
]);
