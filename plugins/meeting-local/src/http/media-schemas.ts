import type { BrowserProduce, BrowserSeat } from '@opencvi/media-mediasoup/api';
import { z } from 'zod';

/*
 * What browsers send of WebRTC, as mediasoup-client makes it. mediasoup itself checks the fine points; here unknown shapes and sizes that
 * no browser sends are refused before they reach it.
 *
 * The casts say that an absent field is absent, which zod's optional cannot (it would allow undefined).
 */

type DtlsParameters = Parameters<BrowserSeat['connectTransport']>[1];
type RtpCapabilities = Parameters<BrowserSeat['consume']>[1];
type RtpParameters = BrowserProduce['rtpParameters'];

const token = z.string().min(1).max(256);
const parameters = z.record(token, z.union([z.string().max(1024), z.number(), z.boolean(), z.null()]));
const feedback = z.object({ type: token, parameter: z.string().max(64).optional() });
const kind = z.enum(['audio', 'video']);

const dtlsFingerprint = z.object({
  algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
  value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/, 'must be a fingerprint in hexadecimal'),
});

/** RTCDtlsParameters, as `transport.on('connect')` of mediasoup-client gives them. */
export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z.array(dtlsFingerprint).min(1).max(8),
}) as unknown as z.ZodType<DtlsParameters>;

const codec = z.object({
  mimeType: z.string().regex(/^(audio|video)\/[\w.-]+$/),
  payloadType: z.number().int().min(0).max(127),
  clockRate: z.number().int().positive(),
  channels: z.number().int().min(1).max(8).optional(),
  parameters: parameters.optional(),
  rtcpFeedback: z.array(feedback).max(16).optional(),
});

const encoding = z.object({
  ssrc: z.number().int().min(0).max(0xffffffff).optional(),
  rid: token.optional(),
  codecPayloadType: z.number().int().min(0).max(127).optional(),
  rtx: z.object({ ssrc: z.number().int().min(0).max(0xffffffff) }).optional(),
  dtx: z.boolean().optional(),
  scalabilityMode: token.optional(),
  maxBitrate: z.number().optional(),
});

/** RTP parameters of a stream a browser sends. One encoding: simulcast is not taken, since room systems cannot follow a change of layer. */
export const rtpParameters = z.object({
  mid: token.optional(),
  codecs: z.array(codec).min(1).max(8),
  headerExtensions: z
    .array(
      z.object({
        uri: z.string().max(256),
        id: z.number().int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: parameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z.array(encoding).max(1).optional(),
  rtcp: z.object({ cname: z.string().max(256).optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() }).optional(),
  msid: z.string().max(512).optional(),
}) as unknown as z.ZodType<RtpParameters>;

/** What a browser can receive. */
export const rtpCapabilities = z.object({
  codecs: z
    .array(
      codec.omit({ payloadType: true }).extend({
        kind,
        preferredPayloadType: z.number().int().min(0).max(127).optional(),
      }),
    )
    .max(64),
  headerExtensions: z
    .array(
      z.object({
        kind,
        uri: z.string().max(256),
        preferredId: z.number().int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
}) as unknown as z.ZodType<RtpCapabilities>;

/** A stream a browser starts to send. */
export const produceBody = z
  .strictObject({ transport: token, role: z.enum(['audio', 'main', 'slides']), kind, rtpParameters })
  .refine(({ role, kind }) => (role === 'audio') === (kind === 'audio'), 'role and kind do not agree');

/** A stream a browser wants to receive. */
export const consumeBody = z.strictObject({ stream: token, rtpCapabilities });
