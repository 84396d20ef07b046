/** NAL unit types of H.264 Table 7-1 and RFC 6184 Table 1 that a gateway meets. */
export const NalType = {
  slice: 1,
  partitionA: 2,
  partitionC: 4,
  idr: 5,
  sei: 6,
  sps: 7,
  pps: 8,
  delimiter: 9,
  endOfSequence: 10,
  endOfStream: 11,
  stapA: 24,
  fuA: 28,
} as const;

/** The type in the first octet of a NAL unit; 0 when it is empty. */
export function nalType(nal: Uint8Array): number {
  return (nal[0] ?? 0) & 0x1f;
}

/** Whether a NAL unit holds picture data (VCL, H.264 7.4.1). */
export function isVcl(nal: Uint8Array): boolean {
  const type = nalType(nal);
  return type >= NalType.slice && type <= NalType.idr;
}

/** Whether a decoder can start at an access unit: it holds an IDR picture. */
export function isKeyFrame(nals: readonly Uint8Array[]): boolean {
  return nals.some(nal => nalType(nal) === NalType.idr);
}
