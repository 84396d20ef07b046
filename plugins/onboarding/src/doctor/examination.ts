import { type Clock, type Tenant, TimeoutError, UsageError } from '@opencvi/plugin-api';
import type { CheckContext, DoctorCheck, Finding } from '../api.ts';
import type { Customers } from '../customers.ts';

/** What one check found. */
export interface Examined {
  readonly check: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** What is to be examined. */
export interface ExaminationRequest {
  readonly tenant: Tenant;
  readonly conferenceId?: string | undefined;
  readonly tryJoin?: CheckContext['tryJoin'];
  /** Only these checks, by id; all when absent. */
  readonly only?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** What examinations are made with. */
export interface ExaminationParts {
  readonly checks: Iterable<DoctorCheck>;
  readonly customers: Customers;
  readonly clock: Clock;
}

/** The longest that one check may take; a test join takes longest. */
const deadline = 90_000;

/** Runs the checks at once and gives what they found in their order. Rejects with `UsageError` when a check that was asked for does not exist. */
export async function examine(request: ExaminationRequest, { checks, customers, clock }: ExaminationParts): Promise<readonly Examined[]> {
  const { tenant, conferenceId, tryJoin, only, signal } = request;
  const all = [...checks];
  const unknown = only?.find(id => !all.some(check => check.id === id));
  if (unknown !== undefined) throw new UsageError(`there is no check ${unknown}: ${all.map(({ id }) => id).join(', ')}`);
  const { host, dialling } = await customers.of(tenant);
  const context = { tenant, host, dialling, conferenceId, tryJoin };
  const chosen = all.filter(({ id }) => only === undefined || only.includes(id));
  return Promise.all(
    chosen.map(async check => ({ check: check.id, title: check.title, findings: await findingsOf(check, { ...context, signal }, clock) })),
  );
}

async function findingsOf(check: DoctorCheck, context: CheckContext, clock: Clock): Promise<readonly Finding[]> {
  const late = new AbortController();
  const signal = AbortSignal.any([context.signal, late.signal]);
  try {
    return await clock.within(deadline, check.run({ ...context, signal }));
  } catch (error) {
    context.signal.throwIfAborted();
    const words = error instanceof TimeoutError ? 'it took too long' : error instanceof Error ? error.message : String(error);
    return [
      { severity: 'failure', message: `the check failed: ${words}`, remedy: `this is a defect of the check ${check.id}; please report it` },
    ];
  } finally {
    late.abort();
  }
}
