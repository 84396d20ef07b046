import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionKeys } from './key-derivation.ts';
import { ENCRYPTED, readUint32, type SrtpInput, type SrtpTransform, writeUint32, xorUint32 } from './srtp-transform.ts';

/** RFC 4568 6.2.2: the short tag is for SRTP only; SRTCP keeps 80 bits. */
const RTCP_TAG = 10;
const INDEX = 4;

/** AES in counter mode with HMAC-SHA1 (RFC 3711 4.1.1, 4.2.1). */
export class AesCmHmac implements SrtpTransform {
  readonly overhead;
  readonly #rtp: SessionKeys;
  readonly #rtcp: SessionKeys;
  readonly #tag: number;
  readonly #iv = new Uint8Array(16);
  readonly #rollover = new Uint8Array(4);

  constructor(keys: { readonly rtp: SessionKeys; readonly rtcp: SessionKeys }, tagLength: number) {
    this.#rtp = keys.rtp;
    this.#rtcp = keys.rtcp;
    this.#tag = tagLength;
    this.overhead = { rtp: tagLength, rtcp: RTCP_TAG + INDEX };
  }

  protectRtp(input: SrtpInput): Uint8Array {
    const { bytes, headerLength } = input;
    const out = new Uint8Array(bytes.length + this.#tag);
    out.set(bytes.subarray(0, headerLength));
    out.set(this.#crypt(this.#rtp, input, bytes.subarray(headerLength)), headerLength);
    out.set(this.#rtpTag(out.subarray(0, bytes.length), input.index), bytes.length);
    return out;
  }

  unprotectRtp(input: SrtpInput): Uint8Array | undefined {
    const { bytes, headerLength } = input;
    const end = bytes.length - this.#tag;
    const authentic = bytes.subarray(0, end);
    if (!timingSafeEqual(this.#rtpTag(authentic, input.index), bytes.subarray(end))) return undefined;
    const out = new Uint8Array(end);
    out.set(authentic.subarray(0, headerLength));
    out.set(this.#crypt(this.#rtp, input, authentic.subarray(headerLength)), headerLength);
    return out;
  }

  protectRtcp(input: SrtpInput): Uint8Array {
    const { bytes, headerLength } = input;
    const out = new Uint8Array(bytes.length + INDEX + RTCP_TAG);
    out.set(bytes.subarray(0, headerLength));
    out.set(this.#crypt(this.#rtcp, input, bytes.subarray(headerLength)), headerLength);
    writeUint32(out, bytes.length, (ENCRYPTED | input.index) >>> 0);
    out.set(this.#rtcpTag(out.subarray(0, bytes.length + INDEX)), bytes.length + INDEX);
    return out;
  }

  unprotectRtcp(input: SrtpInput): Uint8Array | undefined {
    const { bytes, headerLength } = input;
    const tagAt = bytes.length - RTCP_TAG;
    if (!timingSafeEqual(this.#rtcpTag(bytes.subarray(0, tagAt)), bytes.subarray(tagAt))) return undefined;
    const end = tagAt - INDEX;
    // RFC 3711 3.4: a sender may leave SRTCP in the clear and still authenticate it
    if ((readUint32(bytes, end) & ENCRYPTED) === 0) return bytes.slice(0, end);
    const out = new Uint8Array(end);
    out.set(bytes.subarray(0, headerLength));
    out.set(this.#crypt(this.#rtcp, input, bytes.subarray(headerLength, end)), headerLength);
    return out;
  }

  readRtcpIndex(bytes: Uint8Array): number {
    return readUint32(bytes, bytes.length - RTCP_TAG - INDEX);
  }

  /** RFC 3711 4.1.1: IV = (k_s * 2^16) XOR (SSRC * 2^64) XOR (i * 2^16). */
  #crypt(keys: SessionKeys, { ssrc, index }: SrtpInput, data: Uint8Array): Uint8Array {
    const iv = this.#iv.fill(0);
    iv.set(keys.salt);
    xorUint32(iv, 4, ssrc);
    xorUint32(iv, 8, Math.floor(index / 0x10000));
    iv[12] = (iv[12] as number) ^ ((index >> 8) & 0xff);
    iv[13] = (iv[13] as number) ^ (index & 0xff);
    return createCipheriv('aes-128-ctr', keys.encryption, iv).update(data);
  }

  /** RFC 3711 4.2: the rollover counter is authenticated although it is not sent. */
  #rtpTag(bytes: Uint8Array, index: number): Uint8Array {
    writeUint32(this.#rollover, 0, Math.floor(index / 0x10000));
    return hmac(this.#rtp).update(bytes).update(this.#rollover).digest().subarray(0, this.#tag);
  }

  #rtcpTag(bytes: Uint8Array): Uint8Array {
    return hmac(this.#rtcp).update(bytes).digest().subarray(0, RTCP_TAG);
  }
}

function hmac(keys: SessionKeys) {
  if (keys.authentication === undefined) throw new Error('HMAC needs an authentication key');
  return createHmac('sha1', keys.authentication);
}
