/** Signed distance from `from` to `to` on the 16-bit sequence circle (RFC 1982 3.2; RFC 3550 A.1): negative when `to` is older. */
export function sequenceDelta(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}

/** Signed distance from `from` to `to` on the 32-bit timestamp circle: negative when `to` is older. */
export function timestampDelta(from: number, to: number): number {
  return (to - from) | 0;
}

/** The sequence number `steps` after `sequenceNumber`, wrapped to 16 bits. */
export function addSequence(sequenceNumber: number, steps: number): number {
  return (sequenceNumber + steps) & 0xffff;
}

/** The timestamp `ticks` after `timestamp`, wrapped to 32 bits. */
export function addTimestamp(timestamp: number, ticks: number): number {
  return (timestamp + ticks) >>> 0;
}
