import { AesCmHmac } from './aes-cm-hmac.ts';
import { AesGcm } from './aes-gcm.ts';
import { deriveSessionKeys } from './key-derivation.ts';
import type { SrtpKeyMaterial } from './srtp-profile.ts';
import type { SrtpTransform } from './srtp-transform.ts';

/** The transform of a key. */
export function srtpTransform(material: SrtpKeyMaterial): SrtpTransform {
  const { profile, rtp, rtcp } = deriveSessionKeys(material);
  return profile.aead ? new AesGcm({ rtp, rtcp }) : new AesCmHmac({ rtp, rtcp }, profile.tagLength);
}

/** RFC 3550 6.4.1: of RTCP, header and SSRC stay readable (RFC 3711 3.4). */
export const RTCP_HEADER = 8;

/** The length of an RTP header with CSRCs and extension; undefined when the packet is cut short. */
export function rtpHeaderLength(bytes: Uint8Array): number | undefined {
  if (bytes.length < 12) return undefined;
  const first = bytes[0] as number;
  let length = 12 + 4 * (first & 0x0f);
  if (first & 0x10) {
    if (length + 4 > bytes.length) return undefined;
    length += 4 + 4 * (((bytes[length + 2] as number) << 8) | (bytes[length + 3] as number));
  }
  return length <= bytes.length ? length : undefined;
}
