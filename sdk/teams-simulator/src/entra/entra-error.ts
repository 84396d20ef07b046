import { randomUUID } from 'node:crypto';

/** An answer of Entra ID that is no token: the OAuth error and the AADSTS code behind it. */
export class EntraError extends Error {
  override readonly name = 'EntraError';

  constructor(
    readonly error:
      | 'invalid_request'
      | 'invalid_client'
      | 'unauthorized_client'
      | 'invalid_scope'
      | 'unsupported_grant_type'
      | 'temporarily_unavailable',
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  /** RFC 6749 5.2 with Entra's additions. */
  body(now: number): Record<string, unknown> {
    const trace = randomUUID();
    const correlation = randomUUID();
    const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
    return {
      error: this.error,
      error_description: `AADSTS${this.code}: ${this.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [this.code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${this.code}`,
    };
  }

  /** RFC 6749 5.2: 401 for a client that failed to authenticate, 400 else. */
  get status(): number {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}
