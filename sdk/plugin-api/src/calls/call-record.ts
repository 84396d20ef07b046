import { z } from 'zod';
import { endCodes } from './end-reason.ts';

const measures = z.object({
  jitter: z.number().optional().describe('Milliseconds'),
  loss: z.number().optional().describe('Share of packets lost, 0 to 1'),
  roundTripTime: z.number().optional().describe('Milliseconds'),
});
const socket = z.object({ address: z.string(), port: z.number().int() });

const mediaSummary = z.object({
  role: z.enum(['audio', 'main', 'slides']),
  direction: z.enum(['inbound', 'outbound']),
  codec: z.string().optional(),
  packets: z.number(),
  bytes: z.number(),
  packetsLost: z.number(),
  jitter: z.number().optional().describe('Milliseconds'),
  roundTripTime: z.number().optional().describe('Milliseconds'),
  width: z.number().optional(),
  height: z.number().optional(),
  discarded: z.number(),
  mean: measures.optional().describe('Over the whole stream, looked at about every five seconds'),
  maximum: measures.optional(),
  local: socket.optional().describe("Address and port of the gateway's, as the far end was told"),
  remote: socket.optional().describe('Where media came from'),
});

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The record every call leaves that reached the gateway, whatever ended it. */
export const callRecord = z.object({
  id: z.string(),
  protocol: z.string(),
  from: z.string(),
  displayName: z.string().optional(),
  userAgent: z.string().optional(),
  source: z.string().optional().describe('Address and port the signalling came from'),
  transport: z.string().optional(),
  dialled: z.string(),
  tenant: z.string().optional(),
  trust: z.enum(['trusted', 'guest', 'refused']).optional(),
  trustReason: z.string().optional(),
  meeting: z.string().optional(),
  provider: z.string().optional(),
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().optional(),
  lobbyAt: z.iso.datetime().optional().describe('When the room came into the lobby'),
  connectedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime(),
  endReason: z.object({
    code: z.enum(endCodes),
    by: z.enum(['room', 'meeting', 'gateway', 'operator']),
    detail: z.string().optional(),
    retryAfter: z.number().optional(),
  }),
  ivrAttempts: z.number().int(),
  failedAttempts: z
    .array(z.object({ meeting: z.string(), code: z.enum(endCodes), detail: z.string().optional() }))
    .optional()
    .describe('What was typed and led to no meeting, half-typed ids too, in order, and why'),
  facts: facts.describe('What the leg of the room tells: SIP Call-ID ...'),
  meetingFacts: facts.optional().describe("What the leg into the meeting tells: Graph's call id, chain id ..."),
  media: z.array(mediaSummary),
});

/** A call record: see `callRecord`. */
export type CallRecord = z.output<typeof callRecord>;

/** What was typed and led to no meeting, and why. */
export type FailedAttempt = NonNullable<CallRecord['failedAttempts']>[number];
