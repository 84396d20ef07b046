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
}

/** The answer of a fault that was asked for, or `undefined` when the request is to be served. */
export async function httpFault(faults: Faults, { operation, tenant, signal }: FaultOccasion): Promise<HttpAnswer | undefined> {
  const fault = faults.take(operation, tenant, ['status', 'no-answer']);
  if (fault === undefined) return undefined;
  if (fault.kind === 'no-answer') {
    // The client waits for real: this is what its time-outs are tried with
    await sleep(fault.seconds * 1_000, undefined, { signal }).catch(() => {});
    return { status: 504, json: graphErrorBody({ code: 'GatewayTimeout', message: 'The simulator was asked not to answer.' }) };
  }
  const { status, code = defaultCodes[status] ?? 'GeneralException', message = 'The simulator was asked to fail.', retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status, json: graphErrorBody({ code, message }), headers };
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
