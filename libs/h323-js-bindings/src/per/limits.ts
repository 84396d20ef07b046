/** How much of a hostile message the decoder takes before it gives up. */
export interface DecodeLimits {
  /** Octets of the whole encoding. */
  readonly maxBytes: number;
  /** SEQUENCE, SEQUENCE OF and CHOICE inside one another. */
  readonly maxDepth: number;
  /** Elements of all lists together. */
  readonly maxElements: number;
}

/** No message of a real device comes near. */
export const defaultLimits: DecodeLimits = { maxBytes: 1 << 20, maxDepth: 64, maxElements: 1 << 14 };
