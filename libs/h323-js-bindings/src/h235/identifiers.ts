/** Object identifiers of H.235.1 15 (Table 3): version 2, as all send since 2000. */
export const identifiers = {
  /** "A": the hash covers the whole message. */
  wholeMessage: '0.0.8.235.0.2.1',
  /** "T": the ClearToken whose values the hash protects. */
  baselineToken: '0.0.8.235.0.2.5',
  /** "U": HMAC-SHA1-96. */
  hmacSha1: '0.0.8.235.0.2.6',
} as const;

/** The arc that is the version: 1 from an endpoint of H.235 version 1 (H.235.1 11). */
const VERSION_ARC = 5;

/** Whether an identifier is that one, of whatever version. */
export function isIdentifier(oid: string, name: keyof typeof identifiers): boolean {
  return oid.split('.').toSpliced(VERSION_ARC, 1, '2').join('.') === identifiers[name];
}
