/** The timer values of RFC 3261 table 4 in milliseconds; the others are made of these three. */
export interface SipTimers {
  /** Round-trip estimate. */
  readonly t1: number;
  /** Longest retransmission interval of a non-INVITE request and of an INVITE response. */
  readonly t2: number;
  /** How long a message stays in the network. */
  readonly t4: number;
  /** Wait time for response retransmissions of an INVITE client (timer D), at least 32 s over UDP. */
  readonly d: number;
}

export const defaultTimers: SipTimers = { t1: 500, t2: 4000, t4: 5000, d: 32_000 };

/** Timers B, F, H, J, L, M: after this the other side is taken to be gone. */
export function transactionTimeout(timers: SipTimers): number {
  return 64 * timers.t1;
}
