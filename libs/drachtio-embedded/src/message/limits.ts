/** How much of a message we read before we refuse it. */
export interface MessageLimits {
  /** Start line, headers and body together, in bytes. */
  readonly maxMessageBytes: number;
  readonly maxHeaders: number;
  /** One header line, unfolded, in bytes. */
  readonly maxHeaderBytes: number;
}

export const defaultMessageLimits: MessageLimits = { maxMessageBytes: 65_535, maxHeaders: 256, maxHeaderBytes: 8192 };
