/** H.225.0 7.2: what we say we are, version 7 (12/2009). */
export const PROTOCOL_IDENTIFIER = '0.0.8.2250.0.7';

/** The version of H.225.0 in a protocol identifier; 0 where it is another's. */
export function h225VersionOf(protocolIdentifier: string): number {
  const [, version] = /^0\.0\.8\.2250\.0\.(\d{1,3})$/.exec(protocolIdentifier) ?? [];
  return Number(version ?? 0);
}
