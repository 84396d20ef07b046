/** SRTP protection profiles by their SDES names (RFC 4568 6.2, RFC 7714 14.2). */
export type SrtpProfileName = 'AES_CM_128_HMAC_SHA1_80' | 'AES_CM_128_HMAC_SHA1_32' | 'AEAD_AES_128_GCM' | 'AEAD_AES_256_GCM';

/** What a profile fixes. Lengths in octets. */
export interface SrtpProfile {
  readonly name: SrtpProfileName;
  readonly keyLength: 16 | 32;
  readonly saltLength: 12 | 14;
  readonly tagLength: 4 | 10 | 16;
  readonly aead: boolean;
}

const PROFILES: Record<SrtpProfileName, SrtpProfile> = {
  AES_CM_128_HMAC_SHA1_80: { name: 'AES_CM_128_HMAC_SHA1_80', keyLength: 16, saltLength: 14, tagLength: 10, aead: false },
  AES_CM_128_HMAC_SHA1_32: { name: 'AES_CM_128_HMAC_SHA1_32', keyLength: 16, saltLength: 14, tagLength: 4, aead: false },
  AEAD_AES_128_GCM: { name: 'AEAD_AES_128_GCM', keyLength: 16, saltLength: 12, tagLength: 16, aead: true },
  AEAD_AES_256_GCM: { name: 'AEAD_AES_256_GCM', keyLength: 32, saltLength: 12, tagLength: 16, aead: true },
};

/** A master key followed by its master salt, as SDES carries them. */
export interface SrtpKeyMaterial {
  readonly profile: SrtpProfileName;
  readonly keyAndSalt: Uint8Array;
}

/** The profile of a name. */
export function srtpProfile(name: SrtpProfileName): SrtpProfile {
  return PROFILES[name];
}

/** How many octets of master key and salt a profile takes. */
export function srtpKeyMaterialLength(name: SrtpProfileName): number {
  return PROFILES[name].keyLength + PROFILES[name].saltLength;
}
