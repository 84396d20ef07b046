import type { SrtpSuite } from '@opencvi/plugin-api';

/** What is done to a packet on its way: nothing, or SRTP on the side it leaves by. */
export const mediaModes = ['plain', 'AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_256_GCM'] as const satisfies readonly ('plain' | SrtpSuite)[];
export type MediaMode = (typeof mediaModes)[number];

/** What SRTP adds to a packet (RFC 3711 8.2, RFC 7714 5.2). */
export const tagBytes: Readonly<Record<MediaMode, number>> = { plain: 0, AES_CM_128_HMAC_SHA1_80: 10, AEAD_AES_256_GCM: 16 };

/** Streams that flow at the same time, each on ports of its own. */
export const STREAMS = 20;
/** RTP payload type of the H.264 that flows. */
export const PAYLOAD_TYPE = 98;
