/** Limits a value to 16 bits. */
export function saturate(value: number): number {
  if (value > 32767) return 32767;
  return Math.max(value, -32768);
}
