import { randomUUID } from 'node:crypto';

/** What Graph says is wrong. */
export interface GraphErrorDetail {
  readonly code: string;
  readonly message: string;
}

/** Which request an error answers. */
export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly date: string;
}

/** Graph's error body. */
export function graphErrorBody({ code, message }: GraphErrorDetail, ids: RequestIds = newIds()): Record<string, unknown> {
  return {
    error: {
      code,
      message,
      innerError: { date: ids.date, 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId },
    },
  };
}

function newIds(): RequestIds {
  const requestId = randomUUID();
  return { requestId, clientRequestId: requestId, date: new Date().toISOString().slice(0, 19) };
}

/** An answer of Graph that is an error. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** 7504: the application lacks a permission in this tenant, or the tenant never consented. */
export function missingPermission(): GraphError {
  return new GraphError(403, '7504', 'Insufficient enterprise tenant permissions, cannot access this API.');
}

/** 7505: the token is of another tenant than the meeting, or `tenantId` is missing. The status is not documented: 403 as for 7504. */
export function tenantMismatch(): GraphError {
  return new GraphError(403, '7505', 'Request authorization tenant mismatch.');
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function notFound(message: string): GraphError {
  return new GraphError(404, 'NotFound', message);
}
