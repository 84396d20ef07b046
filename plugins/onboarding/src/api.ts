import { type Contribution, point, type Tenant } from '@opencvi/plugin-api';
import type { Dialling } from './handover/dialling.ts';
import type { TestJoinResult } from './join/test-join-result.ts';

/** What a check found. */
export interface Finding {
  /** `skipped`: it does not apply, or was not asked for. */
  readonly severity: 'ok' | 'warning' | 'failure' | 'skipped';
  /** One sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** What is examined. */
export interface CheckContext {
  readonly tenant: Tenant;
  /** The host or address that rooms call. */
  readonly host: string;
  /** How rooms reach the tenant; `undefined` when it has no address to dial. */
  readonly dialling: Dialling | undefined;
  /** A meeting to try things with, when one was named. */
  readonly conferenceId: string | undefined;
  /** Joins a meeting and leaves it again; absent when no join was asked for. */
  readonly tryJoin: ((conferenceId: string, signal: AbortSignal) => Promise<TestJoinResult>) | undefined;
  /** Aborted when the examination is called off or the check has taken too long. */
  readonly signal: AbortSignal;
}

/**
 * Looks at one thing that must be right for a tenant's rooms to join. Findings say what is right too.
 * @example `{ id: 'licence', title: 'Licence', run: async ({ tenant }) => [{ severity: 'ok', message: `${tenant.name} has a licence` }] }`
 */
export interface DoctorCheck extends Contribution {
  /** A word or two, at the head of its findings. */
  readonly title: string;
  run(context: CheckContext): Promise<readonly Finding[]>;
}

/** Checks of `opencvi doctor`, in order. */
export const onboardingChecks = point<DoctorCheck>('onboarding.checks');

export type { Dialling } from './handover/dialling.ts';
export type { TestJoinResult } from './join/test-join-result.ts';
