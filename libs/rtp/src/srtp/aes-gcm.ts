import { type CipherGCMTypes, createCipheriv, createDecipheriv } from 'node:crypto';
import type { SessionKeys } from './key-derivation.ts';
import { ENCRYPTED, readUint32, type SrtpInput, type SrtpTransform, writeUint32, xorUint32 } from './srtp-transform.ts';

const TAG = 16;
const INDEX = 4;

/** What one AEAD operation takes. */
interface Sealed {
  readonly keys: SessionKeys;
  readonly iv: Uint8Array;
  readonly associated: Uint8Array;
  readonly data: Uint8Array;
}

/** AES-GCM (RFC 7714). */
export class AesGcm implements SrtpTransform {
  readonly overhead = { rtp: TAG, rtcp: TAG + INDEX };
  readonly #rtp: SessionKeys;
  readonly #rtcp: SessionKeys;
  readonly #cipher: CipherGCMTypes;

  constructor(keys: { readonly rtp: SessionKeys; readonly rtcp: SessionKeys }) {
    this.#rtp = keys.rtp;
    this.#rtcp = keys.rtcp;
    this.#cipher = keys.rtp.encryption.symmetricKeySize === 32 ? 'aes-256-gcm' : 'aes-128-gcm';
  }

  protectRtp(input: SrtpInput): Uint8Array {
    const header = input.bytes.subarray(0, input.headerLength);
    const data = input.bytes.subarray(input.headerLength);
    return this.#seal({ keys: this.#rtp, iv: rtpIv(this.#rtp, input), associated: header, data }, header);
  }

  unprotectRtp(input: SrtpInput): Uint8Array | undefined {
    const header = input.bytes.subarray(0, input.headerLength);
    const data = input.bytes.subarray(input.headerLength);
    return this.#open({ keys: this.#rtp, iv: rtpIv(this.#rtp, input), associated: header, data }, header);
  }

  /** RFC 7714 9.2, 9.3: the index follows the tag and is authenticated with the header. */
  protectRtcp(input: SrtpInput): Uint8Array {
    const header = input.bytes.subarray(0, input.headerLength);
    const index = new Uint8Array(INDEX);
    writeUint32(index, 0, (ENCRYPTED | input.index) >>> 0);
    const data = input.bytes.subarray(input.headerLength);
    const sealed = this.#seal({ keys: this.#rtcp, iv: rtcpIv(this.#rtcp, input), associated: concat(header, index), data }, header);
    return concat(sealed, index);
  }

  unprotectRtcp(input: SrtpInput): Uint8Array | undefined {
    const { bytes, headerLength } = input;
    const end = bytes.length - INDEX;
    const index = bytes.subarray(end);
    const iv = rtcpIv(this.#rtcp, input);
    if ((readUint32(index, 0) & ENCRYPTED) === 0) {
      // RFC 7714 9.3: nothing is encrypted, everything is authenticated
      const clear = bytes.slice(0, end - TAG);
      return this.#open({ keys: this.#rtcp, iv, associated: concat(clear, index), data: bytes.subarray(end - TAG, end) }, clear);
    }
    const header = bytes.subarray(0, headerLength);
    return this.#open({ keys: this.#rtcp, iv, associated: concat(header, index), data: bytes.subarray(headerLength, end) }, header);
  }

  readRtcpIndex(bytes: Uint8Array): number {
    return readUint32(bytes, bytes.length - INDEX);
  }

  #seal({ keys, iv, associated, data }: Sealed, header: Uint8Array): Uint8Array {
    const cipher = createCipheriv(this.#cipher, keys.encryption, iv);
    cipher.setAAD(associated);
    const encrypted = cipher.update(data);
    cipher.final();
    return concat(header, encrypted, cipher.getAuthTag());
  }

  #open({ keys, iv, associated, data }: Sealed, header: Uint8Array): Uint8Array | undefined {
    const decipher = createDecipheriv(this.#cipher, keys.encryption, iv);
    decipher.setAAD(associated);
    decipher.setAuthTag(data.subarray(data.length - TAG));
    const clear = decipher.update(data.subarray(0, data.length - TAG));
    try {
      decipher.final();
    } catch {
      return undefined;
    }
    return concat(header, clear);
  }
}

/** RFC 7714 8.1: two zero octets, SSRC, rollover counter and sequence number, XORed with the salt. */
function rtpIv(keys: SessionKeys, { ssrc, index }: SrtpInput): Uint8Array {
  const iv = Uint8Array.from(keys.salt);
  xorUint32(iv, 2, ssrc);
  xorUint32(iv, 6, Math.floor(index / 0x10000));
  iv[10] = (iv[10] as number) ^ ((index >> 8) & 0xff);
  iv[11] = (iv[11] as number) ^ (index & 0xff);
  return iv;
}

/** RFC 7714 9.1: two zero octets, SSRC, two zero octets and the SRTCP index, XORed with the salt. */
function rtcpIv(keys: SessionKeys, { ssrc, index }: SrtpInput): Uint8Array {
  const iv = Uint8Array.from(keys.salt);
  xorUint32(iv, 2, ssrc);
  xorUint32(iv, 8, index);
  return iv;
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
