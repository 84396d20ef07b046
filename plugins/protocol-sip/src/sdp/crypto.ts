import { type SrtpKey, type SrtpSuite, srtpSuites } from '@opencvi/plugin-api';

/** An a=crypto attribute: a suite with its key, under a tag (RFC 4568 9.1). */
export interface CryptoAttribute extends SrtpKey {
  readonly tag: number;
}

const keyOctets: Readonly<Record<SrtpSuite, number>> = {
  AES_CM_128_HMAC_SHA1_80: 30,
  AES_CM_128_HMAC_SHA1_32: 30,
  AEAD_AES_128_GCM: 28,
  AEAD_AES_256_GCM: 44,
};

/** Octets of master key and salt. */
export function keyLength(suite: SrtpSuite): number {
  return keyOctets[suite];
}

/** Reads the value of a=crypto; `undefined` when it is broken, or asks for something we cannot do. */
export function parseCrypto(value: string): CryptoAttribute | undefined {
  const [tag = '', suiteName = '', keyParameters = '', ...sessionParameters] = value.trim().split(/\s+/);
  const suite = srtpSuites.find(known => known === suiteName.toUpperCase());
  if (!/^\d{1,9}$/.test(tag) || suite === undefined || !sessionParameters.every(isIgnorable)) return undefined;
  const key = parseInlineKey(keyParameters, suite);
  return key && { tag: Number(tag), suite, key };
}

/** RFC 4568 6.3.7: what is marked with a dash may be ignored, everything else may not; a window size hint (6.3.6) is only a hint. */
function isIgnorable(parameter: string): boolean {
  return parameter.startsWith('-') || /^WSH=/i.test(parameter);
}

function parseInlineKey(parameters: string, suite: SrtpSuite): Uint8Array | undefined {
  const [, base64, rest = ''] = /^inline:([A-Za-z0-9+/=]+)((?:\|[^;|]*)*)$/i.exec(parameters) ?? [];
  // RFC 4568 6.1: a part with a colon is an MKI, which the packets would then have to carry
  if (base64 === undefined || rest.includes(':')) return undefined;
  const key = new Uint8Array(Buffer.from(base64, 'base64'));
  return key.length === keyLength(suite) ? key : undefined;
}

/** The value of an a=crypto attribute. */
export function formatCrypto({ tag, suite, key }: CryptoAttribute): string {
  return `${tag} ${suite} inline:${Buffer.from(key).toString('base64')}`;
}
