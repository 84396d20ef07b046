import { z } from 'zod';

const direction = z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']);
const port = z.number().int().min(0).max(65_535);

/** `Stream` of docs/media-bot.openapi.yaml. */
export const botStream = z.object({
  role: z.enum(['audio', 'main', 'slides']),
  direction,
  transport: z.object({ address: z.union([z.ipv4(), z.ipv6()]), port, rtcpPort: port }),
  formats: z
    .array(
      z.object({
        codec: z.enum(['opus', 'G722', 'PCMU', 'PCMA', 'H264']),
        payloadType: z.number().int().min(0).max(127),
        clockRate: z.number().int().positive(),
        channels: z.number().int().positive().optional(),
        parameters: z.record(z.string(), z.string()).optional(),
        feedback: z.array(z.string()).optional(),
      }),
    )
    .max(64),
  srtp: z.object({ suite: z.enum(['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM', 'AEAD_AES_256_GCM']), key: z.base64() }).optional(),
  maxBitrate: z.number().int().positive().optional(),
});
export type BotStream = z.output<typeof botStream>;

/** `Media`: at most one stream for each role. */
export const botMedia = z.object({
  streams: z
    .array(botStream)
    .max(3)
    .refine(all => new Set(all.map(({ role }) => role)).size === all.length, 'a role has at most one stream'),
});

/** `CreateSession`. */
export const createSession = z.object({
  correlationId: z.string().min(1).max(256),
  displayName: z.string().max(256).optional(),
  media: botMedia,
});

/** `Session`. */
export const botSession = z.object({ id: z.string(), blob: z.string(), media: botMedia });

/** `Subscription`. */
export const subscription = z.object({
  source: z.string().min(1),
  maxWidth: z.number().int().positive().optional(),
  maxHeight: z.number().int().positive().optional(),
  maxBitrate: z.number().int().positive().optional(),
});
export type Subscription = z.output<typeof subscription>;
