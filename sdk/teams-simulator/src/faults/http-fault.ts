import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer } from '@opencvi/plugin-api';
import { graphErrorBody } from '../graph/graph-error.ts';
import type { Faults, Operation } from './faults.ts';

/** Which request it is. */
export interface FaultOccasion {
  readonly operation: Operation;
  readonly tenant: string | undefined;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** How the service that is asked writes its errors; Graph's way when absent. */
  readonly write?: (said: FaultWords) => HttpAnswer;
}

/** What a fault says, before it is written in a service's own way. */
export interface FaultWords {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message: string;
}

/** The answer of a fault that was asked for, or `undefined` when the request is to be served. */
export async function httpFault(
  faults: Faults,
  { operation, tenant, signal, write = asGraph }: FaultOccasion,
): Promise<HttpAnswer | undefined> {
  const fault = faults.take(operation, tenant, ['status', 'no-answer']);
  if (fault === undefined) return undefined;
  if (fault.kind === 'no-answer') {
    // The client waits for real: this is what its time-outs are tried with
    await sleep(fault.seconds * 1_000, undefined, { signal }).catch(() => {});
    return write({ status: 504, message: 'The simulator was asked not to answer.' });
  }
  const { status, code, message = 'The simulator was asked to fail.', retryAfter } = fault;
  const answer = write({ status, code, message });
  if (retryAfter === undefined || 'events' in answer || 'root' in answer) return answer;
  const own = 'headers' in answer ? answer.headers : {};
  return { ...answer, headers: { ...own, 'retry-after': String(retryAfter) } } as HttpAnswer;
}

function asGraph({ status, code = defaultCodes[status] ?? 'GeneralException', message }: FaultWords) {
  return { status, json: graphErrorBody({ code, message }) };
}

/** RFC 9457, as the media bot's contract has it. */
export function asProblem({ status, code: title = `${status}`, message: detail }: FaultWords) {
  const text = JSON.stringify({ type: 'about:blank', title, status, detail });
  return { status, text, contentType: 'application/problem+json' };
}

const defaultCodes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'NotFound',
  410: 'SyncStateNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};
