/** RTP over UDP, with or without feedback (RFC 4585), plain or with keys from SDES. DTLS-SRTP (UDP/TLS/RTP/...) is not among them. */
const known = new Set(['RTP/AVP', 'RTP/AVPF', 'RTP/SAVP', 'RTP/SAVPF']);

/** Whether we can speak a transport profile. */
export function isKnownProfile(profile: string): boolean {
  return known.has(profile.toUpperCase());
}

/** Whether a profile demands SRTP. */
export function isSecureProfile(profile: string): boolean {
  return /\/SAVPF?$/i.test(profile);
}
