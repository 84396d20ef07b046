/** Octets as text, for vectors. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, octet => octet.toString(16).padStart(2, '0')).join('');
}

/** Spaces are allowed. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(/\s/g, '').match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}
