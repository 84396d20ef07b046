/** A call identifier as logs have it: 32 hexadecimal digits. */
export function hex(identifier: Uint8Array): string {
  return Buffer.from(identifier).toString('hex');
}
