import { mediaRoles } from '@opencvi/plugin-api';
import { z } from 'zod';
import { botSuites } from '../config.ts';

/** The major version of the contract that this plugin speaks. */
export const contractVersion = 1;

const role = z.enum(mediaRoles);
const videoRole = z.enum(['main', 'slides']);

/** One codec with the payload type that carries it. */
export const botFormat = z.object({
  codec: z.enum(['opus', 'G722', 'PCMU', 'PCMA', 'H264']),
  payloadType: z.number().int().min(0).max(127),
  clockRate: z.number().int().positive(),
  channels: z.number().int().positive().optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  feedback: z.array(z.string()).optional(),
});

const port = z.number().int().min(0).max(65_535);

/** One stream as its writer sees it. */
export const botStream = z.object({
  role,
  direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']),
  transport: z.object({ address: z.union([z.ipv4(), z.ipv6()]), port, rtcpPort: port }),
  formats: z.array(botFormat),
  srtp: z.object({ suite: z.enum(botSuites), key: z.base64() }).optional(),
  maxBitrate: z.number().int().positive().optional(),
});

/** The streams of one side. */
export const botMedia = z.object({ streams: z.array(botStream) });

/** What a session is created from. */
export const createSession = z.object({ correlationId: z.string(), displayName: z.string().optional(), media: botMedia });

/** A session: a media configuration of Teams, and the RTP endpoints that belong to it. */
export const botSession = z.object({ id: z.string().min(1), blob: z.string().min(1), media: botMedia });

/** Whether a bot takes sessions. */
export const botHealth = z.object({
  contract: z.number().int(),
  ready: z.boolean(),
  sessions: z.number().int().optional(),
  maximum: z.number().int().optional(),
});

/** Whose video the gateway receives. */
export const botSubscription = z.object({
  source: z.string().min(1),
  maxWidth: z.number().int().positive().optional(),
  maxHeight: z.number().int().positive().optional(),
  maxBitrate: z.number().int().positive().optional(),
});

/** Statistics of the meeting's side. */
export const botStatistics = z.object({
  streams: z.array(
    z.object({
      role,
      direction: z.enum(['inbound', 'outbound']),
      packets: z.number(),
      packetsLost: z.number(),
      jitter: z.number().optional(),
      roundTripTime: z.number().optional(),
      bitrate: z.number().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      framesPerSecond: z.number().optional(),
    }),
  ),
});

/** What a bot tells while a session lasts. */
export const botEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('active-speaker'), sourceId: z.string() }),
  z.object({ type: z.literal('content-started'), sourceId: z.string() }),
  z.object({ type: z.literal('content-stopped') }),
  z.object({ type: z.literal('key-frame-wanted'), role: videoRole }),
  z.object({ type: z.literal('media-stalled'), role }),
  z.object({ type: z.literal('closed'), reason: z.string() }),
]);

/** See `botFormat`. */
export type BotFormat = z.output<typeof botFormat>;
/** See `botStream`. */
export type BotStream = z.output<typeof botStream>;
/** See `botMedia`. */
export type BotMedia = z.output<typeof botMedia>;
/** See `createSession`. */
export type CreateSession = z.output<typeof createSession>;
/** See `botSession`. */
export type BotSession = z.output<typeof botSession>;
/** See `botHealth`. */
export type BotHealth = z.output<typeof botHealth>;
/** See `botSubscription`. */
export type BotSubscription = z.output<typeof botSubscription>;
/** See `botStatistics`. */
export type BotStatistics = z.output<typeof botStatistics>;
/** See `botEvent`. */
export type BotEvent = z.output<typeof botEvent>;
/** Roles that carry video. */
export type VideoRole = z.output<typeof videoRole>;
