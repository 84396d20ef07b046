/** Option tags a peer may demand of us (RFC 3261 8.2.2.3). */
const supported = new Set(['100rel', 'timer']);

export function isUnsupported(optionTag: string): boolean {
  return !supported.has(optionTag.toLowerCase());
}
