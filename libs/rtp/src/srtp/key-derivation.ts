import { createCipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { type SrtpKeyMaterial, type SrtpProfile, srtpKeyMaterialLength, srtpProfile } from './srtp-profile.ts';

/** Labels of RFC 3711 4.3.1 and 4.3.2; those of SRTCP are three higher. */
const ENCRYPTION = 0;
const AUTHENTICATION = 1;
const SALT = 2;
const SRTCP = 3;

/** RFC 3711 5.2: HMAC-SHA1 takes a key of 160 bits. */
const AUTHENTICATION_KEY_LENGTH = 20;

/** The session keys of one direction, for SRTP or for SRTCP. */
export interface SessionKeys {
  readonly encryption: KeyObject;
  /** Absent with AEAD. */
  readonly authentication: KeyObject | undefined;
  readonly salt: Uint8Array;
}

/** Derives the session keys of SRTP and SRTCP (RFC 3711 4.3, RFC 7714 11). Throws a RangeError when the key has the wrong length. */
export function deriveSessionKeys(material: SrtpKeyMaterial): { profile: SrtpProfile; rtp: SessionKeys; rtcp: SessionKeys } {
  const profile = srtpProfile(material.profile);
  const wanted = srtpKeyMaterialLength(material.profile);
  if (material.keyAndSalt.length !== wanted) {
    throw new RangeError(`${profile.name} takes ${wanted} octets of key and salt, not ${material.keyAndSalt.length}`);
  }
  const masterKey = createSecretKey(material.keyAndSalt.subarray(0, profile.keyLength));
  // RFC 7714 11: a salt of 96 bits is used as if 16 zero bits followed
  const masterSalt = new Uint8Array(14);
  masterSalt.set(material.keyAndSalt.subarray(profile.keyLength));
  const keys = (labels: number): SessionKeys => {
    const derive = (label: number, length: number) => deriveKey({ masterKey, masterSalt, label: label + labels, length });
    return {
      encryption: createSecretKey(derive(ENCRYPTION, profile.keyLength)),
      authentication: profile.aead ? undefined : createSecretKey(derive(AUTHENTICATION, AUTHENTICATION_KEY_LENGTH)),
      salt: derive(SALT, profile.saltLength),
    };
  };
  return { profile, rtp: keys(0), rtcp: keys(SRTCP) };
}

/** What the key derivation function takes. */
export interface KeyDerivation {
  readonly masterKey: KeyObject;
  /** 112 bits. */
  readonly masterSalt: Uint8Array;
  readonly label: number;
  readonly length: number;
}

/** RFC 3711 4.3.1 and 4.3.3 with a key derivation rate of zero, which is all that SDES and its users know. */
export function deriveKey({ masterKey, masterSalt, label, length }: KeyDerivation): Uint8Array {
  const iv = new Uint8Array(16);
  iv.set(masterSalt);
  // key_id is label and 48 bits of index, right-aligned with the salt
  iv[7] = (iv[7] as number) ^ label;
  const algorithm = masterKey.symmetricKeySize === 32 ? 'aes-256-ctr' : 'aes-128-ctr';
  return new Uint8Array(createCipheriv(algorithm, masterKey, iv).update(new Uint8Array(length)));
}
