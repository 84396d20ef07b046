/** Seconds from 1900 to 1970 (RFC 868). */
const NTP_UNIX_OFFSET = 2208988800;
const FRACTIONS = 2 ** 32;

/** A 64-bit NTP timestamp in its two words (RFC 3550 4). */
export interface NtpTime {
  readonly seconds: number;
  readonly fraction: number;
}

/** The NTP time of a Unix time in ms. */
export function ntpFromUnix(ms: number): NtpTime {
  const whole = Math.floor(ms / 1000);
  return {
    seconds: (whole + NTP_UNIX_OFFSET) % FRACTIONS,
    fraction: Math.floor(((ms - whole * 1000) / 1000) * FRACTIONS),
  };
}

/** The Unix time, in ms, of an NTP time of this era. */
export function unixFromNtp({ seconds, fraction }: NtpTime): number {
  return (seconds - NTP_UNIX_OFFSET) * 1000 + (fraction / FRACTIONS) * 1000;
}

/** The middle 32 bits, in units of 1/65536 s: what LSR and DLSR count in (RFC 3550 6.4.1). */
export function compactNtp({ seconds, fraction }: NtpTime): number {
  return (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0;
}

/**
 * Round trip time in ms from a report block (RFC 3550 6.4.1: A - LSR - DLSR); undefined when the block answers no sender report.
 * `arrival` is when the report came.
 */
export function roundTripTime(block: { readonly lastSr: number; readonly delaySinceLastSr: number }, arrival: NtpTime): number | undefined {
  if (block.lastSr === 0) return undefined;
  const elapsed = (compactNtp(arrival) - block.lastSr - block.delaySinceLastSr) | 0;
  // clocks stepped back, or a hostile report
  return elapsed < 0 ? 0 : (elapsed / 65536) * 1000;
}
