import { defaultMessageLimits, type MessageLimits } from './message/limits.ts';

/** What one server lets its peers use up. */
export interface Limits extends MessageLimits {
  /** TCP and TLS connections of one listener. */
  readonly maxConnections: number;
  readonly maxConnectionsPerSource: number;
  /** A connection that no dialog uses and that carried nothing for so long is closed. */
  readonly idleTimeoutMs: number;
  /** A message that began on a connection, or a TLS handshake, must be complete within this time. */
  readonly messageTimeoutMs: number;
  /** Server and client transactions together; a new request beyond it is answered 503. */
  readonly maxTransactions: number;
  readonly maxDialogs: number;
  /** How long the application may leave an INVITE without a final response. */
  readonly inviteTimeoutMs: number;
  /** Bytes of one frame on the control connection. */
  readonly maxControlFrameBytes: number;
}

export const defaultLimits: Limits = {
  ...defaultMessageLimits,
  maxConnections: 2000,
  maxConnectionsPerSource: 100,
  idleTimeoutMs: 600_000,
  messageTimeoutMs: 32_000,
  maxTransactions: 150_000,
  maxDialogs: 20_000,
  inviteTimeoutMs: 300_000,
  maxControlFrameBytes: 1_048_576,
};
