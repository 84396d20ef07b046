/** What a stream is for. */
export type MediaRole = 'audio' | 'main' | 'slides';

/** Every `MediaRole`. */
export const mediaRoles = ['audio', 'main', 'slides'] as const satisfies readonly MediaRole[];

/** Direction of a stream, seen from the gateway (RFC 3264 5.1). */
export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** One codec configuration with the RTP payload type that carries it. */
export interface MediaFormat {
  /** IANA media subtype, as registered: `opus`, `G722`, `PCMU`, `PCMA`, `H264`, `telephone-event`. Compared without case. */
  readonly codec: string;
  /** RTP payload type, 0 to 127. */
  readonly payloadType: number;
  /** RTP clock rate in Hz. G.722 has 8000 here although it samples at 16 kHz (RFC 3551 4.5.2). */
  readonly clockRate: number;
  /** Audio channels; 1 when absent. */
  readonly channels?: number;
  /** Format parameters (SDP fmtp), names in lower case: `packetization-mode`, `profile-level-id`, `max-mbps`, `useinbandfec` ... */
  readonly parameters?: Readonly<Record<string, string>>;
  /** RTCP feedback the far end takes, as in `a=rtcp-fb`: `nack pli`, `ccm fir`, `ccm tmmbr`. */
  readonly feedback?: readonly string[];
}

/** What an endpoint accepts and sends for a role, in its order of preference, with the payload types it would offer. */
export interface RoleCapabilities {
  readonly role: MediaRole;
  readonly formats: readonly MediaFormat[];
  /** The most it will send or wants to receive, in bits per second. */
  readonly maxBitrate?: number;
}

/** Capabilities of an endpoint; a role that is absent is not supported. */
export type MediaCapabilities = readonly RoleCapabilities[];

/** Where RTP and RTCP go. `rtcpPort` equal to `port` means that both share it (RFC 5761). */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
  readonly rtcpPort: number;
}

/** SRTP protection profiles by their SDES names (RFC 4568, RFC 7714). */
export type SrtpSuite = 'AES_CM_128_HMAC_SHA1_80' | 'AES_CM_128_HMAC_SHA1_32' | 'AEAD_AES_128_GCM' | 'AEAD_AES_256_GCM';

/** Every `SrtpSuite`, in order of preference. */
export const srtpSuites = [
  'AEAD_AES_256_GCM',
  'AEAD_AES_128_GCM',
  'AES_CM_128_HMAC_SHA1_80',
  'AES_CM_128_HMAC_SHA1_32',
] as const satisfies readonly SrtpSuite[];

/** One direction's SRTP key. */
export interface SrtpKey {
  readonly suite: SrtpSuite;
  /** Master key followed by master salt: 30 octets for AES_CM_128, 28 for AEAD_AES_128_GCM, 44 for AEAD_AES_256_GCM. */
  readonly key: Uint8Array;
}

/** What was agreed for one stream, whichever protocol agreed it. */
export interface StreamAgreement {
  readonly role: MediaRole;
  readonly direction: MediaDirection;
  /** What we may send, with the far end's payload types, best first; `telephone-event` may be among them. Empty when we may not send. */
  readonly send: readonly MediaFormat[];
  /** What the far end may send, with the payload types it will use. */
  readonly receive: readonly MediaFormat[];
  /** Where to send. Media is in any case returned to where it comes from (symmetric RTP, RFC 4961) once it has come. */
  readonly remote?: TransportAddress;
  readonly srtp?: { readonly send: SrtpKey; readonly receive: SrtpKey };
  /** The most we may send, in bits per second. */
  readonly maxBitrate?: number;
}
